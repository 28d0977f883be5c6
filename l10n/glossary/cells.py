"""What the cells of a glossary's spreadsheet stand for: what a column is by its name, and a form as it is read."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from l10n.errors import UsageError
from l10n.languages import pack, tags
from l10n.languages.named import by_name
from l10n.messages import Message, msg
from l10n.model import collapse

# What a row says beside its forms, in the order in which l10n writes it: before the languages, and after them.
FIRST = ("concept", "kind", "status")
LAST = ("must", "match", "gender", "number", "part of speech", "domain", "source", "date", "note")
FIELDS = (*FIRST, *LAST)
# What may be said of one language's form, in a column such as `es gender`.
GRAMMAR = ("gender", "number", "part of speech")
# A source and a target whose language the column doesn't name.
NAMELESS = ("term", "translation")
_TAG = re.compile("[A-Za-z]{2,3}([-_@][A-Za-z0-9@_-]+)?")
# No name of a column, and no value of a field, since none has it for its only letter.
UNKNOWN = "?"


def column(name: str) -> str | None:
    """Return what a column is for by its name: a field, a language (BCP 47), nothing (empty), None if unknown.

    What is said of one language's form has both: `es gender`. People's words will do: `Anglais`, `Domaine`.
    """
    name = clean(name)
    low = name.lower().replace("_", " ")
    if not name or low in FIELDS:
        return low
    language, field = of_form(low)
    if language and (known := column(language)) and is_language(known):
        return f"{known} {field}"
    if _TAG.fullmatch(name):
        try:
            return tags.parse(name)
        except UsageError:
            pass
    return in_words(name)


def in_words(name: str) -> str | None:
    """Return what people call by a name: a language (BCP 47), a field, `term` or `translation`; None if nothing."""
    return by_name(name) or _called().get(name.casefold())


@cache
def _called() -> Mapping[str, str]:
    """Return the columns by what languages call them; a field's own name is nothing else."""
    columns = [known.words.columns for known in pack.languages()]
    names = {word: field for one in columns for field, words in one.items() for word in words}
    return names | {field: field for field in FIELDS}


def is_language(name: str) -> bool:
    """Whether a column that is known is a language's forms."""
    return name not in ("", UNKNOWN, *NAMELESS, *FIELDS) and " " not in name


def of_form(name: str) -> tuple[str, str]:
    """Return the language and the field of a column that is about one language's form; no language for others."""
    language, _, field = name.partition(" ")
    return (language, field) if field in GRAMMAR else ("", name)


def clean(text: str) -> str:
    """Return a form as it is read: form C, without edge white space, runs of breakable white space one space."""
    return collapse(unicodedata.normalize("NFC", text)).strip()


def slug(text: str) -> str:
    """Return a text as the name of a concept: `Corée du Nord` is `coree-du-nord`."""
    plain = "".join(char for char in unicodedata.normalize("NFD", text) if not "\u0300" <= char <= "\u036f")
    plain = unicodedata.normalize("NFC", plain).casefold()
    return "-".join("".join(char if char.isalnum() else " " for char in plain).split()) or text


def meant(name: str) -> Message:
    """Return what a column may be for whose name is unknown: a name near to it, or what names there are."""
    near = difflib.get_close_matches(name.strip().lower(), FIELDS, n=1, cutoff=0.7)
    if near:
        return msg("did you mean `{name}`?", name=near[0])
    try:
        tags.parse(name)
    except UsageError as error:
        if error.hint.startswith("did you mean"):
            return error.hint
    return msg("a column is a language (`fr`, `pt-BR`), or one of {fields}", fields=", ".join(FIELDS))
