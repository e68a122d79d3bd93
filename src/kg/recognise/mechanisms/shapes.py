"""Shapes of quoted names by which a way of working, a campaign or a meeting is known."""

from __future__ import annotations

import re

from kg.recognise.mechanisms.lexicon import HAN, NUMERAL

OWN_SYSTEM = re.compile(rf"[{HAN}]{{2,6}}(?<!体)制")
CAMPAIGN = re.compile(
    rf"(?:[{HAN}]{{0,6}}?(?:百日|双月|[一二三四]季度?|[春夏秋冬]季)[{HAN}]{{0,4}}?(?:攻坚|会战|大干|冲刺|竞赛|行动|提速|突破|招商|比[武拼])(?:战|年|月)?"
    rf"|[一二三四五]年(?:决战|攻坚|会战|大干|倍增)|(?:项目|招商|产业|工业|营商|园区|投资|企业)[{HAN}]{{2,4}}(?<![一二三四五六七八九十全每今明去周])年|[{HAN}]{{2,8}}(?:攻坚|突破|提升|提高|转变|倍增|建设|服务|整治|优化|落[实地]|推进|深化|加速|招商|招引|会战|竞进|竞赛|争先|增效|提速|促进|加速|提质|转型|双引|三引|作风|效能|担当)(?:年|月|季))"
)
"""Campaigns by their name alone."""
BY_NUMBER = re.compile(rf"[{NUMERAL}]{{2,5}}(?:工作)?制")
"""Shares of work called by their numbers: “三三制”."""
DAYS = re.compile(
    rf"(?:[{HAN}]{{2,8}}[ 、,])?(?:(?:大干|奋战|决战)[{NUMERAL}]+天|(?:大干|奋战|决战|冲刺|攻坚)(?:[一二三四]季度?|下半年|年末))"
)
HOMED = re.compile("(?:项目|工程|工作|计划)")
HOMING = re.compile(
    rf"(?:[{HAN}]商|校友|乡贤|乡友|老乡|[凤雁]|引凤|[{HAN}]{{1,2}}[智才企资])(?:回归|回[{HAN}]|返[{HAN}]|兴[{HAN}]|出海|还巢)"
)
"""Programmes that call those who live elsewhere home: “浙商回归”."""
GUESTS = re.compile(
    rf"(?:(?:[央民名外台侨国港]|知名|龙头|民营|上市)+企业?|[{HAN}]商|院士|专家|客商|企业家|博士|校友|乡贤|科技|人才|资本|[百千万]企|[百千万]商)"
    rf"(?:[进入助兴聚走]{{1,2}}(?!下乡|校园|课堂|社区|万家|农家|基层|军营|学校|村)[{HAN}]{{1,4}}|(?!.*一行)[{HAN}]{{2,4}}行)"
)
"""Drives that bring firms and experts in: “民企进青溪”活动."""
INVITED = re.compile("(?:系列)?(?:专项)?(?:活动|行动)|工程|工作")
MEETING = re.compile(
    rf"[{HAN}]{{2,10}}?(?:接待日|服务日|安静日|宁静日|恳谈日|见面日|恳谈会|早餐会|午餐会|早茶会|下午茶|茶座|茶叙)"
)
"""Days and meetings that a government holds for firms: “主任接待日”."""
ONES = re.compile(
    rf"一[个名位套项][{HAN}]{{0,2}}(?:项目|企业|产业|领导|部门|专班|班子|链条|园区)[{HAN}]{{0,4}}(?:[、,\uff0c]一[{HAN}]{{1,10}}){{2,}}"
)
"""What each project has one of: “一个企业、一名干部、一套方案”."""
SUMMIT = re.compile("(?:投资|招商|经贸|合作|推介|洽谈).*恳谈会$")
"""A meeting held to attract investment, which is an event: 跨国企业投资某省恳谈会."""
CHARTS = re.compile(rf"[{NUMERAL}][图表册谱库账单][{NUMERAL}][图表册谱库账单策]")
"""Charts and lists that a place works by: “一图五单”."""
COINED = re.compile(
    rf"(?:[^+]+(?:\+[^+]+)+|[{NUMERAL}]+个?一批|[{NUMERAL}][{HAN}]{{1,2}}[{NUMERAL}][{HAN}]{{1,2}}|[{NUMERAL}]+个一|[{NUMERAL}]+[单专包联办步级制免即][{NUMERAL}]?[{HAN}]"
    rf"|[{HAN}]{{2,5}}即[{HAN}]{{2,4}}(?:、[{HAN}]{{2,5}}即[{HAN}]{{2,4}})*|一[{HAN}]{{1,4}}一[{HAN}]{{1,4}}(?:[、,]一[{HAN}]{{1,4}}一[{HAN}]{{1,4}})*)"
)
PROGRAMME = re.compile(
    rf"(?:[双百千万]{{2,3}}|[百千万](?![亩吨米头平])[{HAN}]{{1,4}}(?<![路桥河湖管网渠库厂园田水])(?:[、,]?[百千万][{HAN}]{{1,5}})?)工程.{{0,2}}",
    re.DOTALL,
)
"""Programmes whose names count by hundreds and thousands: “双百工程”."""
COUNTED = re.compile(rf"[{NUMERAL}]+[{HAN}](?<!三农|双创|双碳|三公|双拥|三峡|两会)")
COUNTED_TASK = re.compile(rf"[{NUMERAL}]+大[{HAN}]{{0,4}}(?:行动|会战|指挥部|攻坚战?|竞赛|战役|活动)")
WAY = re.compile(rf"(?!.*[、,])[{HAN}]{{1,6}}(?<![大抓搞是])招商")
"""A way of attracting investment by any name: “根招商”."""
DEED = "(?:调度|通报|会商|研判|督查|督办|督导|观摩|总结|评比|汇报|报告|碰头|例会|点评|晾晒|排名|分析|交账|交办|考核|巡查|小结|调研|讲评|盘点|反馈|复盘)"
"""What is done again and again to keep works going."""
CADENCE = re.compile(
    rf"(?:(?:双?[日天周旬月季年]|半[月年]|每[日周旬月季]){DEED}(?:[、,\uff0c]|$)){{2,}}|(?:[一两双半每]个?[日天周旬月季年]度?一{DEED}(?:[、,\uff0c]|$)){{2,}}"
)
"""A rhythm of work: “旬调度、季评比”."""
SERIES = re.compile(rf"(?!.*零)[{HAN}]{{2,6}}(?:[、,\uff0c][{HAN}]{{2,6}})+")
STYLE = re.compile(rf"[{HAN}]{{1,5}}式[{HAN}]{{0,4}}(?:服务|代办|帮办|审批|招商)")
