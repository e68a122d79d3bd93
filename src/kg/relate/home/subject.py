"""What follows a place that a sentence or a page does not speak of: its merchants, its paper, the line that begins there."""

from __future__ import annotations

import re

ROUTE_END = re.compile(
    r"[至到—–\-~～][\u4e00-\u9fff]{2,8}?(?:铁路|高速|公路|高铁|专线|城际|管道|航道|快速路|大道|段)"
    "|运河|航道|海峡|铁路(?![局公])|高铁(?![新站])|高速(?:公路|铁路)"
)
"""After a place what makes it but the end of a line, or the name of one or of a water."""
NOT_SUBJECT = re.compile(
    r"[、]|[籍人]|(?:的?(?:客商|商人|某|企业|公司|商会|考察团|代表团|媒体|记者))|[A-Za-z]|日报|晚报|电视台|新闻网|频道|生活网|在线|网"
    + "|"
    + ROUTE_END.pattern
)
"""After a place what tells that not the place is spoken of, but its merchants, its paper, a line that begins there."""
