"""The words that lead to a project's figures, and those that make a figure another's."""

from __future__ import annotations

import re

from kg.relate.building import BUILDS

INVEST = re.compile(
    r"(?:耗资|斥资|(?:工程)?总造价|协议(?:总)?(?:投资|引资)额?|(?:协议|合同)引进(?:[内外]?资|资金)|(?:计划|规划|预计|估算|概算|合同)?总?投资(?:总?额|总?金额|额度|规模)?|总投入|(?:计划|总)投入(?:资金)?|投资(?:总?概算|总?估算)|概算(?:总额|总价)|(?:总|工程|项目)概算|引资)(?:人民币)?(?:初步|共|约|大约|将|会|超过?|近|逾|高达|达到?|为|是|[:：]|不低于|不少于|不超过|预计|估计|仅|只有?|[由从][\d.]+[万亿]+(?:美|欧|港)?元(?:人民币)?(?:增[加至]|提高|调整|扩大|追加|上调|修订)[到至为]?)*$"
)
BY_FIRM = re.compile(
    r"^由[^,，。;；、]{2,24}(?:公司|集团|企业|厂)(?:独资|全额|共同)?(?:投资|注资|出资|投入|斥资)(?:资金)?(?:约|近|超过?|达)*$"
)
"""What leads, right behind a project, to what a firm invests in it: 某某基地|由某某公司注资|5亿元."""
SIGNED = re.compile(r"(?:签订|签署|签约|签下|引进|落地|投资|建设)了?(?:一个|总额)?$")
GIVEN = re.compile(r"(?:投入|注资|出资|投下|豪掷|拟|计划)(?:资金|人民币)?(?:不超过|不低于|不少于|约|近|超过?|逾|达)*$")
"""What tells, right before an amount and a project that it builds, that the amount is invested: 投入|3亿元用于某某项目."""
NOT_INVESTED = re.compile(
    r"(?:产值|收入|销售额?|营收|利税|税收|纳税|利润|市值|资产|补助|补贴|贷款|融资|(?:到位|专项|扶持|争取|募集)资金|注册资本|订单|订货|交易额)(?:可|将|预计|为|约|达到?|超过?|近|逾|突破)*$"
)
"""What makes an amount before a project's name another figure than its investment: 年产值|50亿元的某某基地."""
BUILT_FOR = re.compile(
    r"(?:多|余)?(?:人民币)?(?:以上|左右)?(?:[、,，](?:总)?(?:建设规模|规模|用地)(?:达|约|逾|近|超过?|为)*[\d.]+万?(?:亩|公顷|平方米|平方公里|公里)(?=的))?(?:[、,，]占地(?:面积)?[约近]?[\d.]+(?:亩|公顷|平方米)(?=的))?(?:[,，、](?:预计|计划)?(?:年(?:产|加工|处理|养殖|出栏)|日(?:产|处理)|总?建筑面积|装机(?:容量)?|总?(?:容量|库容|面积)|[全总]长)[^,，。;；、]{2,16}(?=的))?(?:[,，、]?(?:位于|坐落[于在]|选址)[^,，。;；、]{2,20}的?)?(?:[、,，]由[^,，。;；、\d]{2,24}(?:投资|出资|承建)(?:建设|兴建|开发)?(?=的))?"
    r"[,，]?(?:分[一二两三四]期|在[^,，。;；、]{2,20}|就地|重点|加快|用于|用来|全面)*(?:投资|启动|开工)?"
    rf"(?:(?:{BUILDS})了?(?:(?:国内|全国|我国|全球|世界|国际|亚洲|全省|本省)?(?:首[个条座家期]|第?[一两二三][个条座家]|[最较]大的?|领先的?|规模最大的?))*(?:年产[^,，。;；、]{{2,20}}的|\d[\d.]*[万亿]?[只台套件辆吨片]的?|[一1][条座个])?(?:(?:总?占地|用地)(?:面积)?[约近逾超]?[\d.]+万?(?:余|多)?(?:亩|公顷|平方米|平方公里)的)?|(?:改造|升级|提升|推进|建)+(?=的))?[的了]?(?:国际|现代化?|大型|(?:国家|[省市县区])级?(?:重点|重大)(?:建设|产业|工业)?(?:工程|项目)(?:——)?)?[“]?"
)
"""All that may stand between an amount and the name of the project that it is invested in."""
BUILT_THERE = re.compile("[内里]?(?:投资)?(?:建立|建设|新建|扩建|兴建|投建|建造|增设)")
"""Behind a name what tells that it is where something is built: 投资3亿元在某工厂|建立一条新的…."""
AND_INVESTED = re.compile(r"(?:[、,，](?:计划|预计)?总?投资(?:额)?(?:约|近|超过?|达)?[\d.]+[万亿]*元)?的?")
"""What may stand between land and the name of the project that takes it."""
FOR_ALL = re.compile("用于|用来")
"""What leads from one amount to all the projects of a list."""
TOTAL = re.compile(
    r"(?:合计|共计|累计|总计|总额|共|年度|年内|全年|已|完成|到位|今年|本年|每年|当年|新增|追加|首批|均|平均|其中|设备|环保|前期|研发|征地|拆迁|一阶段|补助|补贴|下拨|拨付)[^,，。;；]{0,6}$"
)
PHASE = re.compile(r"(?:第?[一二三四首]期|[一二三]阶段)[^,，。;；]{0,8}$")
PHASED = "measure/phase"
"""The rule of a phase's investment or land, which is the project's where the page gives none of the whole."""
LAND = re.compile(
    r"(?:总?占地|总?用地(?:规模)?|征地|规划(?:总)?面积|占用土地|总体规划面积|规划总?用地|(?<!建筑)(?<!种植)(?<!营业)面积)(?:总?面积)?(?:共|约|大约|不低于|不少于|超过?|近|逾|达到?|为|是|仅|只有?|[:：])*$"
)
PLANNED_LAND = re.compile(
    r"(?:(?:项目|园区)?(?:初步|总体|整体|一期)?规划|(?:需|拟|计划)(?:用地|占地)?)(?:约|近|超过?)?$"
)
"""Before a figure in 亩 what makes it the land that a project takes: 项目初步规划|400亩."""
YEARLY = re.compile(
    r"(?:(?<![去今前当\d])年(?:可|将)?(?:产能|生产能力|加工能力|处理能力|产|(?:精|精深|深)?加工|处理|生产|处置|拆解|印染|冶炼|炼油|酿造|组装|养殖|出栏|屠宰|销售)|每年可?(?:生产|产|加工|处理|炼油)(?!总?值)|形成年产|新增年产|具备年产|达到年产)(?:能力)?"
    r"(?:各类|各种|约|近|超过?|逾|可?达到?|为|新型|高端|[:：])*(?:\d+(?:\.\d+)?(?:英寸|寸|代|G|兆瓦|MW|千瓦|马力|毫米)(?:[~～—–-]|至)?|(?!面积|消耗|产值|收入|实现|投资|带动|就业|利用)[\u4e00-\u9fffA-Za-z()（）]){0,16}$"
)
PER_DAY = re.compile(r"\s*(?:[\u4e00-\u9fff]{2,6})?(?:/(?:[日天d月]|小时|h)|每[日天月])")
OUTPUT = re.compile(
    r"(?:年(?:均)?(?:工业)?(?:总)?产值|年产值|实现(?:年)?产值|(?<![个大日月亩均])产值)(?:预计|预估|估计|有望|可|将|约|超过?|近|逾|可?达到?|突破|为|实现|不低于|不少于|[:：])*$"
)
OF_MANY = re.compile(r"级?的?[^,，。;；]{0,10}(?:产业|集群|企业(?!集团)|集聚区)")
"""After an output what tells that it is that of an industry: 产值超百亿元的|产业集群."""
BRACKETS = re.compile(r"[(（][^()（）\n]{1,40}[)）]")
MADE_BY = re.compile(r"(?:/年)?(?!以上)[^,，。;；、\d]{0,16}的[“]?")
"""What leads from what is made a year to the project that makes it: 年产3万吨|某某管材的|某某基地."""
WITH = re.compile("[与和](?![^,，。;；]{2,40}(?:共同|联合|联手|合资)(?:投资|出资|建设|开发)[^,，。;；]{0,4}的)")
"""Before a company what tells that it signs or meets, so that the figures behind it may be of something else; not 甲|与乙公司共同投资的."""
LISTED = re.compile("[^,，。;；、]{0,16}(?:(?:、|[和与及]|以及)(?![去前今]年)[^,，。;；、\\d]{0,12}|[,，])")
"""What leads from one product's yearly output to that of the next: 年产甲3万吨|、乙|2万吨."""
PAIR = re.compile(r"(?:[和与及]|以及)(?![^、,，]*\d[^、,，]*元)")
OTHERS = re.compile("(?:引进|引入|招引|签约|落户|落地|新增|实施)了?$|[^()（）]{3}[(（]$")
"""What begins a clause about another project: …顺利投产,引进|总投资21亿元的…, …、某某工厂(|总投资2亿元)"""
COUNTED = re.compile(
    r"项目(?:共|达|有)*\d+[个项]|\d+[个项家](?![^,，。;；、]{0,12}?(?:项目|工程)之一)(?:项目|重点|重大|工业|产业|亿元)"
)
"""What counts projects: the figures after it are those of all of them."""
SUMMED = re.compile(r"(?:合计|共计|累计)$")
THRESHOLD = re.compile(r"及以上|[(（]含|至|以上[、,，](?!总?(?:建设规模|规模|用地|占地|建筑面积))")
OTHER_AREA = re.compile(
    "建筑|展陈|展览|展示|陈列|经营|水域|水面|流域|受益|灌溉|绿化|种植|养殖|播种|造林|供暖|供热|采暖|覆盖|辐射|绿地|湿地|蓄洪|蓄水|库区|治理|保护|防治"
)
"""Areas that a project builds or serves, beside the land that it takes."""
AREA_UNITS = frozenset(("mu", "m2"))
SEAT = re.compile(r"(?:[于在至到]|落户|落地|入驻|选址|地处|来自|前身[为是系]?|原名[为是]?|毗邻|紧邻|靠近)\Z")
"""Before a park what tells that something else is spoken of, which lies there."""
FORMER = re.compile(
    "(?:公司|集团|企业|全[省市县区国])(?:现有|目前|现|总)?年|[由从](?:目前|现有|现在|原有|当前|最初|一期)?的?(?:约|近|不足|仅)?$|预留|原来|由原|从原|原有|原先|[由从]年产"
)
"""What tells of the output before an expansion: 由原来年产200万吨|扩大到…"""
YEARLY_AFTER = re.compile(r"的?年(?:产能|生产能力|加工能力|处理能力)")
AT = re.compile(r"(?:位于|坐落[于在]|选址[于在]?)[^,，。;；的]{0,16}$")
"""Before a name what tells that another project stands there."""
POWER = re.compile(r"×|[xX]\d")
