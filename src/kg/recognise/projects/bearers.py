"""Names of projects told by who bears or manages them: 某加工项目|负责人介绍, 某有限公司项目现场."""

from __future__ import annotations

import re

from kg.recognise.parks.find import titled
from kg.recognise.projects.amounts import Amounts
from kg.recognise.projects.owned import owned

_MANAGED = re.compile("项目(?=(?:现场|施工|建设|相关|主要)?(?:负责人|经理))")
"""What a manager's title follows: 某某项目|负责人."""


class Bearers(Amounts):
    """The finders of such names in one stretch."""

    def managed(self) -> None:
        """Read 某公司某某加工项目负责人介绍: whose manager speaks is a project, if its name is one without doubt."""
        kinds = (match.span() for match in _MANAGED.finditer(self.text, self.start, self.stop))
        for begin, end in self.ending(kinds):
            if self.names.strength(begin, end) == "" and not titled(self.text, begin):
                self.add(begin, end, None)

    def companies(self) -> None:
        """Read 某有限公司项目现场: what bears its company's whole name."""
        for begin, end in owned(self.text, self.starting):
            self.add(begin, end, None)
