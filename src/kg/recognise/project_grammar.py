"""The grammar of project names: what closes a list, introduces a name, or follows one. Patterns only, no decisions."""

from __future__ import annotations

import re

from kg.knowledge import Knowledge
from kg.text.patterns import alternation

ANCHOR = re.compile(
    r"项目(?!(?:建设)?指挥部|座谈|推介|洽谈会|论证|评审会|动员|[库部化组经负群制长秘])|工程(?!有限)(?![师机量款技学院建设咨监局车职业大中公集研管塑总工项部])"
)
CLOSE = re.compile(
    r"(?:等(?!级|离子|方面|领域|行业|部门|单位|地区?|省|市|国|条件|优势|服务|手续|环节|方式|形式|类|问题|工作|因素|要素|资源|多种|产业(?!项目|链)|业态|功能|内容|企业|公司|客商|功能)"
    r"(?P<count>共?(?:计)?(?:\d+|[一二三四五六七八九十百两数几多]+)(?:余|多)?(?:个|项)|一(?:大)?批(?:次)?|一系列|系列|众多)?"
    r"|(?<=[\u4e00-\u9fff])(?=\d{1,2}个))"
    r"(?P<what>(?:(?!参加|出席|来到|赴|前往|走进|深入|考察|调研|察看|查看|视察|观摩|听取|陪同|见证|领导|代表|负责|为项目|对项目)[^,，。;；:\uff1a“”]){0,44}?)(?P<end>项目|工程)(?![库部化组经])"
)
AMUSING = re.compile("等(?:娱乐|休闲|游乐|体验|健身|游玩|观光|餐饮|运动|服务)+$")
"""Before 项目, kinds of it that a place offers and nobody builds: 垂钓、网球场|等娱乐休闲|项目."""
PROCEDURE = re.compile("前期|手续|审批|用地|资金|服务|管理|要素|条件")
PEOPLE = re.compile(r"(?:领导|嘉宾|代表|书记|市长|县长|区长|主任|局长|主席|委员)$")
SECTOR_LIST = re.compile(r"(?:领域|行业|方面|产业)的?$")
AMOUNT_LED = re.compile(
    r"(?:总投资|计划总投资|计划投资|总投入|预计投资|投资总?额?|投资|投入)(?:总?额)?(?:约|超过?|近|逾|达到?|为|不低于)*\d[\d,.]*(?:多|余)?[十百千万亿]*(?:元|美元|港元|欧元)(?:以上|左右|人民币)?的?"
    r"(?=[\u4e00-\u9fffA-Z\d“])"
)
NAME_END = re.compile(
    r"[,，。;；:：、\n!?！？“”]|等(?!离子|级|静压)|和(?=总?投资|计划总?投资|[年日]产)|及(?=总投资)|是|位于|已|正|将(?!军|乐)|建成后|于\d|落户|落地|签约|开工|投产|竣工|奠基|正式|顺利|全面"
)
STAGED = (
    r"(?=(?:正式|已经?|顺利|即将|全面|主体|现已|成功|将|也|全线|均|目前|提前|如期|正|一期|二期|今日|昨日|于[^,，。;；]{2,12}|\d{4}年|\d{1,2}月|\d{1,2}日|今年|去年|[年月]?[底初])*"
    r"(?:通车|合龙|合拢|开工|投产|竣工|建成|奠基|投用|投入(?:使用|运营|生产|试运行)|试运行|试生产|封顶|开业|营业|动工|启用|并网|在建|(?:隆重)?举行(?:了)?(?:隆重的?)?(?:开工|奠基|动工|竣工|投产|启动)|加快建设|加速推进|开建|落成|破土|启动建设|(?:全面|全线|正式)开通)|(?:项目)?(?:第?[一二三]期)?(?:计划)?总?投资(?:约|为|超|达)?\d|占地)"
)
LINE_HEAD = re.compile(
    r"[\s ]*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[●◆■★▲◎·•※—-]+|[①-⑳])?[\s ]*(?P<name>[\u4e00-\u9fffA-Za-z\d“”()（）/+·×.\-—]{4,40}?)"
    r"(?=[。:：,，;；](?:该?项目|总投资|计划总?投资|项目(?:总|计划|位于|由|占地|选址|规划)|该(?:基地|工程|园区?|厂|中心|公路|高速|线路|电站)|由[^,，。]{3,30}(?:投资|建设)|位于|占地|主要(?:建设|从事|生产)|建设(?:内容|地点|单位|规模|性质)|投资(?:主体|方|额|总额|规模|\d)|拟?(?:新建|用地|建设)|年产|规划(?:总)?(?:用地|占地|面积)|选址))"
)
BUILT_NOUN = re.compile("建(?:设|筑|材|业|工|国|安|德|宁|瓯|阳|湖|水|平|始|昌|华|邺|三江)")
SIGNED_FOR = re.compile(r"签(?:订|署)了?(?P<name>[^,，。;；“”《》]{4,30}?)的?(?:投资|合作|框架|战略|意向)*协议")
MAKES = re.compile(r"(?:生产|新建|扩建|改建|技改|技术改造|加工|研发|制造|年产)+")
MADE = re.compile(r"(?:年产)?\d[\d.]*[万亿]?(?:吨|件|套|台|只|片|平方米|米|辆|千瓦|GW|MW)")
OUTPUT = re.compile(
    r"\d[\d.]*[万亿]?(?:吨|件|套|台|只|片|平方米|米|辆|千瓦|GW|MW)[\u4e00-\u9fffA-Za-z]{1,10}(?:[(（][^()（）]{1,12}[)）])?$"
)
OPENING = re.compile(
    r"项目[^。;；]{0,24}[,，](?:其中)?(?:如|例如|比如|包括)|(?:签约|开工|复工|竣工|投产|引进|落户|新增|重点|入选)[^,，。;；\n]{0,16}项目(?:(?:共有?|有)?\d+个[,，])?(?:中?[,，]?有|主要有|主要包括|包括|分别是|分别为|为)[:\uff1a]?\s*|(?:(?<=\n)|这|上述|[的,，。])\d+个[^,，。;；、]{0,8}项目(?:中[,，])?(?:分别)(?:为|是)[:\uff1a]?|项目(?:共有?|有)?\d+个[,，]分别[是为][:\uff1a]?|具有?代表性的(?:项目)?(?:有|是|包括)[:\uff1a]?"
)
LIST_END = re.compile(r"[。;；\n]|等(?!离子)|[,，](?!总)|……")
KINDS = re.compile(r"(?:涵盖|涉及|覆盖|包含|囊括)了?$")
CUT = re.compile(r"[和与及](?<=(?:项目|公司|集团|公路|小学|大桥|大道)[和与及])")
JOINT = re.compile(r"[和与及](?<=(?:项目|线路|产线|公司|集团|公路|小学|基地|园区|中心|景区|酒店)[和与及])(?!其)")
BUILT_QUOTED = re.compile(r"(?:打造|建设|建成|新建|兴建|建起)了?(?:一个|一座)?“(?P<name>[^“”]{4,24})”")


