"""Messages: what l10n says to people, in their language.

    reason = msg("there is no rule “{name}”", name=name)      a text, in English, that knows its template
    said(reason)                                              the same in the language of the environment
    said(reason, "es")                                        in Spanish
    said(LanguageName("fr"), "es")                            what French is called in Spanish: `francés`

Code makes messages where it knows what to say; whoever shows one to a person says it in a language. Everything else
(JSON, tests, what is compared and remembered) has the English text, which a message is. The catalogs are gettext's:
`l10n/locale/LANG/LC_MESSAGES/l10n.po`, with `.mo` beside; `tools/messages.py` finds the templates in the code.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, reduce
from pathlib import Path
from typing import Any, Self

DOMAIN = "l10n"
OWN = "en"  # the language of the code
FOLDER = Path(__file__).with_name("locale")
# Where gettext looks for the user's language, in its order (GNU gettext manual, "Locale Environment Variables").
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


# What stands in a message's places: other values stand there as what they say.
Value = str | int | float


class LanguageName(str):
    """What a language is called in English: `French`, `Brazilian Portuguese`, `Serbian (Latin)`; its `tag` (BCP 47).

    The names are CLDR's. What CLDR has no name for is called by its tag.
    """

    __slots__ = ("tag",)
    tag: str

    def __new__(cls, tag: str) -> Self:
        """Return the name of a canonical tag."""
        self = super().__new__(cls, _language_name(tag, OWN))
        self.tag = tag
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.tag,)


class Numeral(str):
    """A number as it is written in English, `1,200` or `2.5`: its `value`, and how many `decimals` it has."""

    __slots__ = ("decimals", "value")
    value: float
    decimals: int

    def __new__(cls, value: float, decimals: int = 0) -> Self:
        """Return a number with so many decimals."""
        self = super().__new__(cls, f"{value:,.{decimals}f}")
        self.value, self.decimals = value, decimals
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.value, self.decimals)


class Message(str):
    """A text in English that knows its template, what it has for each number, and what stands in its places."""

    __slots__ = ("number", "templates", "values")
    templates: tuple[str, ...]
    number: int | None
    values: Mapping[str, Value]

    def __new__(cls, templates: Sequence[str], number: int | None, values: Mapping[str, object]) -> Self:
        """Fill the template for a number, or the only one."""
        known = {
            name: value if isinstance(value, str | int | float) else str(value)
            for name, value in values.items()
        }
        self = super().__new__(cls, templates[0 if number in (None, 1) else -1].format_map(known))
        self.templates, self.number, self.values = tuple(templates), number, known
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.templates, self.number, self.values)

    @property
    def parts(self) -> list[Any]:
        """What it is made of, as JSON has it."""
        values = {name: _part(value) for name, value in self.values.items()}
        return [self.templates, self.number, values]

    @classmethod
    def of(cls, parts: Sequence[Any]) -> Self:
        """Return the message that is made of some `parts`."""
        templates, number, values = parts
        known = {
            name: cls.of(part)
            if isinstance(part, list)
            else (Numeral if "value" in part else LanguageName)(**part)
            if isinstance(part, dict)
            else part
            for name, part in values.items()
        }
        return cls(templates, number, known)


def _part(value: Value) -> Any:
    """Return a value of a message as JSON has it."""
    if isinstance(value, LanguageName):
        return {"tag": value.tag}
    if isinstance(value, Numeral):
        return {"value": value.value, "decimals": value.decimals}
    return value.parts if isinstance(value, Message) else value


def msg(template: str, /, **values: object) -> Message:
    """Return a message: a template with `{name}` for each of the values, which may be messages themselves."""
    return Message((template,), None, values)


def msg_template(text: str) -> str:
    """Return a template as it is: it stands here to be found, and goes to `msg` elsewhere."""
    return text


def msgs(one: str, many: str, count: int, /, **values: object) -> Message:
    """Return a message about a number of things, `{count}`: with one template for 1, and another for the others."""
    return Message((one, many), count, {"count": Numeral(count), **values})


def msg_list(texts: Iterable[str], join: str = "{one}, {other}") -> Message:
    """Return some texts as a list, each joined to the next by a template: `one, two, three`."""
    first, *others = texts
    return reduce(lambda one, other: msg(join, one=one, other=other), others, msg("{one}", one=first))


def msg_with_hint(reason: Message, hint: Message) -> Message:
    """Return what is wrong and the way out, if there is one: `it is gone; get it again`."""
    return msg_list([reason, hint] if hint else [reason], msg_template("{one}; {other}"))


def msg_all(texts: Iterable[str]) -> Message:
    """Return texts as all of them: `one and two and three`."""
    return msg_list(texts, msg_template("{one} and {other}"))


def msg_choice(texts: Iterable[str]) -> Message:
    """Return some texts as a choice: `one or two or three`."""
    return msg_list(texts, msg_template("{one} or {other}"))


def said(text: str, language: str | None = None) -> str:
    """Return what is to be shown of a text: a message, a language's name or a number, in a language (BCP 47).

    That is the environment's if None. What is none of these, and what no catalog has, stays as it is.
    """
    if not isinstance(text, Message | LanguageName | Numeral):
        return text
    catalog = _catalog(_asked() if language is None else (language,))
    if isinstance(text, LanguageName):
        return _language_name(text.tag, catalog.language) if catalog else str(text)
    if isinstance(text, Numeral):
        return catalog.written(text.value, text.decimals) if catalog else str(text)
    if catalog is None or not text:  # gettext has its header for the empty text
        return str(text)
    values = {
        name: said(value, language) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    template = (
        catalog.gettext(text.templates[0])
        if text.number is None
        else catalog.ngettext(text.templates[0], text.templates[-1], text.number)
    )
    return template.format_map(values)


def said_as_it_stands(text: str, language: str | None = None) -> str:
    """Return a text that has no places for values, such as a paragraph of help, as `said` does."""
    catalog = _catalog(_asked() if language is None else (language,))
    return catalog.gettext(text) if catalog is not None and text else text


def speaks_english() -> bool:
    """Whether the environment asks for no language that there is a catalog for."""
    return _catalog(_asked()) is None


def spoken() -> str:
    """Return the language (BCP 47) in which messages are said: the environment's, where there is a catalog for it."""
    path = _path(_asked())
    return path.parts[-3].replace("_", "-") if path else "en"


