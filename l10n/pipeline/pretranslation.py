"""What the memory offers while a project is translated.

A source that people have reviewed a target of, in any article, gets that: by the origin `memory 100 %`, and still to
be reviewed where it stands now. The rest, and what the glossary has forbidden since, gets the most similar one as a
note beside what an engine makes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

from l10n import notes
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.marks import Known
from l10n.catalogs.merging import Pretranslation
from l10n.catalogs.provenance import MEMORY
from l10n.config import Config
from l10n.errors import InputError, L10nError
from l10n.memory import Lookup, Memory, MemoryMatch
from l10n.messages import Message, msg, msg_with_hint
from l10n.model import Finding, LanguagePair, Severity
from l10n.pipeline.checker import Checker
from l10n.pipeline.marks import known_to, name_of
from l10n.pipeline.matches import ChunkMatches, Finder
from l10n.pipeline.memory import FillResult, open_memory, take_in
from l10n.text.display import one_line
from l10n.text.markup import transferred, unmarked

# The least rate of what is suggested.
LEAST = 0.75

_T = TypeVar("_T")


class MemoryOffers:
    """What a memory offers for the articles of a run; nothing where it can't be used."""

    def __init__(self, config: Config) -> None:
        self.findings: list[Finding] = []
        self._config = config

    def offers(self, checker: Checker, sources: Sequence[str]) -> dict[str, Pretranslation]:
        """Return the targets of sources that people have reviewed before, in any article.

        One whose markup alone is another counts, where its own can stand in the target in one way only.
        Where they stand with several targets it is the commonest that has what the glossary asks for, and a note has
        the others. `checker` has the pair of languages, and the glossary.
        """
        if not sources:
            return {}
        known = self._try(lambda lookup: lookup.exact(checker.pair, sources)) or {}
        offers = {}
        for source, matches in known.items():
            good = [match for match in matches if not checker.lacks(source, match.target)]
            if good:
                offers[source] = _pretranslation(good, checker.asks(source))
        rest = [source for source in sources if source not in known]
        for source, matches in self._unmarked(checker, rest).items():
            for match in matches:
                target = transferred(source, match.source, match.target)
                if target and not checker.lacks(source, target):
                    offers[source] = _pretranslation([replace(match, target=target)], checker.asks(source))
                    break
        return offers

    def unplaced(self, checker: Checker, sources: Sequence[str]) -> dict[str, Pretranslation]:
        """Return the targets of sources whose text people have reviewed before, with markup that has to be put in.

        They have none but what stands for words.
        """
        found = {}
        for source, matches in self._unmarked(checker, sources).items():
            bare = ((one, unmarked(source, one.source, one.target)) for one in matches)
            good = [replace(one, target=target) for one, target in bare if target]
            good = [one for one in good if not checker.lacks(source, one.target)]
            if good:
                found[source] = _pretranslation(good[:1], checker.asks(source), placed=True)
        return found

    def _unmarked(self, checker: Checker, sources: Sequence[str]) -> dict[str, tuple[MemoryMatch, ...]]:
        if not sources:
            return {}
        return self._try(lambda lookup: lookup.unmarked(checker.pair, sources)) or {}

    def notes(self, checker: Checker, source: str) -> tuple[Message, ...]:
        """Return the most similar source that people have reviewed a target of, as a note for a translator."""
        matches = self._try(lambda lookup: lookup.near(checker.pair, source, least=LEAST, most=1)) or []
        return tuple(
            _note(match, checker.lacks(source, match.target) if match.source == source else ())
            for match in matches
        )

    def people(self, path: Path) -> dict[str, set[str]]:
        """Return by source what a person is known to have written in the catalog at `path`, as it was last."""
        return self._try(lambda lookup: lookup.people(name_of(path, self._config))) or {}

    def reviewed(self, checker: Checker, articles: Sequence[Sequence[str]]) -> list[str] | None:
        """Return for the sources of each article as a text what `offers` chooses from for them, "" for nothing.

        None where the memory can't be used.
        """
        asked = chain.from_iterable(articles)
        known = self._try(lambda lookup: lookup.exact(checker.pair, asked))
        if known is None:
            return None
        rest = [one for one in chain.from_iterable(articles) if one not in known]
        known |= self._unmarked(checker, rest)
        offers = [{one: known[one] for one in sources if one in known} for sources in articles]
        return [repr(one) if one else "" for one in offers]

    def marks(self, path: Path, catalog: Catalog) -> Known:
        """Return what is known of the unmarked targets of a catalog, as `known_to` does."""
        return known_to(self._config)(path, catalog)

    def record(self, paths: Iterable[Path]) -> None:
        """Take in catalogs that were just written, if this is the memory itself."""

    def _try(self, ask: Callable[[Finder], _T]) -> _T | None:
        """Return what is found by asking, None where it can't be asked."""
        raise NotImplementedError