def works(knowledge: Knowledge) -> re.Pattern[str]:
    """Give what a stage verb or an amount follows: …大桥正式通车."""
    ends = alternation(knowledge.words("project_works"))
    return re.compile(ends + r"(?:[一二三四]期|[\u4e00-\u9fff]{2,4}段)?" + STAGED)


def built(knowledge: Knowledge) -> re.Pattern[str]:
    """Give what 建立 and its like set up, ending as a work or site does; group `name`."""
    ends = alternation(knowledge.words("project_works"))
    return re.compile(
        rf"(?:建立|设立|兴建|新建|投建|建设|建造)(?:了|起)?(?:一个|一座|一家|其)?(?P<name>[^,，。;；、的了“”\s]{{2,16}}?{ends})"
        r"(?=[,，。;；]|项目|并|和|及)"
    )


def placed(knowledge: Knowledge) -> re.Pattern[str]:
    """Give the name after 位于某地的, ending as a work or site does; group `name`."""
    ends = alternation(knowledge.words("project_works"))
    return re.compile(
        rf"(?:[^,，。;；、的]{{0,6}})?的(?P<name>[^,，。;；、的了在]{{2,24}}?{ends})(?![\u4e00-\u9fff]?[区园])"
    )


LIES = ("位于", "坐落于", "坐落在", "落户", "落户于", "在")
