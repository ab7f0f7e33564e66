"""What the commands share: how errors end, the option that names a graph, progress, and what failed."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from graph.errors import InputError, SimpulError, UsageError
from graph.model import Document

INTERRUPTED = 130

GRAPH = Path("output/graph.jsonl")
_MADE_HERE = b'<meta name="generator" content="Simpul">'

_LANGUAGES = click.Choice(["id", "en"])

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class SimpulGroup(click.Group):
    """A group of commands whose errors never show a traceback.

    Exit codes: 0, 1 for a failure, 2 for wrong usage, 130 for Ctrl-C.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sections: dict[str, list[str]] = {}

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands by what they are for, in the order of a first use."""
        width = formatter.width - 6 - max(map(len, self.commands))
        for title, names in self.sections.items():
            with formatter.section(title):
                formatter.write_dl([(name, self.commands[name].get_short_help_str(width)) for name in names])

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run a command and end the process with its exit code."""
        extra["standalone_mode"] = False
        for stream in (sys.stdout, sys.stderr):  # an article may hold what the terminal cannot show
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            result = super().main(args, prog_name or "simpul", **extra)
            sys.stdout.flush()
            code = result if isinstance(result, int) else 0
        except BrokenPipeError:  # the reader went away (`| head`): it has what it wanted
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 1
        except (click.ClickException, click.Abort, KeyboardInterrupt, SimpulError, OSError) as error:
            code = _report(error)
        sys.exit(code)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; where there is none, say which one may have been meant."""
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            close = difflib.get_close_matches(name, self.commands)
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            if not close and Path(name).exists():
                hint = f" To read articles: simpul build {name}"
            ctx.fail(f"There is no command {name!r}.{hint}")
        return super().resolve_command(ctx, args)


def _report(error: BaseException) -> int:
    """Say on standard error what ended the command; gives the exit code."""
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, click.Abort | KeyboardInterrupt):
        click.echo("simpul: stopped", err=True)
        return INTERRUPTED
    if isinstance(error, OSError):
        error_text = f"{error.filename or 'disk'}: {error.strerror or error}"
        click.echo(
            f"simpul: {error_text}; check that the folder is there and that you may write to it", err=True
        )
        return 1
    click.echo(f"simpul: {error}", err=True)
    return 2 if isinstance(error, UsageError) else 1


def example(*lines: str) -> str:
    """The example at the end of a help text."""
    return "\n".join(["\b", "Example:" if len(lines) == 1 else "Examples:", *(f"  {line}" for line in lines)])


class _FileOrAddress(click.Path):
    """A file, or the address of a database, which a path would lose a stroke of."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if "://" in str(value) else super().convert(value, param, ctx)


FILE = "Graph file to read, - for standard input."
FILE_OR_ADDRESS = "Graph file to read, - for standard input, or the address of a database (bolt://HOST)."


def graph_option(default: Path | None = GRAPH, help: str = FILE_OR_ADDRESS) -> Decorator:
    """The one way in which a command is told its graph; one that takes files alone says so in `help`."""
    kind = _FileOrAddress if help == FILE_OR_ADDRESS else click.Path
    return click.option(
        "-g",
        "--graph",
        "path",
        type=kind(path_type=Path, allow_dash=True),
        default=default,
        show_default=default is not None,
        metavar="FILE",
        help=help,
    )


def collection_of(path: Path) -> str:
    """The name that a graph file gets in a database where none is said."""
    return "graph" if str(path) == "-" else path.stem


