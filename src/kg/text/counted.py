"""How lists are closed by a number that both the recognition of their items and the reading of what they say need to know."""

from __future__ import annotations

PARKS = (
    r"等?(?:[两二三四五六七八九十]|\d{1,2})(?:大|个)(?:特色|专业|产业|主题|重点|工业|功能|开放|发展)*"
    r"(?:园区|产业园|工业园|(?<=[业放展能])(?:平台|载体|组团)|功能区|集聚区)"
)
"""A regex for what closes a list of parks: 等三大园区, 等6个产业平台."""
