"""What a project ignores besides its catalogs' comments: `ignores.csv` beside the settings, a row each.

    rule,term,language,source,reason
    terms/missing,Koursk,es,Le Koursk a coulé.,the boat is called so
    ,kvas,,,a drink that English has no other word for

`l10n ignore` adds rows, and people edit them; tools that drop comments don't touch them. Without a rule a row is
about whatever is found of its term, without a source about all sentences, without a language about all targets.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from itertools import chain
from pathlib import Path

from l10n import files
from l10n.catalogs.ignores import Ignore
from l10n.config import Config, trust
from l10n.errors import InputError, UsageError
from l10n.glossary import csv as table
from l10n.glossary.files import Text, decode, encode, read_bytes, write_bytes
from l10n.languages import tags
from l10n.messages import msg
from l10n.model import collapse
from l10n.pipeline.rules import like, names
from l10n.text.display import guarded, unguarded
from l10n.text.folding import fold_typography

NAME = "ignores.csv"
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class IgnoreRow:
    """A row: the name of a rule or of a family, what it found, in which language (BCP 47) and sentence, and why not.

    All but the reason may be empty, though not both the rule and the term.
    """

    rule: str = ""
    term: str = ""
    language: str = ""
    source: str = ""
    reason: str = ""


_COLUMNS = tuple(field.name for field in fields(IgnoreRow))


class ProjectIgnores:
    """The rows of a project, by the sentences that they are about."""

    def __init__(self, rows: Iterable[IgnoreRow] = ()) -> None:
        """Take rows as `read` gives them."""
        self.rows = tuple(rows)
        self._rows: defaultdict[str, list[IgnoreRow]] = defaultdict(list)
        for row in self.rows:
            self._rows[fold_typography(row.source)].append(row)

    def of(self, source: str, language: str) -> tuple[Ignore, ...]:
        """Return what is ignored in a target in a language (BCP 47) of a source."""
        if not self.rows:
            return ()
        rows = chain.from_iterable(self._rows.get(key, ()) for key in {"": 0, fold_typography(source): 1})
        return tuple(
            Ignore(row.rule, row.term, row.reason, "", "")
            for row in rows
            if row.language in ("", language, language.partition("-")[0])
        )

    @property
    def basis(self) -> list[tuple[str, ...]]:
        """What the findings that are left follow from, as JSON has it."""
        return [astuple(row) for row in self.rows]


def of_project(config: Config) -> ProjectIgnores:
    """Return what a project ignores; nothing where it has no such file. Raises InputError like `read`."""
    path = config.root / NAME
    return ProjectIgnores(row for _, row in read(path)) if files.exists(path) else ProjectIgnores()


def read(path: Path) -> Iterator[tuple[int, IgnoreRow]]:
    """Give the rows of the file at `path`, each with its line.

    Raises InputError, with the line, for a row without a reason or of no rule, and where the file is no such table.
    """
    text = decode(read_bytes(path), path)
    header, records = _records(text, path)
    for line, cells in records:
        values = {name: collapse(unguarded(cell)) for name, cell in zip(header, cells, strict=False) if name}
        row = IgnoreRow(**values)
        if not (row.rule or row.term):
            hint = msg("write the rule, as l10n check shows it in [ ], or the word that is right")
            raise InputError(msg("a row names neither a rule nor a term"), path=path, line=line, hint=hint)
        if row.rule and row.rule.lower() not in names():
            raise InputError(
                msg("there is no rule “{rule}”", rule=row.rule), path=path, line=line, hint=like(row.rule)
            )
        if not row.reason:
            raise InputError(
                msg("a row has no reason"), path=path, line=line, hint=msg("say in it why that is right")
            )
        yield line, IgnoreRow(row.rule, row.term, _language(row.language, path, line), row.source, row.reason)


def add(config: Config, rows: Iterable[IgnoreRow]) -> None:
    """Add rows to the project's file, in its layout, but for those that it has; make the file where there is none.

    Raises InputError where it can't be read or written, UsageError where a link leads out of the project's folder.
    """
    path = config.root / NAME
    if not (config.trusted or trust.inside(path, config.root)):
        raise trust.outside(path, config.root, NAME)
    if files.exists(path):
        text = decode(read_bytes(path), path)
        header, _ = _records(text, path)
        known = {row for _, row in read(path)}
    else:
        text, header, known = Text(",".join(_COLUMNS) + "\n", b""), list(_COLUMNS), set()
    new = [row for row in dict.fromkeys(rows) if row not in known]
    if not new:
        return
    newline = "\r\n" if "\r\n" in text.text else "\n"
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=_delimiter(text.text), lineterminator=newline)
    writer.writerows([guarded(getattr(row, name)) if name else "" for name in header] for row in new)
    whole = text.text if text.text.endswith("\n") else text.text + newline
    write_bytes(path, encode(whole + out.getvalue(), text.bom))


def _records(text: Text, path: Path) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Return the columns of a file, those that aren't ours empty, and its rows."""
    records = table.records(text.text, _delimiter(text.text), path)
    line, cells = next(records)
    header = [name if (name := cell.strip().lower()) in _COLUMNS else "" for cell in cells]
    if "reason" not in header or not {"rule", "term"} & set(header) or len(set(header)) < len(_named(header)):
        hint = msg("begin it with {columns}", columns=",".join(_COLUMNS))
        raise InputError(msg("has no columns of ignores in its first line"), path=path, line=line, hint=hint)
    return header, records


def _named(header: list[str]) -> list[str]:
    return [name for name in header if name]


def _delimiter(text: str) -> str:
    first = next(line for line in text.splitlines() if line.strip())
    return max(_DELIMITERS, key=first.count)


def _language(tag: str, path: Path, line: int) -> str:
    try:
        return tags.parse(tag) if tag else ""
    except UsageError as error:
        raise InputError(error.reason, path=path, line=line, hint=error.hint) from error