class CarriedMemory(MemoryOffers):
    """What another process found in the memory: for one chunk after the other."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self._matches: ChunkMatches | None = None
        self._known: Mapping[Path, Known] = {}

    def carry(self, matches: ChunkMatches | None, known: Mapping[Path, Known]) -> None:
        """Take what was found for a chunk, None where the memory is of no use, and of unmarked targets by catalog."""
        self._matches, self._known = matches, known

    def marks(self, path: Path, catalog: Catalog) -> Known:
        """Return what was found of a catalog."""
        return self._known.get(path, {})

    def _try(self, ask: Callable[[Finder], _T]) -> _T | None:
        return ask(self._matches) if self._matches else None


class ProjectMemory(MemoryOffers):
    """The memory while a project is translated, opened when something is asked.

    Where it can't be used, it has nothing to offer; once something was written without it, `findings` say why.
    """

    def __init__(self, config: Config, paths: Sequence[Path], stack: ExitStack) -> None:
        """See `project_memory`; `stack` closes what is opened."""
        super().__init__(config)
        self._paths = paths
        self._stack = stack
        self._opened = False
        self._lookup: Lookup | None = None
        self._trouble: Finding | None = None

    def matches(
        self, pair: LanguagePair, sources: Sequence[str], catalogs: Iterable[Path]
    ) -> ChunkMatches | None:
        """Return what there is for a chunk of articles with these sources, without what is similar.

        `catalogs` are those that are there. None where the memory can't be used.
        """
        names = [name_of(path, self._config) for path in catalogs]
        return self._try(
            lambda lookup: ChunkMatches(
                lookup.exact(pair, sources),
                lookup.unmarked(pair, sources),
                {name: lookup.people(name) for name in names},
            )
        )

    def with_similar(self, matches: ChunkMatches, pair: LanguagePair, sources: Iterable[str]) -> ChunkMatches:
        """Return matches with what is similar to those of their sources that have to be translated."""
        similar = self._try(
            lambda lookup: {one: tuple(lookup.near(pair, one, least=LEAST, most=1)) for one in sources}
        )
        return replace(matches, similar={one: found for one, found in (similar or {}).items() if found})

    def record(self, paths: Iterable[Path]) -> None:
        """Take in catalogs that were just written: what a machine made is known before people change it."""
        catalogs = {name_of(path, self._config): path for path in paths if path.exists()}
        if catalogs:
            self._try(lambda lookup: _take_written(lookup.memory, self._config, catalogs))
            if self._trouble and self._trouble not in self.findings:
                self.findings.append(self._trouble)

    def _try(self, ask: Callable[[Lookup], _T]) -> _T | None:
        try:
            if not self._opened:
                self._opened = True
                session = self._stack.enter_context(open_memory(self._config, self._paths))
                self.findings += session.findings
                self._lookup = Lookup(session.memory)
            return ask(self._lookup) if self._lookup else None
        except InputError as error:
            self._lookup = None
            self._trouble = _unusable(error)
            return None


def _take_written(memory: Memory, config: Config, catalogs: Mapping[str, Path]) -> None:
    """Take in what a run wrote: what a catalog lacks now, it lacks since its article does."""
    take_in(memory, config, catalogs, FillResult())
    for name in catalogs:
        memory.give_up(name)


@contextmanager
def project_memory(config: Config, paths: Sequence[Path] = ()) -> Iterator[ProjectMemory]:
    """Give the project's memory for a run, up to date with the catalogs below `locales` and at `paths`."""
    with ExitStack() as stack:
        yield ProjectMemory(config, paths, stack)


def _unusable(error: L10nError) -> Finding:
    reason = msg("{reason}: going on without the memory", reason=error.reason)
    message = msg_with_hint(reason, error.hint)
    where = str(error.path or "")
    return Finding("memory-unusable", Severity.WARNING, message, where, rule="memory/unusable")


def _pretranslation(matches: Sequence[MemoryMatch], terms: str, *, placed: bool = False) -> Pretranslation:
    """Return what is offered for matches, the best first; with `placed` a machine has put the markup into it."""
    best, *others = matches
    if placed:
        template = notes.MEMORY_PLACED if best.article else notes.IMPORT_PLACED
    elif others:
        template = notes.MEMORY_ALSO if best.article else notes.IMPORT_ALSO
    else:
        template = notes.MEMORY if best.article else notes.IMPORT
    also = ", ".join(f"“{one_line(other.target)}”{_where(other)}" for other in others)
    note = msg(template, article=best.article, others=also)
    return Pretranslation(best.target, MEMORY, (note,), terms, remembered=True)


def _where(match: MemoryMatch) -> str:
    return f" ({match.article})" if match.article else ""


def _note(match: MemoryMatch, lacks: Sequence[str]) -> Message:
    """Return the note for a match; `lacks` is what keeps one of the very same source from being offered."""
    if lacks:
        template = notes.FORBIDDEN if match.article else notes.FORBIDDEN_IMPORT
    else:
        template = notes.SIMILAR if match.article else notes.SIMILAR_IMPORT
    return msg(
        template,
        percent=match.percent,
        difference=one_line(match.difference),
        target=one_line(match.target),
        article=match.article,
        forms=", ".join(f"“{form}”" for form in lacks),
    )
