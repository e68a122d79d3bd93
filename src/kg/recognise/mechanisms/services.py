"""Service for firms by a name of its own: 全周期帮办服务, 以挂钩服务为抓手, 贴心的保姆式服务让企业满意."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.recognise.mechanisms.lexicon import HAN
from kg.text.rare import Rare

_GIVEN = "(?:实行|推行|提供|做到|做好|开展|享受到?|强化|实施|落实|打造|建立|推出|优化|实现|得益于|受益于|感受到?|用|以)"
_LONG = Rare(
    re.compile(
        rf"{_GIVEN}(?:了|出)?(?:[^,，。;；、“]{{0,10}}的)?(?P<name>(?:项目|企业|招商)?(?:全周期|全生命周期)(?:、?(?:全链条|全流程|全要素|全方位|全过程|全天候))?"
        r"(?:跟进|跟踪|保姆式|管家式|精准|闭环|招商|陪伴式?|专班|一站式|贴心){0,2}(?:帮办代办|帮代办|帮办|代办|服务)(?:服务)?)(?![业区商平台中心大厅窗口企体])"
    ),
    "全周期",
    "全生命周期",
)
"""Service as long as a project or firm lives: 提供|全周期跟进帮办."""
_HANDLE = Rare(
    re.compile(
        r"以[“]?(?P<name>(?:领导|干部|部门|企业|项目)?(?:挂钩|挂点|包联|包保|包抓|结对|驻企|跟踪|上门|精准|专班|代办|帮办|首席)+(?:帮扶|服务|代办|帮办))[”]?(?=为(?:主|总|重要)?(?:抓手|突破口|切入点|载体))"
    ),
    "为抓手",
    "抓手",
    "突破口",
    "切入点",
    "载体",
)
"""What a place works by: 以|挂钩服务|为抓手."""
_STYLE = rf"(?:全程|全方位)?(?:保姆|妈妈|管家|店小二|贴身|娘家人|家人|一条龙|一站|陪伴|陪跑|秘书|嵌入)式(?:[{HAN}]{{0,4}}?)(?:服务|代办|帮办)(?:服务)?"
_THANKS = Rare(
    re.compile(
        rf"(?:得益于|受益于|多亏了?|感谢|享受到?了?)(?:[^,，。;；、“”]{{0,16}}?)[“]?(?P<name>{_STYLE}|全(?:程|流程)(?:帮代办|帮办|代办|领办)(?:服务)?)(?![业区商平台中心大厅窗口])"
    ),
    "得益于",
    "受益于",
    "多亏",
    "感谢",
    "享受",
)
"""What a firm is thankful for: 得益于某县的|保姆式服务."""
_PRAISED = Rare(
    re.compile(
        rf"(?P<name>{_STYLE})[”]?(?=(?:让|使|令|打动|赢得|得到了?|受到了?|获得了?|感动|给)(?:了)?(?:企业|客商|投资|投资者|项目|我们|公司|广大|各方|外地|落户)|赢得)"
    ),
    "式",
)
"""What firms like: |保姆式服务|赢得企业点赞."""
_REFORM = Rare(
    re.compile(
        rf"(?:推行|推进|深化|实施|启动|开展|探索|落实|创新|试点|推广)(?:了|好)?(?P<name>(?:(?![的了“”])[{HAN}]){{0,10}}?(?:联审|踏勘|验收|代办|帮办|承诺制|受理|并联审批|图审|容缺)(?:(?![的了])[{HAN}]){{0,4}}?改革)(?!方案|委|办)"
    ),
    "改革",
)
"""A reform of how works are permitted: 推行|水电联审踏勘改革."""
_PATTERNS = (_LONG, _HANDLE, _THANKS, _PRAISED, _REFORM)


def find(text: str, start: int, stop: int) -> Iterator[Mention]:
    """Give the services of this sort that `text[start:stop]` names."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, stop):
            yield Mention(Kind.MECHANISM, *match.span("name"), match["name"])
