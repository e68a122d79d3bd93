"""The words by which a sentence goes on about a project that was told of before: 该项目…, 项目总投资…, 主体已封顶."""

from __future__ import annotations

import re

GOES_ON = re.compile(
    r"(?!“[^“”]{1,10}”)[“「]?(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日[,，])?(?:在[^,，。;；“”]{2,16}上[,，])?(?:[^,，。;；“”]{2,40}(?:介绍|表示|告诉记者|透露|说|显示|公告称)[,，:：]?[“「]?)?(?:据[^,，。;；“”]{1,8}[,，])?(?:作为[^,，。;；“”]{2,24}[,，])?(?:目前|现在|如今|据了解|据悉|据介绍|截至目前|日前|其中|建成后|投产后|截至[^,，。;；]{2,10})?[,，]?(?:据(?=项目的?投资[方商主]))?(?P<this>该|此(?![次前外类批])|这个?|整个)?"
    r"(?:(?<=[该此])[\u4e00-\u9fff]{1,6}(?:项目|工程|园(?!区)|基地|中心|生产线|工厂|电站)|(?<=[该此])(?:厂|园(?!区)|基地|线)|项目(?!\d+个|共\d)|工程|生产线|园区|基地|产业园(?=规划|总?占地|总投资|计划|分[一二三两]期|建成|投产)|(?:主要)?建设(?:内容|规模)|(?:计划|规划|预计)?总投资|预计投资总|规划总?面积|总?占地|投资|(?:全[部面])?(?:建成|达产|投产|投运)|年产|由|[^,，。]{0,4}一期|[二三]期|主体|厂房|车间|土建|桩基|设备(?:安装|调试)|施工(?:现场|进度)|[一二三四五\d]号(?:厂房|楼|车间)|(?:已?于)?(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|底|份|初)?(?:已|正式|全面|顺利)*(?:开工|动工|奠基|竣工|通车))"
    r"(?!建设是|是经济|为王|单位|负责|(?:签约|落地|引进|开工)(?:不?是|只是|仅是|还不))"
)
ABOUT = re.compile(r"项目|工程|总投资|占地|开工|建成|竣工|投产|落成|通车")
"""What tells that a sentence below a project's name as heading is about it."""
MIDWAY = re.compile(r"[,，:：“](?=(?:该|此)(?:项目|工程)(?!单位|负责|建设是))")
"""Where a sentence comes to speak of a project that has been told of: …一位负责人透露,|该项目前期工作已启动."""
SUMMED_UP = re.compile(r"[,，](?=(?:项目|工程)(?:(?:计划|预计|概算|规划)?总投资|概算投资|估算投资|投资(?:概算|估算)))")
"""Where a sentence about what a project is like comes to its figures: 全线设站9座,|项目总投资30亿元."""
ANOTHER = re.compile(r"(?<![该此本个\s])(?:项目|工程)(?=[于在位已以将是][^,，。;；]*[,，])")
"""What tells that a sentence speaks of a project that it names: …提升工程于5月开放,该工程总投资…"""
PREDICATE = re.compile(
    r"[,，]?(?:[该此本]?(?:项目|工程))?(?:是|为|系|原名|原为|又名|属于?|作为)(?![^,，。;；]{0,20}[和与])[^,，。;；]*"
)
"""What leads from a project to a name that only tells what it is: 甲产业园|是该市规划的|乙工程之一."""
ON_SITE = re.compile(r"(?:项目|工程)?(?:的)?(?:建设|施工)?(?:现场|工地)(?:看到)?[,，]")
"""What leads from a project to what is seen on its site: 某项目现场,|一座车间正在建设."""
SHOP = re.compile(r"(?:车间|厂房|仓库|生产线|[主办宿]?楼|高炉|管廊)\Z")
"""The end of a name of a part of a project."""
IS_WHAT = re.compile(r"(?:项目)?(?:是|为|系)[^,，。;；]{0,30}\Z")
"""What leads from a project to what it is: 甲项目|是该市首个获得核准的|化工项目."""
