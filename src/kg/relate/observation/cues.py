"""Words around the figures of statistics that tell what they are of: a branch, one project, the future, an occasion."""

from __future__ import annotations

import re

from kg.relate.observation.stages import COPULA

OF_PROJECTS = re.compile(r"项目|工程|以上\|")
SECTOR = re.compile(
    r"(?:产业|工业|制造|装备|材料|化工|农业|畜|加工|医药|服务业|服务|商贸|物流|基础设施|民生|社会|能源|交通|水利|生态|环保|旅游|文旅|房地产|教育|科技)[^，,。]{0,6}(?:项目|工程)"
)
BRANCH = re.compile(
    r"(?:制造业|装备|材料|化工|农业|医药|服务业|商贸|物流|基础设施|民生|社会事业|能源|交通|水利|生态|环保|旅游|文旅|房地产|教育|科技)[^，,。、]{0,4}项目[^,，。]{0,6}完成投资"
    r"|^(?![^，,。]{0,6}(?:重点|重大|全部|所有|在建|各类|建设|以上|续建|开工|招商|引资|[省市县区州]|个|项|这|该|上述))[\u4e00-\u9fff]{2,6}项目(?:累计|共|已)*完成投资"
)
"""Projects of a branch, whose investment is a part of all that was invested."""
THE_PROJECT = re.compile(
    r"(?:目前|截[至止][^,，。;；]{0,8})?项目(?:已经|已|共|累计)*完成投资(?:额)?(?:约|近|超过?|达)*"
)
ANALYST = re.compile(
    r"分析师|分析人士|业内人士|证券|研究(?:所|院|员|机构)|专家(?:认为|预测|表示|预计)|机构预测|市场预测"
)
"""Who foretells figures that are no government's."""
NO_INVESTMENT = re.compile(r"产销|购销|供销|订货会|银企|政银|银政|(?:贷款|授信|融资|人才|采购|科研)项目")
"""What makes of what was signed loans, goods or posts: 银企对接会上签约项目12个."""
LISTED_KEY = re.compile(r"重点[^,，。;；]{0,8}项目[^,，。;；]{0,4}(?:名单|清单|目录)")
"""What tells that projects without stage are key projects."""
INTENDED = re.compile(r"(?:计划|拟)(?!总?投资)|将[于在]|确保|力争")
FORECAST = re.compile("全年预计|预计(?:全年|今年|到)")
OVERALL = re.compile(r"共|[^，,]{0,8}累计")
KEPT_WORD = re.compile(
    r"履约|备案|落实|执行|回归”?(?:产业)?项目|(?:招商引资|招商|招引|引资|外资|内资|各类|[省市区州境县]外(?:资金)?[^，,。]{0,6}|外来投资)项目(?!中)[^，,。]{0,3}\||\|(?:招商引资|招商|引资|外资|各类|[省市区州境县]外)项目"
)
"""Counts of the region's own projects that no indicator names: what comes after them is the region's still."""
PURSUED = re.compile(r"的(?:年度|全年)?目标(?:任务)?(?=[,，。;；]|$|全力|努力|积极|扎实)")
AIMED_AT = re.compile(
    r"(?:到?20[1-5]\d年(?:底|末)?|今年|全年|年内|明年|(?:再过)?[一二两三四五六七八九十]+年[后内]|“?十[一二三四五]五”?(?:末|期间)?)[^。;；]{0,24}?(?:产值|总?投[资入]|引资|到位资金|项目|企业)[^,，。;；]{0,8}?(?:将(?!近)|要)(?:实现|达到?|突破|超过?)+$"
)
"""Before a figure what tells that it is to be reached by a time that is named: 三年后入园项目将达."""
OF_INDUSTRY = re.compile(r"[\u4e00-\u9fff]产业链?(?:总?产值|(?:今年|全年)?(?:要|将|力争|预计)(?:实现|完成)?总?产值)")
"""What makes output that of a branch of a region, whatever projects are named before: 今年光电产业产值要实现."""
AIM_OF = re.compile(r"(?:以上)?的(?:奋斗|年度|全年|预期|发展)*目标(?!任务)")
"""Behind a figure what calls it an aim: 为全年实现产值300亿元|的目标."""
PLANNED_WITH = re.compile(
    r"(?:计划|目标|任务)新?(?:引进|招引|签约)[^,，。;；]{0,16}[个项][,，、](?:(?![已实])[^,，。;；]){0,8}$"
)
"""Before a sum that it belongs to what is planned: 全年计划引进项目42个,到位资金|86亿元."""
OF_SO_MANY = re.compile(r"\d[个项][^,，。;；\d]{0,14}项目[中里][,，]?(?:[^,，。;；\d]{0,10})\Z")
"""Right before a count what tells of which projects it is a part: 42个在建项目中,已有|18个."""
REACHED = re.compile(r"(?:完成|实现|达到|达成|突破)了|已|提前|超额|圆满|顺利|如期|占")
"""Before a figure what tells that the aim was reached."""
FIRST_ITEM = re.compile(r"[,，:：;；](?:一是|其一|①|[(（]?1[)）、.．])")
"""Between a count and a sum what begins the items one by one, whose sums are their own: 在谈项目6个,|一是某商贸城,投资7亿元."""
QUOTED_AIM = re.compile(r"[^“”。;；]{0,20}”(?:的[^,，。;；]{0,8})?(?:目标|任务)")
"""After a figure what tells that the quoted words are an aim: “…到位资金2亿元,增长15%”的目标任务."""
DEEDS = frozenset(
    ("introduced", "signed", "started", "completed", "operating", "all", "investmentCompleted", "fundsArrived")
)
"""What a plan counts or sums in bare verbs, as if it were done."""
LAID_OUT = re.compile("铺排|排定|安排|敲定")
"""What a year's list of projects is drawn up with; it is no target."""
UNTIL = re.compile(r"(?:计划|规划|力争|争取|预计[^,，。;；]{0,12}?)到(?:20\d\d年|“?[‘]?十)")
"""What tells of the end of a plan: 计划到2015年,入驻企业达到66家."""
OWN_MONEY = re.compile(r"落实|下达|争取|安排|累计|全[省市县区州盟旗]")
"""Before an amount what makes it the region's own, not a project's: 全省落实水利投资|3亿元."""
OF_WORK = re.compile(
    r"(?:煤矿|矿井|电[厂站]|水库|大桥|隧道|机场|技改|扩建|学校|医院|[一二三]期|水厂|码头|枢纽|高速|高铁|铁路|基地|制造园)(?:项目|工程)?(?:现|已|累计|共|目前|今年|本年)*完成(?:固定资产)?投资"
)
"""What is said of one work, not of a region: 亭岭煤矿完成投资."""
COMING = re.compile(r"(?:将|要|计划)(?:全力|努力)?(?:实现|完成|新增)|(?:围绕|锚定|瞄准|朝着|紧扣)[^,，。;；]{0,16}$")
COMING_FIRMS = re.compile(r"计划|拟(?!定)|将[于在引]?|目标|力争")
"""What tells that firms are still to come."""
BOUGHT = re.compile("标段|中标|采购|供货|购销|承包合同|施工合同")
"""What makes of a contract one of works or goods."""
OF_PHASE = re.compile(r"(?:首|一|二|三)期(?:工程|项目)?(?:计划|拟|将|预计)")
"""What tells that counts are those of one project's phase."""
ACTS = ("introduced", "signed", "started", "completed", "operating", "all")
FORESEEN = re.compile(
    r"预计(?:全年|今年|明年|年内|[上下]半年|[一二三四]季度)[^。;；]{0,24}$|(?<![许认])可(?=[开签投竣])[^，,。]{0,10}$"
)
"""What tells that a count is still to come, though its own clause does not."""
WITH_ALL = re.compile(r"(?<!即)(?:还|也|又)?将(?:与|同|和|迎来|推动|推进|促成)[^。;；]*等$")
"""Before a count what tells, before the names of what is counted, that it is still to come."""
OF_OCCASION = re.compile(rf"(?:其中)?(?:[0-9.亿万千元及以上]*以上的?)?(?:项目|工程){COPULA}$")
SUMMED_UP = re.compile(r"(?P<noun>[^,，。;；、]{0,8}?(?:项目|工程))(?:合计|共计|计划|概算|估算|预计)*总投资")
"""What tells after a count that a sum is told of all of it: 23个|项目总投资."""
SUMMED_AGAIN = re.compile(r"[^,，。;；、]{0,6}?(?:项目|工程)(?:合计|共计|计划|概算|估算|预计)*(?:总投资|投资总)")
"""What tells behind a count that was given before that its sum follows: 21个|项目投资总额."""
OCCASION = re.compile(
    r"(?:集中|集体)(?P<stage>签约|开工|竣工|投产)(?:奠基)?(?:(?:仪式|活动)(?:于?[\d月日]{2,6}|近日|日前|今天|今日|当[天日]|隆重|顺利|成功)*(?:在[^,，。;；]{2,12})?(?:举[行办]|启动)?)?[,，]$"
)
OCCASIONED = re.compile(r"(?:重点|重大|产业|工业|招商引资|亿元以上)*(?:项目|工程)(?=$|[,，。;；])")
"""Behind a count what the ceremony of the clause before was of: 集中开工仪式举行,共涉及7个|项目."""
COUNTED_THERE = re.compile("(?:此次|本次|这次)?(?:共|共有|共涉及|涉及|共计|合计|总计)?")
"""What may open the clause that counts what a ceremony was of."""
LISTED_THERE = re.compile(r"(?:选取|涉及|涵盖|包括|包含|共有|有)了?[^,，。;；]{2,100}、[^,，。;；]{2,60}等")
"""The same with the names of some of them: 此次集中开工,选取了甲、乙等|16个项目."""
OF_ORIGIN = re.compile("[和与及]?(?:实际)?(?:利用)?(?:[内外台港侨]资|[省市县区州境国]外(?:资金|内资)?)")
"""Words that name money by where it comes from."""
AGREED = re.compile("协议|意向")
HELD = re.compile(
    r"(?:本次|此次|这次|当[天日])集中(?P<stage>签约|开工|竣工|投产)的?[^。;；]{0,8}(?:项目|工程)(?![0-9])[^0-9。;；]{2,60}$"
)
"""What tells of the projects of an occasion before their count: 本次集中开工的项目涵盖多个领域,共计|9个重点项目."""
LIST_OF = re.compile(r"(?:[,，]?分别[为是]|[,，](?:包括|即|有))")
"""What opens the list of the projects that were counted."""
