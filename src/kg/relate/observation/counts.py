"""How many projects, and at which stage: 签约项目11个, 签约33个项目, 19个项目实现开工, 共铺排项目319个, 落户企业55户."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Kind
from kg.relate.observation.figures import COUNTED, Figure, reach
from kg.relate.observation.hopes import HOPE, WISH
from kg.relate.observation.stages import COPULA, DIRECT, FIRM_BEFORE, NOUN, NOUN_BEFORE, STAGE_ORDER
from kg.relate.observation.verbs import Verbs

_NOUN_AFTER = re.compile(rf"(?P<mod>[^，,。]{{0,26}}?)(?P<noun>{NOUN})(?!库|负责|单位|建设(?:领|指))(?P<rest>.*)$")
_FIRM_AFTER = re.compile(
    r"(?P<mod>[^，,。]{0,14}?)(?P<noun>企业|厂商|厂家|公司|(?<=[民外名车药茶酒台侨港])企(?!业))(?:[、和及与](?:机构|商户|单位|组织))?(?!家)(?P<rest>.*)$"
)
_CEREMONY = re.compile(
    r"(?:集中|集体)?(?P<word>签约|开工|动工|竣工|投产)(?:奠基|动员)?(?:仪式|活动|大会)|(?:集中|集体)(?P<done>签约|开工|动工|竣工|投产)之?后"
    r"|[—－-]{1,2}[^，,。;；]{4,80}?举行了?(?:集中|集体)?(?P<held>签约|开工|动工|竣工|投产)(?:奠基|动员)?(?:仪式|活动|大会)"
)
"""After the noun the occasion that the projects were signed or started on (45个重大项目集中开工仪式)."""
OTHER_NOUN = re.compile(
    r"[^，,。]{0,6}(?:[县市区镇]|乡镇|街道|部门|单位|批次|专班|小组|分队|团队|领域|板块|银行|高校|院校|院所|商会|协会|央企|国企|民企|国家|地区|省份|园区|平台|企业|公司|集团|客商)"
    r"(?=与|的|联合|协同|推动|投资|共|均|都|已|向|累计|全部|先后|分别|完成|实施|引进|签约|开工|招引|参加|召开|推进|申报|承担|组织|谋划|储备|包联)"
)
"""After a figure the noun that it counts, where that is no project (65个贫困县引进项目)."""
_ZONES = re.compile(
    r"(?:大|个)?(?:新城|新区|园区|县区|县市区|区县|乡镇|街道|城市|开发区|片区)(?!建设|开发|改造|基础|配套|内|道路)"
)
"""Behind a figure the places that it counts, whose projects are many: 五个|新城|首批重大项目."""
_HIGH = re.compile("重[点大]")
_KEY = re.compile(
    r"重点[\u4e00-\u9fff]{0,6}$|(?:国家|[省市县区州])[级列]?(?:“[^“”]{1,8}”)?重大(?:产业|建设|实施)?$|百大$"
)
TO_SHARE = re.compile(rf"(?:建设|实施|的)?{COPULA}")
"""Behind the stage of a noun what leads to another count, of which this one is the base (80个项目已开工建设|76个)."""
_EVERY = re.compile("(?:已经?|也)?(?:全部|全数|均|都)")
"""Behind key projects what tells that the count is of all of them, whatever they did (60个重点项目全部开工)."""
_LISTED_AS = re.compile(r"(?:已?被|已|均|同时)*(?:列为|列入|纳入|入选|确定为|跻身)[^,，。;；]{0,12}重点")
"""Behind a count what makes key projects of what is counted: 4个项目|列为省重点建设项目."""
_ROW = re.compile(
    r"(?:竣工|建成|投产|开工|在建|续建|签约)[^,，。;；\d]{0,4}\d+[个项][、,，](?:前期|谋划|储备|在谈|洽谈|对接)(?:的|有)?$"
)
"""Stages in a row, of which the last is that of projects to come: 在建25个、前期|10个."""
_KEY_DONE = re.compile(rf"重点(?:跟踪|推进|实施|调度|督办)(?:的)?{COPULA}$")
_BASE = re.compile(r"(?:[中里]|(?:目前|现|共|都|均)*(?:共有|已有|有|已)?$)")
"""After a noun what tells that its count is what the next one is a share of: 66个新开工项目已有28个, 6个新开工项目中3个."""
_INVITED = re.compile(
    r"[^,，。;；、有在存把将对为]{0,16}?(?:[省市县区州旗盟镇乡园月年]|实现|完成|共|累计|新增|^)招商(?:引资)?$"
)
"""Before 项目 and its count what says no more than that they were won: 全县|招商引资|项目21个."""
_INTENT = re.compile(r"年内|计划|拟(?!定)|预计|应(?!急)")
KEPT = re.compile(r"(?:保障|支持|帮助|督促|确保|力保|力促|保证)[^,，。;；]*$")
_DEALS = re.compile(r"(?:签订|签署|签下|达成|签)了?(?:近|约|超)?$")
_DEAL_NOUN = re.compile(r"(?:招商引资|招商|产业|项目|正式)*投资(?:合作)?(?:协议|合同)(?=$|[,，。;；])")
"""After a count of what was signed the agreements to invest: 签订了9项|投资协议."""
_NEW_FIRM = re.compile("新?(?:入驻|入园|引进|落户|签约|投产)(?:的)?")
"""Between a count and 企业 what was done with them: 18家|新入园|企业."""
_PUT_IN = re.compile("(?:拟|计划|准备|积极)申报|^申报|拟(?:安排|实施|铺排|推进|建设)")
"""Before key projects what tells that they are still to become such."""
_FIRMS_NUMBER = re.compile(rf"(?:企业|厂商|公司)(?:总?数|总?数量|个数){COPULA}$")
"""Before a figure what tells that it is a number of firms, whatever its unit: 入园企业数达到128个."""
_PARTNERS = re.compile("[与同和跟](?:[^,，。;；]{1,40}等)?(?:[^,，。;；等]{0,3})$")
"""Before a count of firms what makes of them those that one signed with, of whom no count is kept."""
PARTNERS = "partners"
"""The rule of a count of firms that one signed with: it is no statistic, but what they signed for is."""
_TALKS = re.compile("在谈|(?<!座)洽谈")
"""What is said of firms that one talks with."""
_BUILDING = re.compile("在建|正在建设")
"""What is said of firms that are being built."""
_IN_TALKS = re.compile(r"(?:正在|正|在)洽谈(?:之?中|对接|阶段)*(?=$|[,，。;；])")
_CAME_TO = re.compile(
    r"(?:已|先后|相继)?(?:到|来|在)[^,，。;；]{2,8}?(?:投资(?:兴业|建厂|办厂|创业|兴办)?|落户)(?=$|[,，。;；])"
)
"""Behind firms what tells that they settled: 8家企业|来青岭投资."""
_FIRM_STAGES = ("introduced", "signed", "operating")
"""Stages in which firms are counted, not projects."""
AHEAD = frozenset(("planned", "introduced", "signed", "started", "construction"))
"""Stages whose announcement is a plan of projects; 计划竣工 announces nothing new."""
VAGUE = re.compile(
    r"意向|框架(?!结构)|(?:科研(?:单位|院所|机构)|高等?院?校|院所)[^,，。;；]{0,8}签|信息(?!化|技术|产业|科技|工程|安全|系统|服务|消费|企业)|线索|备忘录|未(?!来)|没有|不(?![锈动断])|取消|淘汰|问题|比上年|比去年|减少|增加$"
)
_OFFERED = "招"
"""What makes of key projects such as are sought or were drawn: 重点招商项目, 拟招重大项目."""
_OF_THEM = re.compile(r"\d[个项][^,，。;；\d]{0,12}(?:项目|工程)[中里]?(?:已|现|就)?有$")
"""Before a count what it is a part of: 98个计划开工项目有|51个开工."""
_FUTURE = re.compile(r"(?:将|拟|即将|(?:预计|计划)(?!总?投资))(?:(?!项目[中里])[^，,。]){0,12}$")
_FUTURE_AFTER = re.compile(r"[^，,。]{0,10}?(?:将|拟|即将|预计|计划|有望)")


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of projects (or of firms that settled): its stage, or key, or all; how far before and after it the words reach."""

    stage: str
    unit: str
    before: int
    after: int
    rule: str


