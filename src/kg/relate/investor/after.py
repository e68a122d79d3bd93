"""Investors that are named behind a project: 由甲公司投资建设, 是甲公司投资的…, 投资方:甲公司."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.text.span import Span

_AFTER = re.compile(
    r"[,，:：]?(?:该?(?:项目|基地|工程|园区?|厂|电站|公路|中心))?(?:总投资[^,，。;；]{0,16}[,，])?(?:是|系|为)?由(?P<who>[^,，。;；]{2,80}?)(?:组成(?:的)?联合体[,，]?)?(?:通过[^,，。;；]{2,6})?(?:各自?(?:按|以|占)?\d+(?:\.\d+)?%(?:的(?:股份|比例|股权))?)?(?:以[^,，。;；]{2,8}?)?(?:独资|合资|共同|联合|全额|负责)?(?:中标|共建|联建|合建|竞得|取得|(?:投资|建设|开发(?!区)|运营)(?!有限|发展|集团|控股|管理|股份|公司|实业|咨询|工程有限)|出资|兴建|承建|打造|实施|成立|组建|注资|(?:具体)?负责(?:操作|运作|运营)|各?持股|控股(?!有限|集团|公司))"
)
_AFTER_COMMA = re.compile(r"[^。；;]{0,50}?[,，]" + _AFTER.pattern.removeprefix("[,，:：]?").replace("|施工", ""))
_DEFINED = re.compile(
    r"[^。;；]{0,40}?(?:是|系)(?P<who>[^,，。;；由是]{2,60}?)(?:(?:共同|联合|独资|全额|斥资|合资)*(?:投资|出资)(?:[^,，。;；]{0,10}元)?(?:建设|兴建|打造|开发|新建)?"
    r"|在[^,，。;；]{2,14}(?:投资|布局|落子|布点|投建|兴建|设立)(?:建设)?)的"
    r"|[^。;；]{0,40}?(?:是|系|为)(?P<owner>[^,，。;；由是]{2,40}?)(?:独资|全额|合资|共同|联合)*(?:投资|出资)(?:[^,，。;；]{0,10}元)?(?:建设|兴建|新建)?(?:的)?(?:重点)?(?:项目)?(?=[,，。;；\n]|$)"
    r"|[^。;；]{0,40}?(?:是|系|为)(?P<sole>[^,，。;；由是]{2,40}?)(?:独资|全资)(?:建设|兴建|新建|项目)"
    r"|[^。;；]{0,40}?(?:是|系)(?P<again>[^,，。;；由是]{2,40}?)继(?:[“]?\Z|[^。;；]{2,40}?后)"
)
"""Behind a project's name what it is: 是|甲集团与乙公司共同投资建设的|…."""
_BESIDE = re.compile(r"[,，](?P<who>[^,，。;；]{2,40}?)(?:共同)?(?:参股|入股|参与(?:投资|出资|建设))")
"""Behind who holds most of a project, who holds the rest: 由甲集团控股,|乙公司|参股."""
_SHARES = re.compile(
    r"[^,，。;；]{0,10}[,，](?P<who>其中[,，]?[^,，。;；]{2,30}?(?:持股|出资)[\d.]+%(?:[,，][^,，。;；]{2,30}?(?:分别|各)?(?:持股|出资)[\d.]+%)*)"
)
"""A clause behind a project that tells the shares of those who own it: 其中|甲公司持股51%,乙公司持股49%."""
_ENDS_CLAUSE = ("", *",，。;；\n")
"""What stands behind a clause, or nothing at the end of the text."""
_OWNERS = re.compile(
    r"(?:其中[,，]?)?(?P<who>[^,，。;；]{2,30}?(?:分别|各)?(?:持股|占股)(?:比例为?)?[\d.]+%(?:[,，][^,，。;；]{2,30}?(?:分别|各)?(?:持股|占股)(?:比例为?)?[\d.]+%)*)"
)
"""A sentence that opens with the shares of those who own the project before it: |甲公司持股51%,乙公司和丙公司分别持股24.5%."""
_PAYER = re.compile(r"项目(?:的)?(?:投资(?:方|商|主体|单位)|(?:投建|建设)方)(?:为|是|[:：])?(?=[\u4e00-\u9fff])")
"""What stands right before the one who invests in the project spoken of: 据项目投资方|甲公司|介绍."""
_THEN = re.compile(
    r"[^。;；]{0,40}[,，](?P<who>[^,，。;；]{2,30}?)(?:主体|独家|独资|全额|负责)?(?:投资|出资)(?:(?:约|近|超)?[\d.]+[万亿]*(?:美|港|欧)?元)?(?:建设|兴建|新建)?(?=[,，。;；\n]|$)"
)
"""A clause of its own behind a project that tells who pays for it: …某项目,|甲公司主体投资."""
_CALLED = "投资(?:方|人|主体|商|单位|企业)|(?:投建|建设)方|业主(?:单位)?|建设单位|实施主体"
"""What pages call the one who invests in a project or has it built."""
_INVESTOR_LABEL = re.compile(rf"[,，。;；\s]*(?:该?项目)?(?:{_CALLED})(?:为|是|[:：、]|(?=[\u4e00-\u9fff]))")
"""What calls the ones who come next the investors, right behind a project: 某项目,投资方|甲集团."""
_LABEL = re.compile(rf"(?:^|(?<=[,，。;；\s]))(?:该?项目)?(?:{_CALLED}|实施单位)(?:为|是|[:：])")
"""What calls the one who comes next the investor, in a sentence that goes on about a project: 占地120亩,建设单位为|甲集团."""
_SIGNED_WITH = re.compile(
    r"(?:该|此)?(?:项目|工程)(?:是|系)[^,，。;；]{0,8}与(?P<who>[^,，。;；]{2,40}?)(?:共同)?签(?:订|约|署)的"
)
"""What says with whom the project spoken of was signed: 该项目是我市与|某银行|签订的."""

