"""One name per thing: which forms of one page are the same company, project, park, policy or mechanism, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Kind, Mention
from kg.relate.coreference import declared_names, key, merge


def mention(kind: Kind, name: str, value: str | None = None) -> Mention:
    return Mention(kind, 0, len(name), name, value=value)


def same(kind: Kind, short: str, full: str) -> bool:
    a, b = mention(kind, short), mention(kind, full)
    return merge([a, b])[key(a)] == key(b)


@pytest.mark.parametrize(
    ("kind", "short", "full"),
    [
        (Kind.COMPANY, "远达集团", "远达集团有限公司"),
        (Kind.COMPANY, "远达光电科技", "云川远达光电科技有限公司"),
        (Kind.COMPANY, "远达光电", "远达光电(云川)有限公司"),
        (Kind.PROJECT, "远达光伏组件", "远达光伏组件项目"),
        (Kind.PROJECT, "光伏组件项目", "远达光伏组件项目"),
        (Kind.PROJECT, "“远达光伏组件”项目", "远达光伏组件项目"),
        (Kind.PROJECT, "远达污水处理厂工程", "远达污水处理厂工程PPP项目"),
        (Kind.PROJECT, "云景高速项目", "云和至景宁高速公路项目"),
        (Kind.PROJECT, "云白高铁项目", "云和至白岭高速铁路"),
        (Kind.PROJECT, "远达光电6代线", "云和远达光电6代液晶屏项目"),
        (Kind.PROJECT, "远达节能卡车数字工厂", "远达汽车新款节能卡车数字工厂"),
        (Kind.PROJECT, "3000吨/年碳纤维项目", "年产3000吨碳纤维产业化项目"),
        (Kind.PARK, "云和经开区", "云和经济开发区"),
        (Kind.PARK, "云和高新区", "云和县高新技术产业开发区"),
        (Kind.PARK, "远达汽车产业园", "云和远达汽车产业园"),
        (Kind.MECHANISM, "链长制", "链长制工作机制"),
        (Kind.POLICY, "促进投资若干措施", "云和县促进投资若干措施"),
    ],
)
def test_one_thing(kind: Kind, short: str, full: str) -> None:
    assert same(kind, short, full)


def test_a_place_or_its_firm_with_it_calls_the_one_project() -> None:
    bare, full = mention(Kind.PROJECT, "景宁远达项目"), mention(Kind.PROJECT, "远达低速机项目")
    told = [mention(Kind.REGION, "景宁", "331127"), mention(Kind.COMPANY, "远达"), bare, full]
    assert merge(told)[key(bare)] == key(full)
    other = mention(Kind.PROJECT, "远达螺旋桨项目")
    assert merge([*told, other])[key(bare)] == key(bare)
    trade = mention(Kind.PROJECT, "远达物流项目")
    assert merge([mention(Kind.COMPANY, "远达物流"), trade, full])[key(trade)] == key(trade)


@pytest.mark.parametrize(
    ("kind", "short", "full"),
    [
        (Kind.COMPANY, "远达集团", "瑞川集团有限公司"),
        (Kind.COMPANY, "远达光电有限公司", "远达光电股份有限公司"),
        (Kind.COMPANY, "远达建设有限公司", "远达建设有限公司山西分公司"),
        (Kind.COMPANY, "公司", "远达光电有限公司"),
        (Kind.PROJECT, "远达光伏一期项目", "远达光伏二期项目"),
        (Kind.PROJECT, "远达3GW光伏项目", "远达5GW光伏项目"),
        (Kind.PROJECT, "瑞川水泥项目", "远达光伏项目"),
        (Kind.PROJECT, "云景铁路项目", "云和至景宁高速公路项目"),
        (Kind.PARK, "云和经开区", "云和高新区"),
        (Kind.PARK, "景宁经开区", "云和经济开发区"),
        (Kind.PARK, "产业园", "云和远达汽车产业园"),
        (Kind.PERSON, "江望", "江望舒"),
    ],
)
def test_two_things(kind: Kind, short: str, full: str) -> None:
    assert not same(kind, short, full)


def test_a_short_form_that_fits_two_joins_neither() -> None:
    forms = [mention(Kind.COMPANY, n) for n in ("远达光电", "远达光电云川有限公司", "远达光电东川有限公司")]
    chosen = merge(forms)
    assert chosen[key(forms[0])] == key(forms[0])


def test_regions_are_one_by_their_code() -> None:
    assert key(mention(Kind.REGION, "云和", "331125")) == key(mention(Kind.REGION, "云和县", "331125"))
    assert key(mention(Kind.REGION, "云和", None)) != key(mention(Kind.REGION, "云和县", "331125"))


NAMES = st.text(alphabet="远达瑞川光电集团有限公司项目一二期3云和经开区产业园", min_size=1, max_size=10)


@given(st.lists(st.tuples(st.sampled_from([Kind.COMPANY, Kind.PROJECT, Kind.PARK]), NAMES), max_size=8))
def test_order_does_not_matter(names: list[tuple[Kind, str]]) -> None:
    forms = [mention(kind, name) for kind, name in names]
    chosen = merge(forms)
    assert chosen == merge(forms[::-1])
    assert all(chosen[root] == root for root in chosen.values())


def test_a_place_before_a_long_name() -> None:
    short, full = (
        mention(Kind.PROJECT, "云和远达新材料锂电池项目"),
        mention(Kind.PROJECT, "远达新材料10GWh锂电池生产线项目"),
    )
    here, there = mention(Kind.REGION, "云和", "331125"), mention(Kind.PROJECT, "景宁远达新材料锂电池项目")
    assert merge([short, full, here])[key(short)] == key(full)
    assert merge([short, full])[key(short)] == key(short)
    chosen = merge([short, there, here, mention(Kind.REGION, "景宁", "331127")])
    assert chosen[key(short)] != chosen[key(there)]


def test_a_declared_short_name() -> None:
    text = "远达锂电10GWh电芯生产线项目(以下简称“云和电芯项目”)开工"
    full = Mention(Kind.PROJECT, 0, 16, text[:16])
    short = Mention(Kind.PROJECT, 22, 28, text[22:28])
    assert merge([full, short])[key(short)] == key(short)
    assert merge([full, short], declared_names(text, [full, short]))[key(short)] == key(full)
    other = Mention(Kind.PARK, 22, 28, text[22:28])
    assert list(declared_names(text, [full, other])) == []
