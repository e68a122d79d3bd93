"""Words of trade that what follows makes another word of: 食品|厂, 数据|中心, 生物|医药, so that no company's name ends there."""

from __future__ import annotations

import re

_WIDE = frozenset(("新能源", "新材料", "新材", "材料", "金属"))
"""Trades so wide that what follows says what is made."""
_KIND = re.compile("产业(?!园)|换电|充电|[物商整重]|电池|装[备置]|材料|结构|制品|零部件|一体化|汽车|设备")
"""What a wide word of trade is one noun with, so that the brand stands alone before it: 瑞川|新能源换电站."""
_PRODUCT = re.compile(
    "智能(?:工厂|制造|家居|装备|设备|终端|网联|电网|机器|硬件|仓储|物流|电表|传感|穿戴|控制|[识交驾装]|化)"
    "|生物(?:基[材新可环降]|降解|农药|肥)|化工(?:产品|中间体|原料)|芯片(?:封|制造|设计|研发|产业|生产)|医疗(?:器械|设备|美容|用品)"
    "|电力(?:设备|装备|器材)|航空(?:叶片|零|装备|器材|发动机)|传感器|电子(?:元|信息|材料|产品|级)"
    "|混凝土(?:机械|制品|构件)|冷链(?:物流|仓储|配送|加工)|汽车(?:零|配件|座椅|轮|线束|电子|内饰)|数据中心"
)
"""Words for what a factory makes that a trade opens: the brand stands alone before them: 瑞川|生物医药孵化园."""
_SITE = re.compile(
    "(?:商贸|物流|数据|检测|教育|旅游|文旅|健康|医疗|康养|金融|传媒|网络)(?:综合|中心|广场|[城港谷街])|生物质|电化学|储能(?:光热|电站|项目)"
)
"""Words for works that a trade opens and that are called by their place as often as by their firm."""
_COMPOUND = (
    "电池",
    "汽车",
    "装备",
    "度假",
    "综合",
    "小镇",
    "观光",
    "景",
    "科学",
    "技术",
    "研究",
    "客运",
    "货运",
    "电站",
    "发电",
    "林场",
    "生态",
)
"""Words that a trade word makes one compound with, so that no company ends there: 旅游|度假."""
_FIELD = re.compile("[农渔林牧]业(?:光伏|观光|产业|生态|示范|科普)|电子(?:物流|商务|竞技)")
"""Words that a trade opens and that say what is built: 农业光伏|电站."""
LONGER = frozenset("湖园城馆厂区局部业街镇村谷港湾路网化型线池程站场器品")
"""Characters that make a trade word the head of a longer word: 科技|园, 食品|厂."""


def names_field(name: str, at: int) -> bool:
    """Tell whether the trade at `at` opens words that say what is built: 农业光伏|电站."""
    return _FIELD.match(name, at) is not None


def names_product(name: str, at: int, end: int) -> bool:
    """Tell whether the trade `name[at:end]` opens a word for what is made, so that the brand stands alone before it."""
    return (name[at:end] in _WIDE and _KIND.match(name, end) is not None) or _PRODUCT.match(name, at) is not None


def goes_on(name: str, at: int, end: int) -> bool:
    """Tell whether the trade `name[at:end]` goes on as another word, so that no company ends at `end`."""
    return (
        name[end : end + 1] in LONGER
        or name.startswith(_COMPOUND, end)
        or names_field(name, at)
        or _SITE.match(name, at) is not None
    )
