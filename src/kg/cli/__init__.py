"""The command line: parse, call, print. Machine formats on stdout; progress, messages and errors on stderr.

Exit status: 0 done; 1 done but something was refused or failed, and listed; 2 wrong usage.
"""

from __future__ import annotations

import os
import sys

import typer

from kg.cli import ask, build, curate, graph, judge, linking, page, places, reason, serving, stores
from kg.errors import KgError, QueryError
from kg.settings import version

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for _room in (build, page, places, ask, graph, stores, curate, reason, linking, serving, judge):
    _room.register(app)


def _version(asked: bool) -> None:
    if asked:
        print(f"kg {version()}")
        raise typer.Exit()


@app.callback()
def _kg(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Chinese local-government news on investment promotion, as a knowledge graph with evidence.

    \b
    Example:
      kg build seeds/articles
      kg query projects-by-county
      kg explain 弋阳县
    """


def main(arguments: list[str] | None = None) -> None:
    """Run one command and exit with its status."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit status; nothing is raised."""
    status = 0
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(arguments, prog_name="kg")
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0
    except QueryError as error:
        print(f"kg: {error}", file=sys.stderr)
        status = 2
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        status = 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
