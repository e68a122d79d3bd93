"""The words of `stages.tsv`, compiled: what states a stage after a project, before it, or over a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.text.patterns import alternatives

_HEAD_TAIL = re.compile(
    r"(?:了|的)?(?:(?:一批|重点|产业|招商|建设|(?:世界|中国)?500强|央企|外资|的|\d+个|[一二三四五六七八九十]+个|新|省|市|重大|亿元以上)*(?:项目|工程)(?:共?\d+[个项]|[(（]共?\d+[个项][)）])?)?(?:[中里][,，]?)?(?:[,，:：]?(?:(?<=的)还有|有|主?要?包括|主?要?包含|分别是|分别为|依次是|依次为|其中|如|主要有|涵盖|含|为|例如|比如))*[:：]?$"
)

SOME = re.compile(
    "[已经功式利均都也]签|打地基|细节|条款|事宜|出让|划拨|落实|有条不紊|加班加点|夜以继日|马不停蹄|争分夺秒|全力以赴|快马加鞭|日夜兼程|昼夜不停|开足马力|全速|摘牌|挂牌|协商|商讨|齐全|齐备|签下|已签|(?:正式|顺利|成功|均|都|也)签|雏形|正酣|正忙|正紧|[搭立建盖]起|[搭筑]好|开馆|开张|供地|使用证|接待|迎来|静待|共识|内墙|外立面|墙面|景观|室内|谈判|商谈|正值|正处|处[于在]|高峰|黄金|攻坚|关键|旺|进度|[做打浇铺架挖砌干建搭]完|[做打浇铺架挖砌干建]好|粉刷|抹灰|砌墙|绿化|布线|亮化|装饰|模板|铺装|钢构|屋面|幕墙|外墙|内饰|工人|盖起|交房|敲定|落定|谈[妥成]|方案|招来|启建|动土|破土|大幕|序幕|帷幕|铲土|工期|断水|正负零|±0|装饰|装潢|冲刺|扫尾|开机|运转|揭牌|迎客|纳客|落子|花落|扎根|引入|磋商|接洽|洽商|商洽|招拍挂|土地出让|产权证|国土证|土地证|许可|使用权|用地指标|有意|结顶|紧锣密鼓|如火如荼|热火朝天|达成|具备|改建|组装|铺设|吊装|浇筑|搭建|改造|正(?:在|进行|开展|实施|抓紧|加紧|加快|紧锣密鼓|全力|有序|紧张)|目前|[入进]驻|论证|审议|设计|注册|备案|预审|手续|意向|交付|复[)）]工|开通|通[水气航]|点火|主体|%|兴建|新建|新上|修建|扩建|报建|忙着|并网|塔吊|地勘|筹划|环境影响|环评|原则|工地|尾声|平整|工可|试车|点火|获批|开园|开馆|开街|对外|下线|验收|转入|进入|勘[察探测]|征地|招标|选址|量产|批准|立项|评审|审定|报批|申报|筹划|上马|建有|可研|可行性|初步设计|项目建议书|审批|批复|核准|审查|引入|引来|签下|跟踪|包装|计划|规划|筹建|投产|投用|投运|投入|试生产|试运|并网|通车|营业|开业|运营|达产|启用|竣工|建成|完工|落成|落地|落户|建设|施工|推进|封顶|在建|续建"
    "|贯通|开挖|架设|架梁|铺轨|掘进|截流|蓄水|打桩|砌筑|回填|拆除|联[调合]|静态|动态|过半|一半|初具|处于|处在|进场|批准|公示|风险|预定|投料|满负荷|产能爬坡|满产|招投?标|作业|赶工|奋战|拔地|盖起|建起|立起|修缮|修复|搬迁|拆迁|征迁|征收|征拆|报审|招投标|打通|在建设|在修建|打下|列入|纳入|董事会|股东|路条|跟上|跟进|热试|试产|试运转|生产|运行|出炉|出厂|产出|问世|炼出|轧出|结束|完毕|成[型形]|展开|铺开|收尾|就绪"
    "|现场|启动|安装|调试|装修|合龙|合拢|完成|开工|复工|动工|奠基|破土|开建|签约|签字仪式|签订|签署|引进|招引|洽谈|在谈|对接|谋划|储备|策划|前期|筹备|拟建|实施|进展|加快|提速|加速"
)
"""A cheap look for what every pattern of `stages.tsv` holds; a test keeps the two together."""


class Union:
    """Rows of the table as one pattern, with the stage of each. The one that is searched for has no groups, so that the engine can pass
    over places where no row begins; which row it was is asked only where one fits."""

    def __init__(self, rows: Sequence[tuple[str, ...]], tail: str = "") -> None:
        self._any = re.compile(f"(?:{alternatives(row[0] for row in rows)})(?:{tail})")
        self._which = re.compile("(?:" + "|".join(f"(?P<s{i}>{row[0]})" for i, row in enumerate(rows)) + f")(?:{tail})")
        self._stages = [row[1] for row in rows]

    def finditer(self, text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
        """Give every match of a row in `text[start:stop]`, in order."""
        return self._any.finditer(text, start, stop)

    def search(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        """Give the first match of a row in `text[start:stop]`."""
        return self._any.search(text, start, stop)

    def stage(self, match: re.Match[str]) -> str:
        """Give the stage of a match of these rows."""
        which = self._which.match(match.string, match.start(), match.endpos)
        return self._stages[int(which.lastgroup[1:])] if which and which.lastgroup else ""


@dataclass(frozen=True)
class Words:
    """The rows that stand after a project, before it, and before a list that they open; `progress` are weaker ones after it."""

    after: Union
    progress: Union
    before: Union
    opened: Union


def stage_words(knowledge: Knowledge) -> Words:
    """Give the compiled table. Raises DataError for a table that is missing or broken."""
    return knowledge.once("relate.stage", _compile)


def _compile(knowledge: Knowledge) -> Words:
    rows = knowledge.table("stages")
    after = [row for row in rows if row[2] in ("after", "both")]
    before = [row for row in rows if row[2] in ("before", "both")]
    opened = Union(
        before,
        r"(?:仪式|活动|大会)?的(?:[^,，。;；]{0,10}项目)?(?:中)?[,，]?(?:有|包括|包含|分别是|分别为|依次是|依次为|主要有|主要包括|涵盖)(?:[^。;；]{0,40}|[^。;；]{0,60}[,，]其中[^,，。;；]{0,16})$|[^,，。;；]{0,16}项目(?:共)?(?:\d+个)?[^。;；]{0,30}[,，](?:包括|包含|分别是|分别为|依次是|依次为|主要有|其中有)$",
    )
    progress = [row for row in rows if row[2] == "progress"]
    return Words(Union(after), Union(progress), Union(before, _HEAD_TAIL.pattern), opened)
