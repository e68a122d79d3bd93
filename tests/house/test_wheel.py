"""The wheel works far from the repository: installed into a clean environment, `kg build` makes a graph."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

_IGNORED = shutil.ignore_patterns(".*", "build", "dist", "demo", "kg-store", "*.egg-info", "__pycache__")


def _run(line: list[str], cwd: Path, **environment: str) -> str:
    # a PYTHONPATH that leads to this tree would hide the package that was installed
    around = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | environment
    done = subprocess.run(line, cwd=cwd, env=around, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{' '.join(line)}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(top: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the tree, through the source distribution, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    shutil.copytree(top, tree, ignore=_IGNORED)
    make = "import sys; from setuptools import build_meta as b; print(getattr(b, sys.argv[1])(sys.argv[2]))"
    sdist = _run([sys.executable, "-c", make, "build_sdist", str(folder)], tree).splitlines()[-1]
    shutil.unpack_archive(folder / sdist, folder / "unpacked")
    source = next((folder / "unpacked").iterdir())
    return folder / _run([sys.executable, "-c", make, "build_wheel", str(folder)], source).splitlines()[-1]


def test_the_wheel_carries_the_data(top: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "queries", "seeds"):
        for path in (top / folder).rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                assert f"kg/data/{path.relative_to(top).as_posix()}" in names
    for path in (top / "src").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and not any(p.endswith(".egg-info") for p in path.parts):
            assert path.relative_to(top / "src").as_posix() in names


def test_the_installed_wheel_builds_a_graph_elsewhere(top: Path, wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    _run([sys.executable, "-m", "venv", "--without-pip", str(venv)], tmp_path)
    binaries = venv / ("Scripts" if os.name == "nt" else "bin")
    site = Path(
        _run(
            [str(binaries / "python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], tmp_path
        ).strip()
    )
    zipfile.ZipFile(wheel).extractall(site)
    # the libraries of the running environment; its own editable kg stays out, as .pth files count in site folders only
    (site / "libraries.pth").write_text(
        "\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}) + "\n"
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(top / "seeds" / "articles" / "101_signing_ceremony.txt", elsewhere / "page.txt")
    kg = [str(binaries / "python"), "-m", "kg"]
    where = _run([str(binaries / "python"), "-c", "import kg; print(kg.__file__)"], elsewhere)
    assert str(site) in where
    assert _run([*kg, "--version"], elsewhere).startswith("kg ")
    _run([*kg, "build", "page.txt", "--store", "graph"], elsewhere)
    rows = _run([*kg, "query", "projects-by-county", "--store", "graph", "--format", "csv"], elsewhere)
    assert "弋阳" in rows
