"""Output that is still to come: what the projects that were counted will make once they produce, what a park will once it is built."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.observation import cues
from kg.relate.observation.figures import Figure, back
from kg.relate.observation.leads import leads
from kg.relate.observation.reading import Reading
from kg.relate.observation.stages import COPULA
from kg.relate.observation.subject import subject
from kg.relate.page import Page
from kg.text.span import Span

_REACH = 80
"""Characters before a figure that may tell when there will be output."""
_BEFORE = 120
"""Characters of the sentence before in which a firm is named that this one goes on about."""
_FAR = 600
"""Characters before a figure in which the park is named that will make it."""
_THIS_PARK = re.compile(
    r"(?:现在|目前|如今|今年以来|近年来|当前|[去今]年|20\d\d年|[上下]半年|[一二三四前]季度)*[,，]?(?:整个|全|该)?(?:园区|产业园|工业园|开发区|高新区|经开区|集聚区)(?!内|里|的|企业|管委会|[主书])"
)
"""What opens a sentence that goes on about the park that the text speaks of."""
OF_FIRMS = re.compile(r"[内里中]的?[^,，。;；]{0,8}(?:企业|公司)(?!总|工业|共|完成|累计)|龙头企业|(?:这|该|一)家")
"""In the clause of an output what makes of it that of a firm there."""
_BUILT = re.compile("总投资|占地|[一二三]期|项目|投资建设|年产(?!值)")
"""Behind a park what tells of it as of a project."""
_DONE = "(?:建成|竣工|投产|达产|达效|投用|投运|运营|满产)"
_WILL = "(?:预计|预期|可以|可望|有望|可|将|能够?)"
_OUTPUT = rf"(?:{_WILL}|每?年(?:均|度|可)?|实现|完成|新增|形成|创造?|工业|总)*产值(?:{_WILL})*{COPULA}"
_AFTER = rf"(?:(?:全部|全面|整体|相继|陆续|顺利|达到)*{_DONE}+(?:投入使用)?(?:之?后|以后)[,，]?)"
_PROJECTS = re.compile(
    rf"(?<![^,，。;；])(?:(?P<several>(?:这批|这些|上述|该批|此次[^,，。;；]{{0,8}}|(?:集中)?(?:签约|开工)|\d+个)[^,，。;；\d]{{0,8}}?(?:项目|工程))|项目|预计|预期)?(?P<after>{_AFTER})?{_OUTPUT}"
)
"""What leads to the output of projects: 上述项目达产后,年新增产值, 全面投产以后,每年可实现产值, 预计年产值."""
_PARK = re.compile(
    rf"(?P<zone>(?:整个)?(?:园区|产业园|工业园区?|开发区|高新区|经开区|集聚区|新区|基地))?(?:全部|全面|整体)*(?:建成|建设完成)(?:投产|达产|运营|达效)*(?:之?后|以后)[,，]?(?:[^。;；产]{{0,40}}[,，、])?{_OUTPUT}"
)
"""What leads to the output of a park: 园区建成后可容纳企业80家,年产值预计可达."""


def of_another(page: Page, counted: int, start: int) -> bool:
    """Tell whether between a count of projects, which ends at `counted`, and an output a firm or more than one sum is told of: then one project is."""
    return bool(page.within(counted, start, Kind.COMPANY)) or len(page.within(counted, start, Kind.MONEY)) > 1


def of_makers(page: Page, paragraph: int, sentence: int, figure: Figure) -> bool:
    """Tell whether output that is aimed at is that of a firm which this sentence or the one before names, and no place after it."""
    if figure.mention.kind is not Kind.MONEY or "产值" not in figure.before or cues.OF_INDUSTRY.search(figure.lead):
        return False
    at = figure.mention.start
    firms = page.within(max(paragraph, sentence - _BEFORE), at, Kind.COMPANY)
    return bool(firms) and not page.within(max(firms[-1].stop, sentence), at, Kind.REGION, Kind.PARK)


def opens(page: Page, sentence: int, at: int) -> Mention | None:
    """Give the park that opens the sentence, by its name or as 整个园区, where no other place is named before `at`: 某产业园入驻企业90家,产值达|43亿元."""
    places = page.within(sentence, at, Kind.REGION, Kind.PARK)
    if places:
        first = places[0]
        alone = first.kind is Kind.PARK and all(place.stop <= first.stop for place in places)
        built = _BUILT.search(page.text.text, first.stop, at) is not None
        return first if alone and not built and leads(page, sentence, first.start) else None
    topic = page.region_at(sentence) if _THIS_PARK.match(page.text.text, sentence, at) else None
    return topic if topic is not None and topic.kind is Kind.PARK else None


def of_projects(page: Page, figure: Figure, low: int) -> tuple[int, bool] | None:
    """Read 建成后预计年产值|90亿元 behind counted projects: give where its words begin, and whether they name several themselves.

    `low` is where the sentence begins; None where the figure is no output to come. Output without a word of the future needs its 年.
    """
    text, at = page.text.text, figure.mention.start
    start = max(low, at - _REACH)
    for told in _PROJECTS.finditer(text, start, at):
        if told.end() == at and (told["after"] or "年" in told.group()):
            return told.start(), told["several"] is not None
    return None


def of_park(page: Page, figure: Figure, low: int, paragraph: int) -> Reading | None:
    """Read 园区建成后,年产值可达|500亿元 of the park that the text speaks of, or that alone is named in the paragraph before it."""
    text, at = page.text.text, figure.mention.start
    told = next((m for m in _PARK.finditer(text, max(low, at - _REACH), at) if m.end() == at), None)
    if told is None or page.within(low, at, Kind.COMPANY, Kind.PROJECT):
        return None
    parks = [p for p in page.within(low, told.start() + 1, Kind.PARK) if p.stop == told.start()]
    owner = parks[-1] if parks else subject(page, low, max(low, told.start()), at)
    if owner is None or owner.kind is not Kind.PARK:
        before = page.within(max(paragraph, at - _FAR), low, Kind.PARK)
        owner = before[-1] if told["zone"] and len({p.text for p in before}) == 1 else None
    if owner is None:
        return None
    quote = Span(at - back(figure.left, len(figure.before)), figure.mention.stop)
    return Reading(
        "outputValue", figure.value, figure.mention.unit or "CNY", quote, "observation/expected-output", owner
    )
