"""issuedBy: which region or park made a document, or carries it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.mechanism.user import user
from kg.relate.nation import Country, country
from kg.relate.page import Page
from kg.text.span import Span

_HIGHER = re.compile("(?:国家|中央|中办|国办|全国|部委|发改委等)[^。,\uff0c;\uff1b]{0,14}$")
_MAKES = re.compile("[^。,\uff0c;\uff1b]{0,14}")
"""Between an organ of the country and the document that it makes."""
_PROVINCE = re.compile(
    r"(?:省委|省政府|省人民政府|省[\u4e00-\u9fff]{1,8}[厅局办委]|自治区党委|自治区政府|自治区人民政府)[^。,\uff0c;\uff1b]{0,16}$"
)
_AFTER = re.compile(
    r"》(?:等[\u4e00-\u9fff]{0,6})?(?:已)?(?:印发|出台|发布|正式|经[^。,\uff0c]{0,16}(?:同意|通过|批准))"
)
_WISHED = re.compile(
    r"(?:建议|希望|拟|尽快|抓紧|呼吁|适时|争取)[^。,\uff0c;\uff1b]{0,8}$|(?<![主需重])要[^。,\uff0c;\uff1b]{0,10}$"
)
_PARK = re.compile(
    r"(?:经济技术开发区|经济开发区|经开区|高新技术产业开发区|高新技术开发区|高新区|开发区(?!提升|整合|考核)|工业园区|综合保税区|新区)(?!改革|建设|提质|升级|发展|管理|条例)"
)
_KEPT = re.compile(r"(?:落实|执行|实施|兑现)(?:好|了)?《$")
_OWN_WAY = re.compile(r"^(?!关于).*(?:机制|制度|细则|方案|清单)(?:[(\uff08].{1,10}[)\uff09])?$")
"""What is carried out under such a title without a place is the acting region's own; laws and 意见 may be anyone's."""
_OTHER_TITLE = re.compile("《[^《》]*》")
_YEAR = re.compile(r"(?:\d{2,4}年(?:度)?|中共|关于(?:印发|加快|促进|推进|推动|进一步)?)?")

_ACCORDING = ("根据", "按照", "依据")
_BY_OFFICE = re.compile("(?:(?![和与的]|实际|情况)[\u4e00-\u9fff]){0,14}?(?:印发|发布|出台|下发|制定|公布)的《")
"""Between a place and the document that an office of it made."""
_BY_FIRM = re.compile(
    "(?:公司|集团|银行|协会|学会|商会|油田)[^,，。;；《]{0,8}(?:专门|近日|日前|正式|率先|也|还|已)*(?:出台|制定|编制|印发|下发|发布|推出|公布)[^,，。;；《]{0,12}《?$"
)
"""What tells that a company or an association made the document, no government: 该公司专门出台|《…意见》."""


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give one claim for each policy of `page` and the region or park that its title, or its sentence, tells. Raises DataError.

    A title that begins with a region's name is that region's. Another is the acting region's where a verb of making governs
    it (出台, 印发…), and nobody's where it is only carried out: it may be the country's or the province's.
    """
    verbs = knowledge.once("relate.policy.verbs", _verbs)
    nation = country(knowledge)
    seen: set[str] = set()
    for sentence, policies in page.holding(Kind.POLICY):
        for policy in policies:
            if policy.text in seen:
                continue
            claim = _claim(page, sentence, policy, verbs, nation)
            if claim:
                seen.add(policy.text)
                yield claim


def _claim(
    page: Page, sentence: Span, policy: Mention, verbs: dict[str, re.Pattern[str]], nation: Country
) -> Claim | None:
    text = page.text.text
    before = text[max(sentence.start, policy.start - 200) : policy.start]
    verb = verb_start = None
    low = max(sentence.start, policy.start - 160)
    titles = [m.span() for m in _OTHER_TITLE.finditer(text, low, policy.start)]
    for group in ("made", "kept"):
        for match in verbs[group].finditer(text, low, policy.start):
            if any(a <= match.start() < b for a, b in titles):
                continue
            if verb_start is None or match.start() > verb_start:
                verb, verb_start = group, match.start()
    quote = Span(verb_start if verb_start is not None and policy.start - verb_start < 60 else policy.start, policy.stop)
    quote = Span(max(quote.start, sentence.start), quote.stop + (text[quote.stop : quote.stop + 1] == "》"))
    if before.endswith("现将《") or _AFTER.match(text, policy.stop, sentence.stop):
        verb = "made"
    if _BY_FIRM.search(before):
        return None
    named = _named(page, policy)
    if named is not None:
        return Claim("issuedBy", policy, quote, "policy/title", named)
    whole = sentence.start == policy.start and sentence.stop == policy.stop
    if (
        (not whole and verb != "made" and not (_KEPT.search(before) and _OWN_WAY.search(policy.text)))
        or _HIGHER.search(before)
        or any(_MAKES.fullmatch(before, organ.end()) for organ in nation.organs.finditer(before))
        or _WISHED.search(before[: -1 if before.endswith("《") else None])
    ):
        return None
    issuer = page.within(max(0, policy.start - 60), policy.start, Kind.REGION, Kind.PARK) if whole else ()
    maker = _maker(page, sentence, policy) if verb == "made" else None
    place, how = (issuer[-1], "line") if issuer else (maker, "subject") if maker else user(page, sentence, policy.start)
    if place is None or (_PROVINCE.search(before) and not place.text.endswith(("省", "自治区"))):
        return None
    return Claim("issuedBy", policy, quote, f"policy/{how}", place)


def _maker(page: Page, sentence: Span, policy: Mention) -> Mention | None:
    """Give the place after 根据 whose office made the document: 根据|青岭县政府办公室发布的《…》."""
    text = page.text.text
    for place in page.places(max(sentence.start, policy.start - 40), policy.start):
        made = _BY_OFFICE.fullmatch(text, place.stop, policy.start)
        if made is not None and not place.implied and text.endswith(_ACCORDING, sentence.start, place.start):
            return place
    return None


def _named(page: Page, policy: Mention) -> Mention | None:
    """Give the finest region or park with which the title begins, a year or 中共 before it left aside."""
    at = policy.start
    lead = _YEAR.match(page.text.text, at, policy.stop)
    at = lead.end() if lead else at
    found: Mention | None = None
    for mention in page.within(policy.start, policy.stop, Kind.REGION, Kind.PARK):
        if mention.implied or not policy.start <= mention.start <= at or mention.stop <= at:
            continue
        found, at = mention, max(at, mention.stop)
    park = _PARK.match(page.text.text, at, policy.stop) if found is not None and found.kind is Kind.REGION else None
    if found is not None and park is not None:
        return Mention(Kind.PARK, found.start, park.end(), page.text.text[found.start : park.end()])
    return found


def _verbs(knowledge: Knowledge) -> dict[str, re.Pattern[str]]:
    rows = knowledge.table("policy_verbs")
    return {
        group: re.compile(
            "|".join(sorted((re.escape(r[0]) for r in rows if r[1] == group), key=lambda w: (-len(w), w)))
        )
        for group in ("made", "kept")
    }
