"""What pages say of themselves; a page that does not say it has none."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.knowledge import Knowledge
from kg.model import About, Document
from kg.repair.about import about
from kg.repair.about_date import dateline, in_address
from kg.repair.html import main_text
from kg.repair.layout import zones

KNOWLEDGE = Knowledge()
BODY = "甲河县举行项目集中签约仪式，共签约项目12个，总投资38.6亿元，县委书记出席仪式并讲话。\n"


def said(text: str, **given: object) -> About:
    document = Document("page", text, **given)  # type: ignore[arg-type]
    return about(text, zones(text, document, KNOWLEDGE), document, KNOWLEDGE)


@pytest.mark.parametrize(
    ("line", "date", "source", "author"),
    [
        ("发布时间：2021-12-31 09:00:14 | 来源：云岭日报", dt.date(2021, 12, 31), "云岭日报", None),
        ("来源：云岭县融媒体中心 作者：周平 时间：2022年3月5日", dt.date(2022, 3, 5), "云岭县融媒体中心", "周平"),
        ("发稿时间：2021/6/9", dt.date(2021, 6, 9), None, None),
        ("2020.04.06 10:22", dt.date(2020, 4, 6), None, None),
        ("发布人：-", None, None, None),
        ("作者：西岭频道 来源: 头条号 53106/21", None, "头条号", "西岭频道"),
    ],
)
def test_date_line(line: str, date: dt.date | None, source: str | None, author: str | None) -> None:
    found = said(f"甲河县集中签约一批项目\n{line}\n{BODY}")
    assert found == About("甲河县集中签约一批项目", source, author, date, None)


def test_what_comes_from_outside_wins() -> None:
    given = {
        "title": "外来标题",
        "source": "外报",
        "author": "某人",
        "date": dt.date(2020, 1, 1),
        "url": "http://example.net/a",
    }
    text = f"甲河县集中签约一批项目\n时间：2021-12-31 来源：云岭日报 作者：周平\n{BODY}"
    assert said(text, **given) == About(**given)  # type: ignore[arg-type]


def test_nothing_is_guessed() -> None:
    assert said(f"甲河县集中签约一批项目\n{BODY}3月25日，记者来到工地。2023年以来，全县加快发展。") == About(
        "甲河县集中签约一批项目"
    )


def test_other_articles_dates_are_not_the_pages() -> None:
    text = f"甲河县集中签约一批项目\n{BODY}热门推荐\n邻县召开会议\n来源：某号 2023-04-03 08:09"
    assert said(text).date is None


@pytest.mark.parametrize(
    ("article", "page", "date"),
    [
        ("某社云岭新闻4月7日电 一年春作首。", "", None),
        ("某社云岭新闻2021年4月7日电 一年春作首。", "", dt.date(2021, 4, 7)),
        ("某社云岭新闻4月7日电 一年春作首。", "2024年3月25日，云岭县签约。", dt.date(2024, 4, 7)),
        ("某社云岭新闻1月7日电 一年春作首。", "2023年12月25日，云岭县签约。", dt.date(2024, 1, 7)),
        ("某社云岭新闻4月7日电 一年春作首。", "2019年5月25日，云岭县签约。", None),
        ("某社云岭新闻4月7日电 一年春作首。", "2024年3月25日与2023年3月26日", None),
        ("4月7日，云岭县签约。", "2024年3月25日", None),
    ],
)
def test_dateline(article: str, page: str, date: dt.date | None) -> None:
    assert dateline(article, page) == date


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("http://a.example/2021/12-30/9.shtml", dt.date(2021, 12, 30)),
        ("http://a.example/202112/t20211230_9.html", dt.date(2021, 12, 30)),
        ("http://a.example/html/2021-12/30/content_9.htm", dt.date(2021, 12, 30)),
        ("http://a.example/news/20211230/9.html", dt.date(2021, 12, 30)),
        ("http://a.example/system/2021/12/30/9.shtml", dt.date(2021, 12, 30)),
        ("http://a.example/20211399.html", None),
        ("http://a.example/id/120211230123", None),
        ("http://a.example/2021/", None),
    ],
)
def test_date_of_an_address(url: str, date: dt.date | None) -> None:
    assert in_address(url) == date


def test_meta_tags() -> None:
    source = (
        '<html><head><meta name="ArticleTitle" content="甲河县集中签约"><meta content="2023-05-18 09:12" name="PubDate">'
        '<meta name="ContentSource" content="甲河县融媒体中心"><link rel="canonical" href="http://example.net/a.html"></head>'
        f"<body><div><p>{BODY}</p><p>{BODY[:20]}以最优的服务、最快的速度推进项目建设。</p></div></body></html>"
    )
    document = Document("page", source, media_type="text/html")
    page = main_text(source)
    found = about(page.text, zones(page.text, document, KNOWLEDGE, page.zones), document, KNOWLEDGE)
    assert found == About("甲河县集中签约", "甲河县融媒体中心", None, dt.date(2023, 5, 18), "http://example.net/a.html")
