"""The company that 公司, 双方 or 项目公司 means before the projects of a sentence: the one named just before, or the one that the page is about."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.protagonist import protagonist, same_firm
from kg.text.span import Span

_THE_COMPANY = re.compile(
    r"(?:^|(?<=[“,，。:：;；\n])|(?<=约定))(?:该|这家)?(?:公司|企业)(?:(?:今日|昨日|此前)?(?:披露|公告称?|宣布|称|表示)[,，:：]?)?(?:将|计划|拟|正在|已|今年|又|再次?|继续|追加|决定|还|此次|本次|同时)*(?:于20\d\d年)?(?:(?:在|落户|入驻)[^,，。;；]{2,20}[,，]?)?并?"
    r"(?:(?:使用|利用|以)[^,，。;；]{2,12}资金)?(?:总?投资[^,，。;；]{0,14}[,，]?)?"
    r"(?:新建|投资建设|建设|在建|新上|实施|投建|打造|兴建)了?的?[^,，。;；]{0,8}$"
    r"|(?:该|这家)(?:公司|企业)(?:投资(?:建设|兴建|新建|打造)?)?的?$"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=[该前年来后时间月日家]))(?:公司|企业)(?:先后|累计|陆续|已|共)*投资[^,，。;；]{0,12}元[,，]?(?:在[^,，。;；]{2,14})?(?:建设|新建|建成|实施)了?有?$"
    r"|募投项目[^,，。;；]{0,6}$|(?:募集|筹集|融资)的?资金[^,，。;；]{0,16}(?:投向|用于|投入|投资)(?:建设)?[:：]?$"
    r"|(?:该)?项目公司(?:将|负责|具体)*(?:投资|建设|开发|实施)[“]?$|双方(?:还|又|共同|正式|成功)*(?:签订|签署|签约|签下)了?(?:[^,，。;；、]{2,16}、){0,3}$"
    r"|(?:^|[,，。;；\n])(?:公司|企业)的?$|(?:^|[,，。;；\n])公司(?:共|还|计划|将)*(?:安排|实施|推进)[^,，。;；]{0,14}项目\d+[项个][^。;；]{0,40}$"
)
_SPEECH = 400
"""So many characters of a paragraph one speaks of his company in."""
_FUNDS = re.compile("募投|募集|筹集|融资")
_ANNOUNCES = re.compile("公告|披露|宣布|发布")


def itself(page: Page, group: Group, firm: Mention) -> Mention | None:
    """Give `firm` where 公司 behind what it announces means it: 甲股份公告,…|公司拟投资…建设某项目."""
    text = page.text.text
    told = _THE_COMPANY.search(text, firm.stop, group.lead.stop)
    if told is None or not (_FUNDS.match(told.group()) or _ANNOUNCES.search(text, firm.stop, told.start())):
        return None
    return firm


def told_by(page: Page, group: Group) -> Mention | None:
    """Give the company that 公司 means in 该公司新建的某项目: the one legal name in this sentence and the two before it, or right after a quote."""
    if _THE_COMPANY.search(page.text.text, group.lead.start, group.lead.stop) is None:
        return None
    return meant(page, group.sentence, group.lead.start)


def meant(page: Page, sentence: Span, before: int | None = None) -> Mention | None:
    """Give the company that 公司 means in a sentence: the one legal name in the two before it and in it, up to `before`, or right after it, else the page's own."""
    text = page.text.text
    stop_at = sentence.start if before is None else before
    at = page.sentences.index(sentence) if sentence in page.sentences else 0
    start = page.sentences[max(0, at - 2)].start
    line = text.rfind("\n", 0, sentence.start) + 1
    stop = page.sentences[min(at + 1, len(page.sentences) - 1)].stop
    for low, high in (
        (max(start, line), stop_at),
        (sentence.stop, stop),
        (max(line, sentence.start - _SPEECH), sentence.start),
        (start, line),
    ):
        firms = [m for m in page.within(low, high, Kind.COMPANY) if m.text.endswith(("公司", "集团"))]
        if firms:
            one = all(same_firm(firms[-1].text, m.text) for m in firms)
            return max(firms, key=lambda m: (len(m.text), m.start)) if one else None
    return protagonist(page)
