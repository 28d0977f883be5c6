"""What digits are worth, with the separators of a language."""

from __future__ import annotations

import re

from l10n.languages import pack

SPACES = " \xa0\u2009\u202f"

# The digits of a number, with what stands between them.
FIGURES = re.compile(rf"\d(?:[\d.,'’{SPACES}]*\d)?")


def value(text: str, language: str) -> tuple[float, float | None]:
    """Return what digits are worth in a language, and in one with other separators if that differs.

    Versions have no language (an empty one): they are the same in all.
    """
    if text.isdigit():
        return float(text), None
    if not language:
        return _read(text, ".") or _impossible(text), None
    numbers = pack.language(language).numbers
    decimal = numbers.decimal
    other = "," if decimal == "." else "."
    strict, loose = _read(text, decimal), _read(text, other)
    if numbers.groups:
        strict, readings = _grouped(text, numbers.groups), (strict, loose)
        loose = next((one for one in readings if one not in (strict, None)), None)
    if strict is None:
        return _impossible(text), loose
    if loose is None:
        loose = _read(text.translate({ord(space): None for space in SPACES}), other)
    return strict, loose


def _read(text: str, decimal: str) -> float | None:
    """Return the value of digits with a decimal sign, None if they can't be read so."""
    whole, sign, rest = text.partition(decimal)
    if sign and not rest.isdigit():
        return None
    parts = re.split(r"\D", whole)
    if decimal == "." and " " in whole:
        return None
    if len(parts) > 1 and not (1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])):
        return None
    return float("".join(parts) + (f".{rest}" if sign else ""))


def _grouped(text: str, signs: str) -> float | None:
    """Return the value of digits with these signs between thousands, and a point or comma before decimals."""
    each = re.escape(signs)
    match = re.fullmatch(rf"(\d{{1,3}}(?:[{each}]\d{{3}})+|\d+)(?:[.,](\d+))?", text)
    return float("".join(filter(str.isdigit, match[1])) + f".{match[2] or 0}") if match else None


def _impossible(text: str) -> float:
    """Return a value of its own for what no language of this kind writes: versions, `1.2.3`."""
    return -float("".join(filter(str.isdigit, text)) or 0) - 0.5


def written(text: str, language: str) -> str:
    """Return digits that are written as in a language with the other separators as a language (BCP 47) writes them.

    Raises ValueError where they can't be read so, or no locale is known for the language.
    """
    from babel import UnknownLocaleError
    from babel.numbers import format_decimal

    decimal = pack.language(language).numbers.decimal
    other = "," if decimal == "." else "."
    bare = text.translate({ord(space): None for space in SPACES}) if " " in text or other == "." else text
    if not decimal or _read(bare, other) is None:
        raise ValueError(text)
    whole, sign, rest = bare.partition(other)
    number = int("".join(filter(str.isdigit, whole)))
    try:
        grouped = format_decimal(number, locale=language.replace("-", "_")) if number >= 1000 else str(number)
    except UnknownLocaleError as error:
        raise ValueError(language) from error
    return f"{grouped}{decimal}{rest}" if sign else grouped
