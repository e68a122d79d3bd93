"""What `src` imports is what an installation brings."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path


def _imports(path: Path) -> Iterator[str]:
    """Give the packages that a module imports, or whose data it reads: `files("jieba")`, `data("opencc", …)`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("files", "data")) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield from {first.value.partition(".")[0]} & packages_distributions().keys()


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", name)[0]).lower()


def test_every_import_is_a_dependency_and_the_other_way_round(top: Path) -> None:
    project = tomllib.loads((top / "pyproject.toml").read_text("utf-8"))["project"]
    named = {_plain(need) for need in project["dependencies"]}
    optional = {_plain(need) for extra in project.get("optional-dependencies", {}).values() for need in extra}
    brought = packages_distributions()
    used: dict[str, set[str]] = {}
    for path in sorted((top / "src").rglob("*.py")):
        for module in set(_imports(path)) - sys.stdlib_module_names - {"kg"}:
            for distribution in brought.get(module, [module]):
                used.setdefault(_plain(distribution), set()).add(path.relative_to(top).as_posix())
    undeclared = {name: sorted(paths) for name, paths in used.items() if name not in named | optional}
    assert not undeclared
    assert not named - used.keys(), "named, but not imported"
