"""What names no project, whatever stands before it: how large a building is, a part of the works, a stretch of road, what somebody has signed."""

from __future__ import annotations

import re

SIGNERS = re.compile(
    "[^,，。;；:：、与]{2,30}?[与和][^,，。;；:：、]{2,20}(?:政府|管委会|[县区市园])(?:正式|成功|现场)?(?:签订|签署|签约|签下)了?的?(?=[^,，。;；、]{4})"
)
"""Before a name in a list who has signed for it: 甲公司与乙县政府签订|某生产基地项目."""
BAD_HEAD = re.compile(
    r"某|到|上(?=[一二两三四五六七八九十几\d]+[百千万])|座(?!椅|谈|舱|标)|至(?=[\u4e00-\u9fff]{2,6}(?:高速|公路|铁路|高铁))|部分|[两多各]国|接(?=[\u4e00-\u9fff]{2,6}(?:高速|公路|国道|省道))|有\d|不(?:[搞做]|批)|无(?=生产线|项目|新项目|一)|第?[一二三四五六首]期|[X×*]{1,3}(?=[\u4e00-\u9fff])(?!射线|光)|约?占(?!地)|年\d{1,2}月|型(?![材钢号煤砂腔])|家(?=工厂|企业|酒店|医院|厂|商场|超市)|[大狠]抓|力[保促争推求]|[建做]好|应开未开|[省市县区]“|要(?!塞)|像|次(?![氯磷生干])|抓(?!取|斗|钢)|[造修](?=[公铁]?路)|第[一二三四五六][家条]|一处|首[家个座条批]|[的了在等、,，和与及个项条类批]|种(?![公母猪鸡羊牛鸭鹅苗子畜禽植养质业薯鱼虾兔驴鹿源粮球])|(?:本|该|此|这|各|每|首|全|所有|多|更多|一些|其他|其它|相关|上述|以上|新|老)$|.*(?:负责人|记者|书记|市长|县长)|"
    r"(?:抓|促|保|谋|推|招|引|上|管|建|服务|包联|包抓|帮|跑|争取|围绕|跟踪)(?:好|大|新)?$"
)
"""What opens no name."""
NUMBERED = re.compile(r"(?:共?\d+|[两三四五六七八九十]+)(?:余|多)?[个项大]")
"""Behind 等 what counts a list: 采摘、垂钓等|12个|体验项目."""
_AREA = re.compile(
    r"(?:建成|新建|建设|扩建|改建|完成)?\d[\d.,]*万?(?:余|多)?(?:平方米|平米|㎡|亩|栋|幢)的?(?:高标准|标准化?|钢结构|框架|新建|现代化|工业|生产|大型|新)*(?:厂房|标房|厂区|车间|仓库|园区|办公楼|宿舍楼?|大棚|楼)"
)
"""How large a building is: 50万平方米标准厂房 names no project."""
_COUNT_INSIDE = re.compile(r"(?<!\d\d\d)\d(?:余|多)?[个项座](?!性|体)|[\d一二三四五六七八九十]大$")
_ABOUT_PROJECTS = re.compile(
    r"(?:(?<![海水云线网路陆空马至])上|抓|跑|促|谋|[到在]|拖慢|影响|制约|阻碍|耽误|延误|听取|查看|检查|核验)$|\*|.{2,}(?:听取|核验)(?=.{3})"
)
"""What ends, before 项目, a clause about projects (铆足干劲上|项目, 办公桌搬到|项目), or stands inside one; a masked name is none either."""
_LIMIT = re.compile("(?<!千伏)(?<!千伏及)以[上下](?!海)")
"""What makes of a figure a rule's threshold: 年产50万吨|以下|的煤制油项目 is a kind of project."""
_CAMPAIGN = re.compile(
    r"“[^“”]*招商[^“”]*”(?:招商引资)?$|”(?:招商引资|招商|引资)$|(?:[^环关]节|(?:首|第[一二三四五六七八九十百\d]+)届[^,，。;；]*(?:会|周|论坛))(?:现代|特色|农业|文化|旅游|文旅|产业|重点|重大|合作|投资|经贸|招商(?:引资)?)+$|(?:百日|冲刺|攻坚|突破|专项|大干|奋战|决战|提速)[^,，。;；“”]{0,6}”?行动$"
)
"""What names what a campaign has brought, no one project: “云上线下”|招商引资项目, 首届采茶节|农业产业项目."""
_BAD_TAIL = re.compile(
    r".*(?:的|制度|机制|[^型研]制|办法|方案|会议|审批|手续|资金|谋划|用地|服务|攻坚|(?:招商|招商引资|签约|会战|推介|专项|主题|竞赛|比拼|拉练)[^,，。;；、]{0,4}活动|会战|攻坚战|推进|管理|储备|申报|招商|引进|签订|签署|签下|达成|落地|落户|(?:^|项目|谋划|策划|储备)包装|建设年|评审|调度|督导|督查|观摩|指挥部|领导小组|清单|台账|专班|需求|信息|管家|代办|投产|开工|签约|竣工|投资|达产|前期|仪式|一个|三个|[两三四五六七八九十几各]大|百|个|和|与|及其?|类|(?<!车)型|性|(?<!养)老|企业|行业|领域|等|该|此|本|这一|这个|哪个|先后|陆续|相继|分别|(?<!专)均|(?<![成造将])就)$|.*第[一二三四五六七八九十\d]+[次届批轮]$|[^等]*(?:重点|重大|标志性|骨干|控制性|先导性|关键|样板|示范性|龙头|亿元)$|额?[超近达过][^,，。]{0,3}亿元|(?:计划|预计)?总?投资(?:总?额)?[约达超近为]?"
)
_CLAUSE = re.compile(
    r"(?<!福)(?:建|设|办)厂$|^[超近约]\d|^\d[\d.]*[余多]公里|^\d+[余多]?家|^两[台套辆]|\d[万亿]元?[收认]?购|(?:重点|部分|主要|拥堵|易堵|个别|问题|施工|在建|所有)路段$|所[签引招谈][约订署进引]?$|政府.{2,}(?:合作|协议)$|(?:新|大|国际|战略|绿色|生态|物流|开放|消防)通道$|又一|另一|^(?:先|要|狠|正|又)[抓借靠搞做干建]"
)
"""What only describes: the stretch of a road that is worked on, what somebody has signed, who works together, the ways of a trade."""
_SITE = re.compile("(?:工业|产业|科技|物流|创业|化工|食品)园区?|(?:集中|开发|高新|经开|产业集聚)区")
"""The ends of parks in which things are built."""
_STANDS = re.compile("(?:在|(?:位|落户|建|设|拟|选址)于)\\Z")
"""Before a park what makes of it a place."""
_DONE_THERE = re.compile("[内里]?(?:投资|建设|新建|兴建|开工|实施|落户|落地|投产|建厂|建成)(?!项目|工程|的)")
"""Behind it what is done there."""
_ADDRESS = re.compile("(?:建设)?(?:地[址点]|位置)(?:[:：为在是]|位于)")
"""What leads, in a form or clause, to the place that a project is built at."""
_PART = re.compile(
    r"(?:地基|土建|桩基|主体|土方|装修|室外|吊装|基坑)$|第?[一二三四五六七八九十\d]+(?:合同)?标段?$|^(?:[一二两三四五六七八九十\d]+[栋座幢]|一[铲片幅])|等.*(?:装置|设施|设备)$|\d(?:栋|幢|座|间|孔|跨)(?:标准化?)?(?:厂房|车间|楼房?|仓库)?$|^[\d一二两三四五六七八九十]+[台套][^项]*(?:机组|装置|设备)$|^(?:\d+|[A-Z])(?:[至到、和~—-](?:\d+|[A-Z]))*(?:号|#)(?:机组|厂房|楼|车间|线)$"
)
"""What names a part of the works, or counts buildings, and no project."""