def languages() -> tuple[str, ...]:
    """Return the languages (BCP 47) that messages are in, English first."""
    return (OWN, *sorted(path.name for path in FOLDER.iterdir() if (path / "LC_MESSAGES").is_dir()))


def _asked() -> tuple[str, ...]:
    """Return the languages that the environment asks for, as gettext does: the first variable that is set counts."""
    stated = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return tuple(filter(None, stated.split(":")))


@cache
def _language_name(tag: str, language: str) -> str:
    """Return what the language of a canonical tag is called in a language that CLDR has, by its name for a locale."""
    from babel import Locale

    locale = Locale.parse(language)
    parts = tag.split("-")
    for end in range(len(parts), 0, -1):
        if known := locale.languages.get("_".join(parts[:end])):
            rest = [
                locale.scripts.get(part)
                or locale.territories.get(part)
                or locale.variants.get(part.upper(), part)
                for part in parts[end:]
            ]
            return f"{known} ({', '.join(rest)})" if rest else known
    return tag


class _Catalog(gettext.GNUTranslations):
    """A catalog, which knows how its language writes numbers."""

    language: str

    def written(self, number: float, decimals: int) -> str:
        """Return a number with its digits grouped as CLDR has it, from the number on that the header names.

        `X-Least-Grouped: 10000` is CLDR's "minimum grouping digits" of 2, which Babel doesn't know.
        """
        groups = number >= int(self.info().get("x-least-grouped", "1000"))
        if not groups and not decimals:
            return f"{number:.0f}"
        from babel.numbers import format_decimal

        pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
        return format_decimal(number, pattern, locale=self.language, group_separator=groups)


@cache
def _catalog(wanted: tuple[str, ...]) -> _Catalog | None:
    """Return the catalog of the first language that there is one for; None for English, or where there is none."""
    path = _path(wanted)
    if path is None:
        return None
    with path.open("rb") as file:
        catalog = _Catalog(file)
    catalog.language = path.parts[-3]
    return catalog


def _path(wanted: tuple[str, ...]) -> Path | None:
    """Return where that catalog is."""
    for name in wanted:
        code = name.partition(".")[0].partition("@")[0].replace("-", "_")
        if code.partition("_")[0] in (OWN, "C", "POSIX"):
            return None
        places = (FOLDER / one / "LC_MESSAGES" / f"{DOMAIN}.mo" for one in (code, code.partition("_")[0]))
        if path := next(filter(Path.is_file, places), None):
            return path
    return None


NO_MESSAGE = Message(("",), None, {})