_SAME = re.compile("(?:据(?:介绍|了解|悉)[,，])?(?:该|此|这个?)(?:项目|工程|基地|园区?)(?=[是系为])")
"""What opens a sentence that tells what the project spoken of is: 据了解,该项目|是甲公司投资的…."""
_EACH = re.compile(
    r"(?:项目)?(?:则|将|正|都|均)?分别由(?P<who>[^,，。;；]{4,80}?)(?:独资|全额|出资)?(?:投资|承建|建设|兴建|实施|打造|开发|运营)(?!集团|有限|股份|控股)"
)
"""Behind a list of projects who has each: 甲项目和乙项目|分别由丙公司和丁公司投资建设."""
_BRACKETS = re.compile(r"[(（](?P<inside>[^()（）\n]{4,60}(?:[(（][^()（）\n]{1,12}[)）][^()（）\n]{0,30})?)[)）]")
"""Brackets with what stands in them; a company's name may hold a pair of its own: 甲(中国)公司."""
_LEADS = re.compile(
    r"(?:\A|[,，;；、:：])(?:由|(?:投资|建设|实施|投建)(?:方|商|主体|单位|企业|业主)(?:为|是|[:：])|业主(?:单位)?(?:为|是|[:：]))?\Z"
)
"""Before the company in the brackets: a mark, and what calls it the investor."""
_PAYS = re.compile(
    r"(?:独资|全资|出资|负责|计划|拟)*(?:投资(?:建设|兴建|开发)?|出资(?:建设)?|投建|兴建)(?:约?\d[^,，;；]{0,8}元)?(?:建设|兴建)?(?:\Z|[,，;；])"
)
"""Behind it that it invests."""
_ENDS = re.compile(r"\Z|[,，;；、]")
"""Where the name of a company that a label calls the investor ends."""
_SUM = re.compile(r"[,，、](?:总?投资)?(?:约|近|超过?)?[\d.]+[万亿]*(?:元|美元)\Z")
"""Behind it, at the head of the brackets, the amount alone."""
_HAS = re.compile("(?:承建|投资|建设|开发|实施)[该此这](?:项|个|座|条)?(?:项目|工程)的")
"""What leads from a project spoken of to its builder: 承建该工程的|甲公司."""


def behind(page: Page) -> Iterator[Claim]:
    """Give the investors that the brackets behind a project, or the sentence that goes on about it, name."""
    yield from continued(page)
    yield from owned(page)
    yield from bracketed(page)
    yield from each(page)


def each(page: Page) -> Iterator[Claim]:
    """Give the investors of a list that 分别 shares out in order."""
    for group in page.groups:
        match = _EACH.match(page.text.text, group.trail.start, group.trail.stop) if len(group.projects) > 1 else None
        firms = page.within(*match.span("who"), Kind.COMPANY) if match is not None else ()
        if match is not None and len(firms) == len(group.projects):
            for project, firm in zip(group.projects, firms, strict=True):
                yield Claim("investedBy", project, Span(project.start, match.end()), "investor/by", object=firm)


def continued(page: Page) -> Iterator[Claim]:
    """Read the sentence after one about a single project: …项目。总投资3亿元,由甲公司投资建设."""
    text = page.text.text
    for sentence, project in page.continued:
        match = _AFTER.search(text, *sentence) or _SIGNED_WITH.search(text, *sentence)
        defined = _DEFINED.match(text, *sentence) if _SAME.match(text, *sentence) and match is None else None
        for owner in page.within(*defined.span(defined.lastgroup or 0), Kind.COMPANY) if defined is not None else ():
            yield Claim("investedBy", project, Span(sentence.start, owner.stop), "investor/continued", object=owner)
        for cue in (_PAYER.search(text, *sentence), _LABEL.search(text, *sentence)):
            firm = _right_behind(page, cue, sentence.stop) if cue is not None else None
            if cue is not None and firm is not None:
                yield Claim("investedBy", project, Span(cue.start(), firm.stop), "investor/continued", object=firm)
        if match is not None:
            for firm in page.within(match.start("who"), match.end("who"), Kind.COMPANY):
                yield Claim("investedBy", project, Span(match.start(), match.end()), "investor/continued", object=firm)


