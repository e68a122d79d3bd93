"""The words by which a sentence goes on about a project that was told of before: 该项目…, 项目总投资…, 主体已封顶."""

from __future__ import annotations

import re

GOES_ON = re.compile(
    r"(?!“[^“”]{1,10}”)[“「]?(?:[^,，。;；“”]{2,40}(?:介绍|表示|告诉记者|透露|说)[,，:：]?[“「]?)?(?:作为[^,，。;；“”]{2,24}[,，])?(?:目前|现在|如今|据了解|据悉|据介绍|截至目前|日前|其中|建成后|投产后|截至[^,，。;；]{2,10})?[,，]?(?P<this>该|此(?![次前外类批])|这个?|整个)?"
    r"(?:(?<=[该此])[\u4e00-\u9fff]{1,6}(?:项目|工程|园|基地|中心)|(?<=[该此])(?:厂|园|基地|线)|项目(?!\d+个|共\d)|工程|生产线|园区|基地|(?:计划|规划)?总投资|规划总?面积|总?占地|投资|全面建成|全?部?建成|全?部?达产|投产|年产|由|[^,，。]{0,4}一期|[二三]期|主体|厂房|车间|土建|桩基|设备(?:安装|调试)|施工(?:现场|进度)|[一二三四五\d]号(?:厂房|楼|车间)|(?:已?于)?(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|底|份|初)?(?:已|正式|全面|顺利)*(?:开工|动工|奠基|竣工|通车))"
    r"(?!建设是|是经济|为王|单位|负责)"
)
ABOUT = re.compile(r"项目|工程|总投资|占地|开工|建成|竣工|投产|落成|通车")
"""What tells that a sentence below a project's name as heading is about it."""
MIDWAY = re.compile(r"[,，:：“](?=(?:该|此)(?:项目|工程)(?!单位|负责|建设是))")
"""Where a sentence comes to speak of a project that has been told of: …一位负责人透露,|该项目前期工作已启动."""
IS_WHAT = re.compile(r"(?:项目)?(?:是|为|系)[^,，。;；]{0,30}\Z")
"""What leads from a project to what it is: 甲项目|是该市首个获得核准的|化工项目."""
