"""The verbs by which pages say that a project is built, one list for all rules that ask for one."""

from __future__ import annotations

BUILDS = (
    "开发建设|建设|建造|兴建|新建|新上|打造|实施|开建|投建|扩建|建成|建起|开发(?!区|商)|筹建|修建|改建|上马|创办|设立|建立|布局(?!图|优化)"
    "|续建|启动(?!区)"
)
"""Alternatives of a pattern; what is only made better (改造, 升级) is the project's own name as often as not and is none of them."""