def _right_behind(page: Page, cue: re.Match[str], stop: int) -> Mention | None:
    """Give the company that begins where `cue` ends, or None where none does before `stop`."""
    firms = page.within(cue.end(), stop, Kind.COMPANY)
    return firms[0] if firms and firms[0].start == cue.end() else None


def owned(page: Page) -> Iterator[Claim]:
    """Read the sentence after one about a single project that tells who owns it: 某项目获批。甲公司持股51%,乙公司持股49%."""
    starts = {sentence.start: i for i, sentence in enumerate(page.sentences)}
    for group in page.groups:
        at = starts.get(group.sentence.start)
        if not group.single or at is None or at + 1 >= len(page.sentences):
            continue
        match = _OWNERS.match(page.text.text, *page.sentences[at + 1])
        for firm in page.within(match.start("who"), match.end("who"), Kind.COMPANY) if match is not None else ():
            yield Claim("investedBy", group.projects[0], Span(firm.start, firm.stop), "investor/continued", object=firm)


def bracketed(page: Page) -> Iterator[Claim]:
    """Give the companies that the brackets right behind a project name as its investors."""
    text = page.text.text
    for project in page.within(0, len(text), Kind.PROJECT):
        brackets = _BRACKETS.match(text, project.stop)
        if brackets is None:
            continue
        low, high = brackets.span("inside")
        for firm in page.within(low, high, Kind.COMPANY):
            before, after = text[low : firm.start], text[firm.stop : high]
            leads = _LEADS.search(before)
            if leads is None or firm.stop > high:
                continue
            named = len(leads.group()) > 1 and _ENDS.match(after) is not None
            alone = not before and (not after or _SUM.match(after) is not None)
            if named or _PAYS.match(after) or alone:
                yield Claim("investedBy", project, Span(project.start, firm.stop), "investor/bracket", object=firm)


def followed(page: Page, project: Mention, trail: Span) -> Iterator[Claim]:
    """Give the investors that `trail`, the text behind a single project, names."""
    text = page.text.text
    stop = trail.stop
    match = _AFTER.match(text, trail.start, stop) or _AFTER_COMMA.match(text, trail.start, stop)
    if match is not None:
        for firm in page.within(match.start("who"), match.end("who"), Kind.COMPANY):
            yield Claim("investedBy", project, Span(project.start, match.end()), "investor/by", object=firm)
        beside = _BESIDE.match(text, match.end(), stop)
        for firm in page.within(*beside.span("who"), Kind.COMPANY) if beside is not None else ():
            yield Claim("investedBy", project, Span(project.start, firm.stop), "investor/by", object=firm)
    shares = _SHARES.match(text, trail.start, stop)
    if shares is not None:
        for firm in page.within(shares.start("who"), shares.end("who"), Kind.COMPANY):
            yield Claim("investedBy", project, Span(project.start, shares.end()), "investor/by", object=firm)
    then = _THEN.match(text, trail.start, stop)
    if then is not None and text[then.end() : then.end() + 1] in _ENDS_CLAUSE:
        for firm in page.within(then.start("who"), then.end("who"), Kind.COMPANY):
            if firm.start == then.start("who") and firm.stop == then.end("who"):
                yield Claim("investedBy", project, Span(project.start, then.end()), "investor/by", object=firm)
    defined = _DEFINED.match(text, trail.start, stop)
    if defined is not None:
        for firm in page.within(*defined.span(defined.lastgroup or 0), Kind.COMPANY):
            yield Claim("investedBy", project, Span(project.start, defined.end()), "investor/defined", object=firm)
    label = _INVESTOR_LABEL.search(text, trail.start, min(len(text), stop + 40))
    if label is not None and label.start() <= stop:
        named = page.within(label.end(), label.end() + 40, Kind.COMPANY)
        at = label.end() + 1
        for firm in named:
            if firm.start > at:
                break
            yield Claim("investedBy", project, Span(project.start, firm.stop), "investor/label", object=firm)
            at = firm.stop + 1


def built(page: Page) -> Iterator[Claim]:
    """Read 承建该工程的甲公司 on a page that names one project, or one twice as often as any other."""
    works = page.within(0, len(page.text.text), Kind.PROJECT)
    counts = Counter(m.text for m in works).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return
    project = next(m for m in works if m.text == counts[0][0])
    for match in _HAS.finditer(page.text.text, project.stop):
        for firm in page.within(match.end(), match.end() + 40, Kind.COMPANY)[:1]:
            if firm.start == match.end():
                yield Claim("investedBy", project, Span(match.start(), firm.stop), "investor/builder", object=firm)
