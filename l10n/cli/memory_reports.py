"""What `l10n memory` prints, for people and for programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any

from l10n.cli.console import columns, in_lines, short_path
from l10n.memory import Edit, MemoryMatch, Stats
from l10n.memory.lessons import Lesson, distance
from l10n.messages import Numeral, msg, msg_list, said
from l10n.model import LanguagePair
from l10n.text.display import as_json, fields_of, file_size, guarded, one_line, share

# The version of the JSON reports: one more whenever a field changes its meaning or goes.
_SCHEMA = 1


def stats_as_text(stats: Sequence[Stats], path: Path, size: int) -> str:
    """Return a line for each pair, and one for the file."""
    rows = [
        (
            str(one.pair),
            Numeral(one.units),
            share(one.reviewed, one.units),
            *(Numeral(count) for count in (one.sources, one.articles, one.machine)),
        )
        for one in stats
    ]
    header = [
        *(msg("pair"), msg("units"), msg("reviewed")),
        *(msg("sources"), msg("articles"), msg("machine")),
    ]
    table = columns(header, rows, one_line) if rows else in_lines(msg("The memory is empty."))
    return f"{table}{one_line(short_path(path))}: {said(file_size(size))}\n"


def stats_as_json(stats: Sequence[Stats], path: Path, size: int) -> bytes:
    """Return the same as JSON."""
    pairs = [fields_of(one.pair) | fields_of(one) for one in stats]
    for pair in pairs:
        del pair["pair"]
    return _json({"path": path, "bytes": size, "pairs": pairs})


def matches_as_text(sentence: str, matches: Mapping[LanguagePair, Sequence[MemoryMatch]]) -> str:
    """Return what was found for a sentence, pair by pair."""
    lines = []
    for pair, of_pair in matches.items():
        for match in of_pair:
            where = said(
                msg_list(
                    [
                        match.article or msg("import"),
                        *([] if match.reviewed else [msg("not reviewed")]),
                    ]
                )
            )
            rate = 100 if match.source == sentence else match.percent
            share = f"{rate:>3} %" if match.rate else f"{said(msg('has')):>5}"
            lines.append(f"{share}  {pair}  {one_line(f'({where})')}")
            lines += [f"       {one_line(match.difference)}", f"       {one_line(match.target)}"]
    return "".join(f"{line}\n" for line in lines) or in_lines(msg("Nothing similar is remembered."))


def matches_as_json(sentence: str, matches: Mapping[LanguagePair, Sequence[MemoryMatch]]) -> bytes:
    """Return the same as JSON; `rate` is from 0 to 1, and 0 for what only holds the text."""
    values = [
        {
            **fields_of(pair),
            "rate": round(match.rate, 4),
            "exact": match.source == sentence,
            "source_text": match.source,
            "target_text": match.target,
            "difference": match.difference,
            "reviewed": match.reviewed,
            "article": match.article or None,
            "origin": match.origin or None,
            "count": match.count,
        }
        for pair, of_pair in matches.items()
        for match in of_pair
    ]
    return _json({"matches": values})


def lessons_as_text(lessons: Sequence[Lesson], edits: Sequence[Edit]) -> str:
    """Return the lessons as a table, and how much people changed by language, engine and article."""
    if not edits:
        return in_lines(msg("Nobody has reviewed what a machine made, or the memory has not seen that."))
    rows = [
        (
            Numeral(one.count),
            str(one.pair),
            one.source or "–",
            one.machine,
            one.person,
            ", ".join(one.articles),
        )
        for one in lessons
    ]
    header = [
        *(msg("times"), msg("pair"), msg("source")),
        *(msg("machine"), msg("people"), msg("articles")),
    ]
    table = (
        columns(header, rows, one_line) if rows else in_lines(msg("Nothing was replaced again and again."))
    )
    changed = [
        (
            name,
            Numeral(one.units),
            Numeral(one.changed),
            Numeral(100 * one.words, 1),
            Numeral(100 * one.characters, 1),
        )
        for name, _, one in _distances(edits)
    ]
    header = [msg("of"), msg("units"), msg("changed"), msg("words"), msg("characters")]
    return f"{table}\n{columns(header, changed, one_line)}"


def lessons_as_json(lessons: Sequence[Lesson], edits: Sequence[Edit]) -> bytes:
    """Return the same as JSON; `words` and `characters` are edits divided by what people let stand."""
    learned = [
        {
            **fields_of(one.pair),
            "count": one.count,
            "source_text": one.source or None,
            "machine": one.machine,
            "people": one.person,
            "articles": one.articles,
            "origins": one.origins,
        }
        for one in lessons
    ]
    distances = [
        {"of": kind, "name": name, **fields_of(one)}
        | {"words": round(one.words, 4), "characters": round(one.characters, 4)}
        for name, kind, one in _distances(edits)
    ]
    return _json({"lessons": learned, "distances": distances})


def lessons_as_csv(lessons: Sequence[Lesson]) -> str:
    """Return rows for the glossary: what people want, and what the machine said as forbidden.

    Lessons whose source isn't clear have no row.
    """
    clear = [one for one in lessons if one.source]
    tags = list(dict.fromkeys(tag for one in clear for tag in (one.pair.source, one.pair.target)))
    file = StringIO()
    rows = csv.DictWriter(file, ["concept", "status", *tags, "note"], lineterminator="\n")
    rows.writeheader()
    for one in clear:
        times = f"replaced {one.count} times"
        concept = one.source.lower().replace(" ", "-")
        # The source itself isn't wrong, so the row that forbids has none: the concept holds the two together.
        for status, source, target in (("preferred", one.source, one.person), ("forbidden", "", one.machine)):
            forms = {one.pair.source: source, one.pair.target: target}
            row = {"concept": concept, "status": status, **forms, "note": times}
            rows.writerow({name: guarded(cell) for name, cell in row.items()})
    return file.getvalue()


def _distances(edits: Sequence[Edit]) -> Iterator[tuple[str, str, Any]]:
    """Give name, kind and distance of all that edits can be grouped by."""
    kinds = {
        "pair": lambda edit: str(edit.pair),
        "engine": lambda edit: edit.origin,
        "article": lambda edit: f"{edit.article or '–'} ({edit.pair.target})",
    }
    for kind, key in kinds.items():
        for name, group in groupby(sorted(edits, key=key), key=key):
            yield name, kind, distance(group)


def _json(values: dict[str, Any]) -> bytes:
    return as_json({"version": _SCHEMA, **values})