def check_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse what is no ISO day of the calendar, possibly partial."""
    forms = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}
    try:
        if value is not None:
            datetime.strptime(value, forms[len(value)])
    except (KeyError, ValueError) as error:
        expected = "expected a day like 2024, 2024-09 or 2024-09-17"
        raise click.BadParameter(f"{expected}, found {value!r}", ctx, param) from error
    return value


def check_kinds(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> list[str]:
    """Take node kinds in any case, and say which there are."""
    from graph.schema import load_schema  # read only when a command runs

    kinds = {kind.casefold(): kind for kind in load_schema().nodes}
    for value in values:
        if value.casefold() not in kinds:
            expected = f"expected one of {', '.join(kinds.values())}"
            raise click.BadParameter(f"{expected}, found {value!r}", ctx, param)
    return [kinds[value.casefold()] for value in values]


def html_option(default: Path, help: str) -> Decorator:
    """The option that asks for a page instead of lines.

    Args:
        default: The file where none is named.
        help: What the page shows.
    """
    return click.option(
        "--html",
        is_flag=False,
        flag_value=str(default),
        type=click.Path(dir_okay=False, path_type=Path),
        callback=_check_html,
        metavar="[FILE]",
        help=f"{help} FILE ends in .html; without it, {default}.",
    )


def _check_html(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """Refuse a page's file that may be something else, like an article that was meant to be read."""
    if value is None:
        return None
    if value.suffix.lower() not in (".html", ".htm"):
        message = f"expected a file that ends in .html, found {value}; name articles before --html"
        raise click.BadParameter(message, ctx, param)
    if value.exists() and _MADE_HERE not in value.read_bytes()[:2000]:
        message = f"{value} is no page of Simpul; name another file, so that nothing of yours is written over"
        raise click.BadParameter(message, ctx, param)
    return value


def write_page_file(target: Path, text: str) -> None:
    """Write a page and say where it is."""
    from graph.render.files import replace_file

    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, text.encode("utf-8"))
    click.echo(f"Open {target} in a browser.")


LANG = click.option("--lang", type=_LANGUAGES, default="id", show_default=True, help="Language of the page.")


def page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a rendered page."""
    for option in (
        click.option("--all-persons", is_flag=True, help="Also show persons who hold no office."),
        LANG,
        click.option("--title", help="Heading of the page."),
    ):
        command = option(command)
    return command


def kept_page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a page that is made anew: what is not said stays as the page has it."""
    for option in (
        click.option(
            "--all-persons/--officials",
            default=None,
            help="Show persons who hold no office on the page, or not; else as before.",
        ),
        click.option("--lang", type=_LANGUAGES, help="Language of the page; else as before."),
        click.option("--title", help="Heading of the page; else as before."),
    ):
        command = option(command)
    return command


def count(number: int, what: str) -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


class Work:
    """Follows a command through its articles: shows progress on a terminal and keeps what failed."""

    def __init__(self) -> None:
        self.read = 0
        self.failed = 0
        self._sources: dict[str, str] = {}
        self._shown = sys.stderr.isatty()

    def follow(self, sources: Iterator[tuple[str, Document]]) -> Iterator[Document]:
        """Pass articles on, and keep what their files are called."""
        for source, document in sources:
            self._sources[document.id] = source
            yield document

    def on_error(self, error: InputError) -> None:
        """Name a file or article that could not be read."""
        self.failed += 1
        self.clear()
        click.echo(f"simpul: {self._sources.get(error.source, error.source)}: {error.reason}", err=True)

    def on_progress(self, document: Document) -> None:
        """Show which article was read."""
        self.read += 1
        if self._shown:
            click.echo(f"\r\033[Kreading article {self.read}: {document.id[:60]}", nl=False, err=True)

    def clear(self) -> None:
        """Take the line of progress away."""
        if self._shown:
            click.echo("\r\033[K", nl=False, err=True)

    def finish(self, kept: int) -> int:
        """Say how many articles could not be read; gives the exit code.

        Args:
            kept: Number of articles that were read.

        Raises:
            SimpulError: None was.
        """
        self.clear()
        total = kept + self.failed
        if not kept:
            raise SimpulError("no article could be read, so nothing was written")
        if self.failed:
            click.echo(f"simpul: {self.failed} of {count(total, 'article')} could not be read", err=True)
        return 1 if self.failed else 0