class Counts(Verbs):
    """The words of `observation_stages.tsv`, ready to read counts with."""

    def read(self, figure: Figure) -> Counted | None:
        """Read the figure as a count, or None if its words state none."""
        mention = figure.mention
        if mention.kind is not Kind.QUANTITY or mention.unit not in COUNTED:
            return None
        left, right = figure.before, figure.after
        if VAGUE.search(left) or VAGUE.search(right[:12]) or HOPE.search(left):
            return None
        return (
            self._after(left, right, figure)
            or self._before(left, right, figure)
            or self._firms(left, right, figure)
            or self._agreements(left, right, figure)
            or self._direct(left, right, figure)
        )

    def continued(self, figure: Figure) -> Counted | None:
        """Read 16个已开工, 其中26个成功签约: a count without its noun, of projects counted before."""
        right = figure.after
        if figure.mention.unit not in ("个", "项") or HOPE.search(figure.before) or _FUTURE_AFTER.match(right):
            return None
        predicate = self.predicate(right)
        if predicate is None or (figure.cut and predicate[1] >= len(right)):
            return None
        return Counted(predicate[0], "project", 0, reach(figure.right, predicate[1]), "count-continued")

    def more_firms(self, figure: Figure) -> Counted | None:
        """Read 、投产84家 after a count of firms."""
        if figure.mention.unit not in ("家", "户") or (figure.after and figure.after[0] not in "，,。;；、"):
            return None
        chain = self.chain(figure.before.lstrip("、"), DIRECT)
        if chain is None or chain[0] not in ("signed", "started", "construction", "operating"):
            return None
        return Counted(chain[0], "company", chain[1], 0, "more-firms")

    def _after(self, left: str, right: str, figure: Figure) -> Counted | None:
        """Read 19个项目实现开工, 33个省级重点项目, and with the stage before the figure 签约33个项目."""
        m = _NOUN_AFTER.match(right)
        if (
            m is None
            or figure.mention.unit == "只"
            or (m["mod"] and m["mod"][0] in "以至、")
            or left.endswith(("年产", "月产", "日产"))
        ):
            return None
        if (
            OTHER_NOUN.match(m["mod"])
            or _ZONES.match(m["mod"])
            or figure.mention.text.startswith("一")
            or m["mod"].startswith("一”")
        ):
            return None
        if told := _CEREMONY.match(m["rest"]):
            if _FUTURE.search(figure.lead):
                return None
            stop = reach(figure.right, m.start("rest") + told.end())
            return Counted(
                self.stage_of[told["word"] or told["done"] or told["held"]], "project", 0, stop, "count-ceremony"
            )
        predicate = None if KEPT.search(figure.lead) else self.predicate(m["rest"])
        before = self.chain(left, DIRECT) or self.listed(left)
        inner, noun_end = self.furthest(m["mod"]), reach(figure.right, m.end("noun"))
        if figure.cut and predicate is not None and TO_SHARE.fullmatch(m["rest"], predicate[1]):
            return Counted("key", "project", 0, noun_end, "count-key") if _HIGH.search(m["mod"]) else None
        if (
            predicate is None
            and (base := _BASE.match(m["rest"]))
            and base.group()
            and (figure.cut or len(base.group()) == 1)
        ):
            inner = None
        if predicate is not None and not (figure.cut and predicate[1] >= len(m["rest"])):
            stage, length = predicate
            if _KEY.search(m["mod"]) and _EVERY.match(m["rest"]):
                return Counted("key", "project", 0, noun_end, "count-key")
            if before is not None and before[0] in STAGE_ORDER and stage in STAGE_ORDER:
                stage = max(stage, before[0], key=STAGE_ORDER.index)
            future = _FUTURE.search(left) or _FUTURE_AFTER.match(m["rest"][:length])
            if future and stage not in AHEAD:
                return None
            stage = "planned" if future else stage
            return Counted(stage, "project", 0, reach(figure.right, m.start("rest") + length), "count-predicate")
        if _LISTED_AS.match(m["rest"]):
            return Counted("key", "project", 0, noun_end, "count-key")
        if done := _KEY_DONE.search(left):
            return Counted("key", "project", len(left) - done.start(), noun_end, "key-verb-count")
        if before is not None:
            stage = "planned" if _FUTURE.search(left[: len(left) - before[1]]) else before[0]
            return Counted(stage, "project", before[1], noun_end, "verb-count")
        if inner is not None:
            if _INTENT.search(m["mod"]) and inner != "planned":
                return Counted("planned", "project", 0, noun_end, "count-noun") if inner in AHEAD else None
            return Counted(inner, "project", 0, noun_end, "count-noun")
        if _KEY.search(m["mod"]) and _OFFERED not in m["mod"]:
            return Counted("key", "project", 0, noun_end, "count-key")
        return None

    def _before(self, left: str, right: str, figure: Figure) -> Counted | None:
        """Read 签约项目11个, “开工一批”项目109个, 重点项目104个, 共铺排项目319个."""
        m = NOUN_BEFORE.match(left)
        if m is None:
            return None
        lead = m["lead"]
        chain = self.chain(left, NOUN_BEFORE)
        reached = self.predicate(right) if chain is not None and _OF_THEM.search(figure.lead) else None
        if chain is not None and reached is not None and reached[0] != chain[0]:
            return Counted(reached[0], "project", 0, reach(figure.right, reached[1]), "count-continued")
        if chain is not None:
            stage, length = chain
            if _FUTURE.search(lead[: max(0, len(left) - length)]) and stage != "negotiated":
                if stage not in AHEAD:
                    return None
                stage = "planned"
            return Counted(stage, "project", length, 0, "noun-count")
        if right.startswith(("项目", "企业")):
            return None
        predicate = self.predicate(right)
        if predicate is not None and len(right) < 12:
            return Counted(
                predicate[0], "project", len(left) - len(lead), reach(figure.right, predicate[1]), "noun-count-verb"
            )
        if (key := _KEY.search(lead)) and left.endswith("完成"):
            return Counted("completed", "project", len(left) - key.start(), 0, "key-count")
        if key and _OFFERED not in lead:
            if _PUT_IN.search(lead):
                return Counted("planned", "project", len(left) - key.start(), 0, "key-count")
            return Counted("key", "project", len(left) - key.start(), 0, "key-count")
        if (won := _INVITED.fullmatch(lead)) and not (right and right[0] not in "，,。;；、"):
            return Counted("introduced", "project", len(left) - won.start(), 0, "invited-count")
        return None

    def _firms(self, left: str, right: str, figure: Figure) -> Counted | None:
        """Read 落户企业55户, 引进企业12家, 250家零部件厂商落户."""
        if figure.mention.unit not in ("家", "户") and _FIRMS_NUMBER.search(left) is None:
            return None
        if m := FIRM_BEFORE.match(left):
            chain = self.chain(left, FIRM_BEFORE)
            told = left[len(left) - chain[1] :] if chain is not None else ""
            if chain is not None and (chain[0] in _FIRM_STAGES or _TALKS.search(told) or _BUILDING.search(told)):
                return Counted(chain[0], "company", chain[1], 0, "firm-count")
            return None
        partners = _PARTNERS.search(left) is not None
        if m := _FIRM_AFTER.match(right):
            predicate = self.predicate(m["rest"])
            if predicate is not None and predicate[0] in _FIRM_STAGES:
                rule = PARTNERS if partners else "count-firm"
                return Counted(predicate[0], "company", 0, reach(figure.right, m.start("rest") + predicate[1]), rule)
            if partners:
                return None
            if came := _CAME_TO.match(m["rest"]) or _IN_TALKS.match(m["rest"]):
                stage = "introduced" if came.re is _CAME_TO else "negotiated"
                return Counted(stage, "company", 0, reach(figure.right, m.start("rest") + came.end()), "count-firm")
            if _NEW_FIRM.fullmatch(m["mod"]) and not m["rest"].startswith("的"):
                stage = self.furthest(m["mod"]) or "introduced"
                return Counted(stage, "company", 0, reach(figure.right, m.end("noun")), "count-firm-noun")
            before = self.chain(left, DIRECT)
            if before is not None and before[0] in ("introduced", "signed"):
                return Counted(before[0], "company", before[1], reach(figure.right, m.end("noun")), "verb-count-firm")
        return None

    def _agreements(self, left: str, right: str, figure: Figure) -> Counted | None:
        """Read 签订12项投资协议, which are of as many projects."""
        deal, noun = _DEALS.search(left), _DEAL_NOUN.match(right)
        if deal is None or noun is None or figure.mention.unit not in ("个", "项"):
            return None
        return Counted(
            "signed", "project", len(left) - deal.start(), reach(figure.right, noun.end()), "count-agreement"
        )

    def _direct(self, left: str, right: str, figure: Figure) -> Counted | None:
        """Read 开工建设70项, 已签约12个 where the stage alone stands before the figure."""
        if figure.mention.unit not in ("个", "项", "宗", "只") or (right and right[0] not in "，,。；;、"):
            return None
        chain = self.chain(left, DIRECT)
        if chain is None or (
            chain[0] in ("negotiated", "planned") and not figure.part and not _ROW.search(figure.lead)
        ):
            return None
        return Counted(chain[0], "project", chain[1], 0, "stage-count")


__all__ = [
    "AHEAD",
    "COPULA",
    "HOPE",
    "KEPT",
    "OTHER_NOUN",
    "STAGE_ORDER",
    "TO_SHARE",
    "VAGUE",
    "WISH",
    "Counted",
    "Counts",
]
