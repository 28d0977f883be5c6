"""Reading TBX, versions 2 and 3, from files that may be hostile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from l10n.errors import UsageError
from l10n.glossary.cells import clean, slug
from l10n.glossary.exchange.format import Import
from l10n.glossary.exchange.tbx_entries import Losses, Term, rows_of, term_of
from l10n.glossary.exchange.tbx_xml import below, entries_of
from l10n.glossary.model import Row, fallbacks
from l10n.languages import tags
from l10n.messages import Message, msg, msgs

if TYPE_CHECKING:
    from lxml import etree

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(data: bytes, path: Path, wanted: Sequence[str]) -> Import:
    """Return what a file has in the languages that are wanted (BCP 47), or in all if none is named.

    Raises InputError where it is no TBX, or declares entities.
    """
    rows = TbxRows(lambda: BytesIO(data), path, wanted)
    return Import(tuple(rows), rows.losses)


class TbxRows:
    """The rows of a TBX file, read anew each time that they are asked for, a concept at a time.

    `losses` are, in words, what it had that can't be used, once all have been given. Giving them raises InputError
    where the file is no TBX, or declares entities.
    """

    def __init__(
        self, opened: Callable[[], AbstractContextManager[BinaryIO]], path: Path, wanted: Sequence[str]
    ) -> None:
        """Read what `opened` opens; see `read` for the rest."""
        self._opened = opened
        self._path = path
        self._wanted = wanted
        self.losses: tuple[Message, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        lost = Losses()
        taken: set[int] = set()  # hashes of names: a file may have millions
        with self._opened() as file:
            for entry in entries_of(file, self._path):
                terms = _terms(entry, self._wanted, lost)
                if not terms:
                    lost.empty += 1
                    continue
                concept = name = _concept_name(entry, terms)
                number = 1
                while hash(concept) in taken:  # homonyms in entries without a name
                    number += 1
                    concept = f"{name}-{number}"
                taken.add(hash(concept))
                yield from rows_of(entry, concept, terms)
        losses = [
            msg(
                "terms in a language that isn't known (`{language}`) left out: {count}",
                language=tag,
                count=count,
            )
            for tag, count in lost.languages.items()
        ]
        if lost.empty:
            losses.append(
                msgs(
                    "{count} entry without a term in those languages left out",
                    "{count} entries without a term in those languages left out",
                    lost.empty,
                )
                if self._wanted
                else msgs(
                    "{count} entry without a term left out",
                    "{count} entries without a term left out",
                    lost.empty,
                )
            )
        losses += [
            msg("unknown status `{status}`, taken for none: {count}", status=status, count=count)
            for status, count in lost.statuses.items()
        ]
        losses += [
            msg("{variant}: {count}", variant=variant, count=count)
            for variant, count in lost.variants.items()
        ]
        self.losses = tuple(losses)


def _concept_name(entry: etree._Element, terms: Sequence[Term]) -> str:
    """Return the name of a concept: its id in files of ours, or where it says something.

    A number does not: two files may have the same.
    """
    name = clean(entry.get("id", ""))
    if all(term.row for term in terms) or (name and not any(map(str.isdigit, name))):
        return name
    return slug(terms[0].text)


def _terms(entry: etree._Element, wanted: Sequence[str], lost: Losses) -> list[Term]:
    """Return the terms of an entry in the languages that are wanted, of each its own or those of one variant."""
    groups: dict[str, list[Term]] = {}
    for group in below(entry, "langSet", "langSec"):
        stated = group.get(_LANG) or group.get("lang") or ""
        try:
            language = tags.parse(stated)
        except UsageError:
            lost.languages[stated] += 1
            continue
        for element in below(group, "term"):
            text = clean("".join(str(part) for part in element.itertext()))
            if text:
                groups.setdefault(language, []).append(term_of(text, language, element, lost))
    if not wanted:
        return [term for terms in groups.values() for term in terms]
    found: list[Term] = []
    for tag in wanted:
        alike = [one for one in groups if one == tag or (one not in wanted and _base(one) == _base(tag))]
        if not alike:
            continue
        best = min(
            alike, key=lambda one: (one not in fallbacks(tag), -len(one) if one in fallbacks(tag) else 0)
        )
        if best not in fallbacks(tag) and tag != _base(tag):
            what = msg("terms in {language} taken for want of any in {wanted}", language=best, wanted=tag)
            lost.variants[what] += len(groups[best])
        for other in alike:
            if other != best:
                what = msg(
                    "terms in {language} left out, as there are some in {best}", language=other, best=best
                )
                lost.variants[what] += len(groups[other])
        found += [term._replace(language=tag) for term in groups[best]]
    return found


def _base(tag: str) -> str:
    return tag.partition("-")[0]
