"""Lets `ontology/`, `queries/` and `seeds/` travel in the wheel, as `kg/data/…`. Everything else is in pyproject.toml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

TOP = Path(__file__).resolve().parent
DATA = ("ontology", "queries", "seeds")


class BuildWithData(build_py):
    """Copies the data folders beside the modules; an editable installation reads them where they stand."""

    def run(self) -> None:
        """Build the modules, then copy the data."""
        super().run()
        if not self.editable_mode:
            for source, target in self._data():
                self.mkpath(str(target.parent))
                self.copy_file(str(source), str(target), preserve_mode=False)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """Name the copied files too."""
        return super().get_outputs(include_bytecode) + [str(target) for _, target in self._data()]

    def get_output_mapping(self) -> dict[str, str]:
        """Map the copied files to their sources."""
        return super().get_output_mapping() | {str(target): str(source) for source, target in self._data()}

    def _data(self) -> Iterator[tuple[Path, Path]]:
        for folder in DATA:
            for source in sorted((TOP / folder).rglob("*")):
                if source.is_file() and not source.name.startswith("."):
                    yield source, Path(self.build_lib, "kg", "data", source.relative_to(TOP))


setup(cmdclass={"build_py": BuildWithData})
