"""How far a build is: a bar with rate and remaining time on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from kg.reading import Read

_EVERY = 15.0
"""Seconds between plain lines."""


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        pages, seconds = int(task.fields["pages"]), task.elapsed or 0
        return Text(f"{pages:,} pages, {pages / seconds:,.0f}/s" if seconds > 0.5 else f"{pages:,} pages")


class Progress:
    """Takes the notices of a build. How much there is to do is judged by the sizes of the files."""

    def __init__(self, inputs: Iterable[str], stream: TextIO) -> None:
        """Take the inputs of the build and the stream to write to."""
        self._total = _bytes(inputs)
        self._stream = stream
        self._pages = self._done = 0
        self._last = self._begin = time.monotonic()
        self._bar: Bar | None = None
        if stream.isatty():
            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), _Rate(), TimeRemainingColumn())
            self._bar = Bar(*columns, console=Console(file=stream), transient=True)
            self._task = self._bar.add_task("reading", total=self._total, pages=0)

    def __enter__(self) -> Progress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def notice(self, news: Read | str) -> None:
        """Take a page that was read, or the name of a step that begins."""
        if isinstance(news, str):
            if self._bar:
                self._bar.update(self._task, description=news, total=None)
            elif time.monotonic() - self._begin > 1:
                self._line(news)
        else:
            self._pages += 1
            self._done += 3 * news.size
            if self._bar:
                done = min(self._done, self._total) if self._total else self._done
                self._bar.update(self._task, completed=done, pages=self._pages)
            elif time.monotonic() - self._last > _EVERY:
                self._last = time.monotonic()
                rate = self._pages / (self._last - self._begin)
                line = f"{self._pages:,} pages, {rate:,.0f}/s"
                if self._total and self._total > self._done and self._pages >= 20:
                    left = (self._total - self._done) / self._done * (self._last - self._begin)
                    line += f", about {left:,.0f} s left"
                self._line(line)

    def _line(self, text: str) -> None:
        print(f"kg: {text}", file=self._stream, flush=True)


def _bytes(inputs: Iterable[str]) -> int | None:
    """Give the size of all inputs together, None where standard input is among them."""
    total = 0
    for name in inputs:
        if name == "-":
            return None
        path = Path(name)
        files = path.rglob("*") if path.is_dir() else [path]
        total += sum(file.stat().st_size for file in files if file.is_file())
    return total
