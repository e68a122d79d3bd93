"""Locks that the system takes back from a dead process."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, shared: bool) -> None:
        if not shared:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int, shared: bool) -> None:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


class Lock:
    """An advisory lock on a file, held from `take` to `free` or to the end of the process, however that ends.

    Child processes do not hold it: the handle is closed when they start. On Windows shared locks are not kept.
    """

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        """Take the file that carries the lock; many may hold it together where `shared`."""
        self.path, self.shared = path, shared
        self._handle: int | None = None

    def take(self) -> bool:
        """Take the lock and tell whether that went well; False while another holds it. Raises OSError for an unwritable file."""
        flags = os.O_RDONLY if self.shared and self.path.exists() else os.O_RDWR | os.O_CREAT
        handle = os.open(self.path, flags, 0o644)
        try:
            _take(handle, self.shared)
        except (BlockingIOError, PermissionError):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def free(self) -> None:
        """Give the lock back; nothing happens where it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Lock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.free()