_SEVERAL = re.compile(
    r"(?:多|几|若干|数|(?<!\d)[2-9]|\d\d|\d{3,}|[二两三四五六七八九十百])(?:余|多)?[个项家座](?:大型|重点|重大|新建|续建|在建)?$"
    r"|(?:引进|招引|引入|签约)了?[\d二两三四五六七八九十]+家(?:总?投资|年)[^。;；、家]{0,40}的$"
)
"""Before what several projects together are called by."""
_SEVERAL_REACH = 60
_IDEA = re.compile("(?:项目|工程)?的(?:发展|总体|工作)?(?:思路|构想|设想|愿景|目标|定位|蓝图|口号|梦想)")


def several(text: str, low: int, start: int) -> bool:
    """Tell whether what begins at `start` of `text` is what several projects together are called by; it is read from `low` on."""
    return _SEVERAL.search(text, max(low, start - _SEVERAL_REACH), start) is not None


def thought_of(text: str, stop: int) -> bool:
    """Tell whether somebody only thinks of what a name in `text` calls that ends at `stop`: 提出建设某基地|的思路."""
    return _IDEA.match(text, stop) is not None


def refused(core: str, placeless: str) -> bool:
    """Tell whether `core`, a name without 项目, names no project; `placeless`: the same without the regions in it."""
    return (
        _CAMPAIGN.search(core) is not None
        or _BAD_TAIL.match(core) is not None
        or "一批”" in core
        or "一批’" in core
        or _COUNT_INSIDE.search(core) is not None
        or _LIMIT.search(core) is not None
        or _ABOUT_PROJECTS.search(core) is not None
        or _CLAUSE.search(placeless) is not None
        or _AREA.fullmatch(placeless) is not None
        or _PART.search(core) is not None
    )


def site_only(text: str, start: int, stop: int) -> bool:
    """Tell whether `text[start:stop]` is only where something is built: 在|某某产业园|建设, 建设|地址:某某工业园."""
    if _ADDRESS.match(text, start, stop):
        return True
    ends = [m.end() for m in _SITE.finditer(text, start, stop)]
    stands = bool(ends) and ends[-1] == stop and _STANDS.search(text, max(0, start - 3), start) is not None
    return stands and _DONE_THERE.match(text, stop) is not None
