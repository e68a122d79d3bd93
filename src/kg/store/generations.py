"""The generations of a store: which there are, which is current, and how one becomes it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.store.lock import Lock

FORMAT = 1
"""The form of the directory; a store of a higher number was made by a newer `kg` and is refused."""

_HALF_MADE = ".part"


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole graph. `made` is a UTC time; `facts` counts the documents' facts by relation; `quads` all that is stored."""

    number: int
    path: Path
    made: str = ""
    version: str = ""
    documents: int = 0
    quads: int = 0
    facts: Mapping[str, int] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def graph(self) -> Path:
        """Where Oxigraph keeps it."""
        return self.path / "graph"

    @property
    def manifest(self) -> Path:
        """The table of its documents."""
        return self.path / "documents.sqlite"

    @property
    def readers(self) -> Path:
        """The file that readers lock while they read."""
        return self.path / "readers"


class Generations:
    """The directory of a store."""

    def __init__(self, root: Path) -> None:
        """Take the directory, which need not exist yet."""
        self.root = root
        self.folder = root / "generations"
        self._pointer = root / "current"

    def current(self) -> Generation | None:
        """Give the current generation, None in an empty or absent store. Raises StoreError for a broken or newer one."""
        try:
            name = self._pointer.read_text("ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(str(self._pointer), f"cannot be read: {error}", "restore it or build anew") from error
        if not name.isdigit() or not (self.folder / name).is_dir():
            raise StoreError(
                str(self._pointer),
                f"names no generation: {name!r}",
                "go back with kg store rollback, or delete the directory and build anew",
            )
        return self._read(self.folder / name)

    def pointed(self) -> int | None:
        """Give the number of the generation that is named as the current one, whether or not it can be read."""
        name = self._pointer.read_text("ascii", "replace").strip() if self._pointer.is_file() else ""
        return int(name) if name.isascii() and name.isdigit() else None

    def all(self) -> list[Generation]:
        """Give every generation that can be read, the oldest first; broken ones are passed over, so that one can go back to
        another. Raises StoreError for one of a newer format."""
        return [self._read(path) for path in self._folders() if _is_whole(path)]

    def _folders(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return sorted((p for p in self.folder.iterdir() if p.name.isdigit()), key=lambda p: int(p.name))

    def _read(self, path: Path) -> Generation:
        try:
            told = _told(path)
            made_in = int(told.get("format", 0))
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(
                str(path / "generation.json"),
                f"cannot be read: {error}",
                "go back with kg store rollback, or delete the directory and build anew",
            ) from error
        if made_in > FORMAT:
            raise StoreError(
                str(self.root),
                f"was made by kg {told.get('version', '?')} in format {made_in}, this one reads up to {FORMAT}",
                "install a newer kg, or build into another --store",
            )
        return Generation(**{**told, "path": path})

    def begin(self) -> Path:
        """Make the directory of the next generation and give it; half-made ones of dead builds are deleted first."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.glob("*" + _HALF_MADE):
            shutil.rmtree(path)
        last = max((int(p.name) for p in self.folder.iterdir() if p.name.isdigit()), default=0)
        path = self.folder / f"{last + 1:06}{_HALF_MADE}"
        path.mkdir()
        return path

    def publish(self, made: Generation) -> Generation:
        """Turn a half-made generation into the current one; until the last rename the old one stands, and all is on the disk."""
        told = {k: v for k, v in asdict(made).items() if k != "path"}
        (made.path / "generation.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
        made.readers.touch()
        for inside in sorted(made.path.rglob("*"), reverse=True):
            _sync(inside)
        whole = made.path.with_name(made.path.name.removesuffix(_HALF_MADE))
        _sync(made.path)
        made.path.rename(whole)
        _sync(self.folder)
        self.point(whole.name)
        return self._read(whole)

    def point(self, name: str) -> None:
        """Make the generation `name` (`000007`) current, atomically."""
        beside = self._pointer.with_suffix(".part")
        beside.write_text(name + "\n", "ascii")
        _sync(beside)
        beside.replace(self._pointer)
        _sync(self.root)

    def rollback(self, number: int | None = None) -> Generation:
        """Make generation `number` current, or the one before the current.

        Raises StoreError where there is none, or while another process writes.
        """
        with self.lock():
            return self._rollback(number)

    def lock(self) -> Lock:
        """Take the writer's lock. Raises StoreError while another process holds it, or where the directory cannot be written."""
        lock = Lock(self.root / "lock")
        try:
            taken = lock.take()
        except OSError as error:
            what = f"cannot be written: {error.strerror}"
            raise StoreError(str(self.root), what, "mend its permissions or choose another --store") from error
        if not taken:
            raise StoreError(str(self.root), "another process is writing to it", "wait for it to end")
        return lock

    def _rollback(self, number: int | None) -> Generation:
        every = {g.number: g for g in self.all()}
        now = self.pointed()
        if number is None:
            number = max((n for n in every if now is None or n < now), default=None)
        if number is None or number not in every:
            have = ", ".join(map(str, every)) or "none"
            what = "there is no earlier generation" if number is None else f"there is no generation {number}"
            raise StoreError(str(self.root), what, f"kg store list shows them; there are: {have}")
        self.point(every[number].path.name)
        return every[number]

    def prune(self, keep: int) -> list[Generation]:
        """Delete all but the current and the newest `keep` generations, and give those deleted; one that is being read stays.

        Broken ones go too, so long as the current one can be read.
        """
        now = self.current()
        gone = []
        for path in self._folders():
            if now is not None and not _is_whole(path):
                shutil.rmtree(path)
                gone.append(Generation(int(path.name), path))
        for old in self.all()[: -keep or None]:
            if now is not None and old.number == now.number:
                continue
            lock = Lock(old.readers)
            if not lock.take():
                continue
            with lock:
                grave = old.path.with_name(old.path.name + _HALF_MADE)
                old.path.rename(grave)
                shutil.rmtree(grave)
            gone.append(old)
        return gone


def _told(path: Path) -> dict[str, Any]:
    """Give what a generation says of itself. Raises OSError, ValueError, TypeError for a broken one."""
    told = json.loads((path / "generation.json").read_text("utf-8"))
    if not isinstance(told, dict):
        raise TypeError("no object")
    return told


def _is_whole(path: Path) -> bool:
    try:
        made_in = int(_told(path).get("format", 0))
    except (OSError, ValueError, TypeError):
        return False
    return made_in > FORMAT or (path / "graph").is_dir()


def _sync(path: Path) -> None:
    """Have the system write a file or directory to the disk, where it can (Windows cannot for directories)."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
