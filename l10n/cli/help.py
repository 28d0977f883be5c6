"""The help of the commands in the user's language: the texts of the command tree are replaced before it is shown.

What typer itself says in it (`Options`, `required`) it asks gettext for, whose domain is ours here.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import typer

from l10n.messages import DOMAIN, FOLDER, said_as_it_stands, speaks_english

# What typer asks gettext for in the help of our commands; its errors are in `usage`.
_TYPER = (
    "Options", "Arguments", "Commands", "required", "default: {default}", "(dynamic)", "env var: {var}",
    "Show this message and exit.", "Usage: ",
)  # fmt: skip


def texts() -> Iterator[str]:
    """Give all texts of the commands' help, in English."""
    from l10n.cli.app import app

    yield from _TYPER
    for command in _commands(typer.main.get_command(app)):
        yield from _paragraphs(command.help or "")
        yield from filter(None, [command.short_help])
        for option in command.params:
            yield from (text for text in (getattr(option, "help", ""), _default(option)) if text)


def localised(app: typer.Typer) -> Any:
    """Return the command of an application, its help in the language of the environment."""
    command = typer.main.get_command(app)
    if not speaks_english():
        gettext.bindtextdomain(DOMAIN, str(FOLDER))
        gettext.textdomain(DOMAIN)
    for one in _commands(command):
        if not speaks_english():
            _say(one)
        one.short_help = one.short_help or _summary(one.help or "")
    return command


def _say(one: Any) -> None:
    """Replace the texts of a command's help."""
    one.context_class = _context(one.context_class)
    one.get_help_option = partial(_help_option, one.get_help_option)
    parts = (one.help or "").split("\n\n")
    one.help = "\n\n".join(said_as_it_stands(part) if _is_prose(part) else part for part in parts)
    one.short_help = said_as_it_stands(one.short_help or "")
    for option in one.params:
        if getattr(option, "help", ""):
            option.help = said_as_it_stands(option.help)
        if text := _default(option):
            option.show_default = said_as_it_stands(text)


def _summary(text: str) -> str:
    """Return what a list of commands says of one: its first paragraph, whole, where typer would cut it off."""
    return " ".join(text.partition("\n\n")[0].split())


def _help_option(ask: Callable[[Any], Any], context: Any) -> Any:
    """Return the option that typer makes by itself when a context asks for it."""
    if option := ask(context):
        option.help = said_as_it_stands(option.help)
    return option


def _context(base: Any) -> Any:
    """Return a class of contexts whose formatter says `Usage:`, which newer versions of typer ask nobody for."""
    before = base.formatter_class  # typer has its own since 0.25, click's before

    def write_usage(self: Any, prog: str, args: str = "", prefix: str | None = None) -> None:
        before.write_usage(self, prog, args, said_as_it_stands("Usage: ") if prefix is None else prefix)

    formatter = type(before.__name__, (before,), {"write_usage": write_usage})
    return type(base.__name__, (base,), {"formatter_class": formatter})


def _commands(command: Any) -> Iterator[Any]:
    yield command
    for one in getattr(command, "commands", {}).values():
        yield from _commands(one)


def _default(option: Any) -> str:
    """Return what the help says in words that an option has where it isn't given."""
    default = getattr(option, "show_default", "")
    return default if isinstance(default, str) else ""


def _paragraphs(text: str) -> Iterator[str]:
    return filter(_is_prose, text.split("\n\n"))


def _is_prose(paragraph: str) -> bool:
    """Whether a paragraph of a command's help is for people: an example is indented."""
    return bool(paragraph.strip()) and not paragraph.startswith(" ")
