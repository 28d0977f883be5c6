"""Rules from SRX, the Segmentation Rules eXchange of GALA (2.0, and 1.0, which has the same elements).

Its patterns are ICU's. What Python's `re` has in the same words is taken as it is; properties (letters, capitals) are
spelt out, and so are horizontal white space, line ends and code points. What has no such words (sets in sets, what
sets have in common, graphemes) is an error that names the rule.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from l10n import files
from l10n.errors import InputError
from l10n.messages import msg
from l10n.model.sentences import SentenceRule, SentenceRules

_MOST = 20_000  # rules, and
_LONG = 10_000  # characters of a pattern: far more than any file of rules has
_HINT = msg("export it again from the tool that it is from")
_NAMED = {
    "alpha": "L", "alphabetic": "L", "letter": "L", "l": "L", "digit": "Nd", "punct": "P", "space": "Z",
    "upper": "Lu", "uppercase": "Lu", "lower": "Ll", "lowercase": "Ll",
}  # fmt: skip
_PART = re.compile(
    r"\\(?:(?P<not>[pP])\{\^?(?P<name>[\w ]+)\}|x\{(?P<code>[0-9A-Fa-f]{1,6})\}|(?P<letter>.))"
    r"|(?P<set>\[\^?)|(?P<end>\])|&&",
    re.DOTALL,
)
_PLAIN = {"h": " \\t\\xa0", "R": "(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])"}
_OTHERS = "XGNQE"  # what `re` has no words for


def read(path: Path) -> SentenceRules:
    """Return the rules in a file. Raises InputError for one that can't be read, with the rule that can't."""
    from lxml import etree

    try:
        data = files.read(path, files.SETTINGS * 4)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        root = etree.fromstring(data, parser)
    except OSError as error:
        raise InputError(
            msg("can't be read: {reason}", reason=files.system_reason(error)),
            path=path,
            hint=msg("check its name"),
        ) from error
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise InputError(msg("isn't XML: {error}", error=error), path=path, line=line, hint=_HINT) from error
    if etree.QName(root).localname != "srx":
        raise InputError(msg("isn't SRX: its first element isn't `srx`"), path=path, line=1, hint=_HINT)
    rules = root.findall(".//{*}languagerule")
    named = {rule.get("languagerulename", ""): tuple(_rules(rule, path)) for rule in rules}
    maps = root.findall(".//{*}languagemap")
    groups = tuple(
        (_pattern(one.get("languagepattern", ""), path, one.sourceline, re.IGNORECASE), named[name])
        for one in maps
        if (name := one.get("languagerulename", "")) in named
    )
    header = root.find(".//{*}header")
    return SentenceRules({}, {}, groups, header is None or header.get("cascade", "yes") != "no")


def _rules(group: object, path: Path) -> Iterator[SentenceRule]:
    from lxml import etree

    assert isinstance(group, etree._Element)
    for number, rule in enumerate(group.findall("{*}rule")):
        if number == _MOST:
            raise InputError(
                msg("has more than {most} rules", most=_MOST), path=path, line=rule.sourceline, hint=_HINT
            )
        before, after = (
            _pattern(rule.findtext(f"{{*}}{side}break") or "", path, rule.sourceline)
            for side in ("before", "after")
        )
        yield SentenceRule(before, after, rule.get("break", "yes") != "no")


def _pattern(icu: str, path: Path, line: int | None, flags: int = 0) -> re.Pattern[str]:
    try:
        return re.compile(translated(icu), flags)
    except (re.error, ValueError, OverflowError, RecursionError) as error:
        reason = msg("has a pattern that can't be read, {icu!r}: {error}", icu=icu[:80], error=error)
        raise InputError(reason, path=path, line=line, hint=msg("write it in other words")) from error


def translated(icu: str) -> str:
    """Return a pattern of ICU as one of Python's. Raises ValueError for what has no words there."""
    if len(icu) > _LONG:
        raise ValueError("it is too long")
    parts, at, inside = [], 0, False
    for match in _PART.finditer(icu):
        parts.append(icu[at : match.start()])
        at = match.end()
        text = match[0]
        if match["name"]:
            ranges = _ranges(match["name"], (match["not"] == "P") != ("^" in text))
            text = ranges if inside else f"[{ranges}]"
        elif match["code"]:
            text = re.escape(chr(int(match["code"], 16)))
        elif match["letter"]:
            if match["letter"] in _OTHERS or (inside and match["letter"] == "R"):
                raise ValueError(f"there is nothing like {text}")
            plain = _PLAIN.get(match["letter"])
            text = text if plain is None else plain if inside or plain[0] == "(" else f"[{plain}]"
        elif match["set"]:
            if inside:
                raise ValueError("it has a set in a set")
            inside = True
        elif match["end"]:
            inside = False
        else:
            raise ValueError("it has &&")
        parts.append(text)
    return "".join([*parts, icu[at:]])


@cache
def _ranges(name: str, negated: bool) -> str:
    """Return the characters of a general category, by Unicode's short name (`Lu`, `L`), as a set has them."""
    key = _NAMED.get(name.lower(), name)
    codes = (
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)).startswith(key) != negated
    )
    if key[0] not in "LMNPSZC" or len(key) > 2:
        raise ValueError(f"there is no category {name}")
    parts = []
    for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0]):
        numbers = [code for _, code in run]
        first, last = (f"\\U{number:08x}" for number in (numbers[0], numbers[-1]))
        parts.append(first if first == last else f"{first}-{last}")
    return "".join(parts)
