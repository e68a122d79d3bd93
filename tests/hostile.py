"""Names that a page may hold and that have broken writers of graphs, files and logs."""

from __future__ import annotations

NAMES = (
    '甲"乙\\',
    "甲\n\r\t乙",
    "\x00\x07",
    "\ud800甲\udfff",
    "\u202e乙甲\u2066",
    "甲" * 1_000_000,
    "",
    "../..",
    "%_'; DROP TABLE thing",
    "c:/../x y#1",
)
