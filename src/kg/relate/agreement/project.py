"""What a signing tells of the project that is signed for: that it is signed, who invests, where it will lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Kind, Mention
from kg.relate.investor.claims import MANY
from kg.relate.page import Page
from kg.text.span import Span

_THEN = re.compile(
    r"[》”]?[,，]由?(?:该公司|后者|公司|企业|双方|其)?(?:将|计划|拟|共同)?(?:在[^,，。;；]{2,16})?(?:投资|建设|总投资|计划投资|(?:协议|合同)(?:总?投资|引进|引资|资金))[^。;；]{0,40}"
)
_LISTED = re.compile(r"[、和与及\s]{1,2}|以及|,|，")


def agreed(
    page: Page, sentence: Span, chain: Sequence[Mention], start: int, stop: int, seats: Sequence[Mention]
) -> Iterator[Claim]:
    """Give stage, investor and place of the project that the agreement is for: named in it, or in …,该公司将投资…建设某项目 after it.

    As many projects as companies, signed 分别: each is one company's; as many as `seats`, the places that sign: each lies in one of them, and where
    these are of another number nobody knows in which. Of several projects of counted firms (甲公司等13家企业) no investor is known.
    """
    text = page.text.text
    firm = chain[-1]
    found: list[Mention] = []
    for project in page.within(firm.stop, sentence.stop, Kind.PROJECT):
        between = text[firm.stop : project.start]
        if found and not _LISTED.fullmatch(text, found[-1].stop, project.start):
            break
        if re.search(r"[。;；]", between) or (
            not found and project.start > stop + 4 and not _THEN.fullmatch(text[stop : project.start])
        ):
            break
        found.append(project)
    one_of_many = len(found) > 1 and MANY.match(text, firm.stop) is not None
    each = len(chain) > 1 and ("分别" in text[start : chain[0].start] or "分别" in text[firm.stop : stop])
    for i, project in enumerate(found):
        end = max(stop, project.stop)
        yield Claim("stage", project, Span(start, end), "agreement/project", value="signed")
        if not one_of_many and (not each or len(found) == len(chain)):
            for owner in chain[i : i + 1] if each else chain if len(found) == 1 else [firm]:
                yield Claim("investedBy", project, Span(owner.start, end), "agreement/project", object=owner)
        if len(seats) in (1, len(found)):
            seat = seats[i if len(seats) > 1 else 0]
            yield Claim("locatedIn", project, Span(start, end), "agreement/project", object=seat)


def joint(page: Page, sentence: Span, chain: Sequence[Mention], start: int, stop: int) -> Iterator[Claim]:
    """Read 甲集团和乙集团…签署协议,投资…建设某项目: the project is signed, and both invest."""
    text = page.text.text
    projects = page.within(stop, sentence.stop, Kind.PROJECT)
    if len(chain) < 2 or not projects or not re.search(r"投资|建设", text[stop : projects[0].start]):
        return
    if len(text[chain[-1].stop : start]) > 16:
        return
    yield Claim("stage", projects[0], Span(start, projects[0].stop), "agreement/project", value="signed")
    for firm in chain:
        yield Claim("investedBy", projects[0], Span(chain[0].start, projects[0].stop), "agreement/project", object=firm)
