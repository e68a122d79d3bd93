"""Visible text of HTML: every character leads back to the source; the article is found whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import Knowledge
from kg.model import Document, Label
from kg.repair.html import main_text
from kg.repair.html_source import scan
from kg.repair.layout import zones

KNOWLEDGE = Knowledge()

PAGE = """<!DOCTYPE html><html><head><title>青岚县举行签约仪式-青岚县人民政府</title><script>var a="<p>x</p>";</script></head>
<body><div class="top"><ul><li><a href="/">网站首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">招商引资</a></li></ul></div>
<div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/x">工作动态</a></div>
<div class="main"><h1>青岚县举行项目集中签约仪式</h1>
<div class="info"><span>发布时间：2023-05-18</span> <span>来源：青岚县融媒体中心</span></div>
<div id="zoom"><p>&nbsp;&nbsp;5月17日，青岚县举行第二季度项目集中签约仪式，共签约项目<strong>12</strong>个，
总投资38.6亿元。</p>
<p>签约项目如下：</p><p>1.华桥锂电池隔膜项目，总投资10亿元</p><p>2.云岭中药饮片项目，总投资3.2亿元</p>
<table><tr><td>青岚冷链物流园项目</td><td>北辰物流有限公司</td><td>2亿元</td></tr></table>
<p>县委书记周远在致辞中表示，青岚县将以最优的服务推进项目建设，让企业安心投资、放心发展。<br/>县长陈立主持仪式。</p></div></div>
<div class="rel"><h3>相关新闻</h3><ul><li><a href="1">石湾县召开招商引资工作推进会议部署工作</a></li>
<li><a href="2">我县三个项目集中开工建设总投资达五亿元</a></li><li><a href="3">青岚县赴外地开展招商活动</a></li></ul></div>
<div class="footer"><p>主办：青岚县人民政府办公室</p><p>地址：青岚县人民路1号</p></div></body></html>"""


def replayed(source: str, edits: list[tuple[int, int, str]]) -> str:
    out, at = [], 0
    for start, stop, text in edits:
        assert at <= start < stop or (at <= start == stop and text)
        out += [source[at:start], text]
        at = stop
    return "".join([*out, source[at:]])


def test_article_of_a_government_page() -> None:
    page = main_text(PAGE)
    found = zones(page.text, Document("page", PAGE, media_type="text/html"), KNOWLEDGE, page.zones)
    by_label = {label: "".join(page.text[z.start : z.stop] for z in found if z.label is label) for label in Label}
    assert by_label[Label.TITLE].strip() == "青岚县举行项目集中签约仪式"
    article = by_label[Label.ARTICLE].split()
    assert article[0].startswith("5月17日")
    assert "个，总投资38.6亿元。" in article[0]
    assert "2.云岭中药饮片项目，总投资3.2亿元" in article
    assert article[-5:-1] == ["青岚冷链物流园项目", "北辰物流有限公司", "2亿元", article[-2]]
    assert article[-1] == "县长陈立主持仪式。"
    for outside in ("石湾县召开", "网站首页", "人民路", "工作动态"):
        assert outside not in by_label[Label.ARTICLE]


def test_edits_replay() -> None:
    page = main_text(PAGE)
    assert replayed(PAGE, list(page.edits)) == page.text


PIECES = st.sampled_from(
    [
        *"<>&\"'/! \n=",
        "<p>",
        "</p>",
        "<div class='a\">",
        "</div>",
        "<a href=x>",
        "</a>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "&nbsp;",
        "&#20013;",
        "签约项目3个，",
        "total ",
        "<td>",
        "<br/>",
        "<head>",
        "</head>",
        "<title>",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_source_replays(source: str) -> None:
    page = scan(source)
    assert replayed(source, page.edits) == page.text
    assert all(a.stop <= b.start for a, b in pairwise(page.lines))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_zones_cover_any_source(source: str) -> None:
    page = main_text(source)
    assert "".join(page.text[z.start : z.stop] for z in page.zones) == page.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>甲县\n  乙县</p>", "甲县乙县\n"),
        ("<p>GDP\n  growth</p>", "GDP growth\n"),
        ("<p>3 &lt; 5 &amp;&#65292;</p>", "3 < 5 &，\n"),
        ("<p>甲<!-- 乙 -->丙<script>丁</script></p>", "甲丙\n"),
        ("<p>甲<script>丁", "甲"),
        ("总投资<3亿元", "总投资<3亿元"),
        ("<tr><td>甲</td><td>乙</td></tr>", "甲\t乙\n"),
        ("<a title='a>b'>甲</a>", "甲"),
    ],
)
def test_visible_text(source: str, text: str) -> None:
    assert scan(source).text == text
