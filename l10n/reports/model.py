"""What a report says: one frozen value, which each writer shows in its own way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, partial
from operator import attrgetter

from l10n.messages import NO_MESSAGE, Message, Numeral, msg, msg_list, msgs, said
from l10n.model import Counts, Finding, Severity, Unit, counts_of, digest
from l10n.reports.findings import JoinedFindings, chosen, severities_of, sum_of
from l10n.reports.terms import GlossaryChange, GlossaryGap, SourceTypo, TermReport
from l10n.text.display import one_line, percent, place, share

ORDER = {severity: number for number, severity in enumerate(Severity)}
"""What sorts findings, the serious first."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The segments of a catalog, each in one of five states, and the words of their sources.

    A sentence that an article repeats is one. `edited` are a person's that are still marked `fuzzy`, `stale` those
    whose sentence has changed since a person translated it. `words_left` are in what isn't reviewed.
    """

    segments: int = 0
    reviewed: int = 0
    edited: int = 0
    machine: int = 0
    stale: int = 0
    untranslated: int = 0
    words_left: int = 0
    words: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """All that is counted, in the order of the fields."""
        counts: tuple[int, ...] = _counts(self)
        return counts

    @property
    def percent(self) -> float:
        """How much is reviewed, in per cent, rounded down to a tenth: 100 is all of it."""
        return percent(self.reviewed, self.segments)

    @property
    def share(self) -> str:
        """The same in words, rounded down."""
        return share(self.reviewed, self.segments)


_counts = attrgetter(*(one.name for one in fields(Progress)))


@dataclass(frozen=True, slots=True)
class CatalogReport:
    """An article in a language (both BCP 47): how far it is and what was found in it.

    `path` is the catalog's, as findings have it; `state` says how it stands to its article, as `l10n status` does.
    `units` are its sentences that have a target, in the article's order: what findings are read in. Both may stand
    on a disk, and then are read anew each time that they are gone through.
    """

    article: str
    source: str
    target: str
    path: str
    state: str = "current"
    progress: Progress = Progress()
    findings: Collection[Finding] = ()
    ignored: int = 0
    units: Collection[Unit] = ()


@dataclass(frozen=True, slots=True)
class DoubtfulUnit:
    """A target that an engine wrote and was not sure of, at `line` of the catalog at `path`; nobody has touched it.

    `confidence` says of how many of 100 sentences of news the engine is less sure. `source` and `target` are the
    languages (BCP 47), `text` and `translation` what stands in them, `notes` what `#.` has of the target.
    """

    confidence: int
    article: str
    source: str
    target: str
    path: str
    line: int | None
    text: str
    translation: str
    notes: tuple[str, ...] = ()

    def lines(self, path: str) -> Iterator[str]:
        """Give it as lines for people, in a catalog that is called `path`: its place, its texts and its notes."""
        where = place(path, self.line)
        yield one_line(
            said(msg("{place}: confidence {confidence} of 100", place=where, confidence=self.confidence))
        )
        yield from (f"    {one_line(text)}" for text in (self.text, self.translation, *self.notes))


@dataclass(frozen=True, slots=True)
class Problem:
    """What couldn't be looked at, and the way out."""

    reason: Message
    hint: Message = NO_MESSAGE
    path: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class RuleText:
    """What is said of a rule that is broken: its id, title, in one sentence and in some, and its old names.

    `example` is a source, a target that breaks it, and one that doesn't; empty if it has none. `paragraphs` are what
    its description says below the sentence of the summary.
    """

    id: str
    title: str
    summary: str
    description: str
    names: tuple[str, ...]
    example: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """All that is to be said of a project's catalogs.

    `rows` are the gaps' rows to paste into the glossary. `rules` is what is said of those that are broken. `known`
    counts findings that were left out because a baseline has them; None says that there was none. `additions` are
    entries for names without one that were spelt in several ways, by the target's language and the name. `doubtful`
    is what to review first: some of the units that engines were unsure of, the least sure first.
    """

    catalogs: tuple[CatalogReport, ...] = ()
    terms: tuple[TermReport, ...] = ()
    typos: tuple[SourceTypo, ...] = ()
    gaps: tuple[GlossaryGap, ...] = ()
    rows: str = ""
    problems: tuple[Problem, ...] = ()
    rules: tuple[RuleText, ...] = ()
    known: int | None = None
    additions: Mapping[tuple[str, str], GlossaryChange] = field(default_factory=dict)
    doubtful: tuple[DoubtfulUnit, ...] = ()

    @cached_property
    def counts(self) -> Counts:
        """How many findings there are by rule and severity."""
        return sum_of(one.findings for one in self.catalogs)

    @cached_property
    def findings(self) -> Collection[Finding]:
        """All findings, catalog by catalog."""
        return JoinedFindings([one.findings for one in self.catalogs], self.counts)

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """The names of the articles."""
        return tuple(sorted({catalog.article for catalog in self.catalogs}))

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """The languages of the targets (BCP 47)."""
        return tuple(sorted({catalog.target for catalog in self.catalogs}))

    @cached_property
    def broken(self) -> tuple[tuple[str, int], ...]:
        """The ids of the rules that are broken, with how often: the most first."""
        counts: Counter[str] = Counter()
        for (rule, _), count in self.counts.items():
            counts[rule] += count
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def titles(self) -> dict[str, str]:
        """What people call the rules that are broken, by their ids."""
        titles = {one.id: one.title for one in self.rules}
        return {rule: titles.get(rule, rule) for rule, _ in self.broken}

    @cached_property
    def rule_numbers(self) -> dict[str, int]:
        """The places of those rules in that order, by their ids."""
        return {rule: number for number, rule in enumerate(self.titles)}

    @cached_property
    def disagreements(self) -> tuple[TermReport, ...]:
        """The terms that were rendered in several ways, as `terms` orders them."""
        return tuple(term for term in self.terms if term.apart)

    def only(self, is_chosen: Callable[[Finding], bool]) -> Report:
        """Return the report with some of the findings; what it says of terms and names stays."""
        catalogs = (replace(one, findings=chosen(one.findings, is_chosen)) for one in self.catalogs)
        return replace(self, catalogs=tuple(catalogs))

    def without(self, baseline: Iterable[str]) -> Report:
        """Return the report without the findings whose fingerprints are in `baseline`.

        A fingerprint that is there once leaves out one finding, however many have it.
        """
        left = Counter(baseline)

        def is_new(catalog: CatalogReport, finding: Finding) -> bool:
            mark = fingerprint(catalog, finding)
            left[mark] -= 1
            return left[mark] < 0

        catalogs = (
            replace(one, findings=chosen(one.findings, partial(is_new, one))) for one in self.catalogs
        )
        new = replace(self, catalogs=tuple(catalogs))
        return replace(new, known=len(self.findings) - len(new.findings))


def of_rule(rule: str, catalogs: Iterable[CatalogReport]) -> Iterator[tuple[CatalogReport, Finding]]:
    """Give the findings of a rule, each with its catalog; only catalogs that break it are gone through."""
    for catalog in catalogs:
        if any(broken == rule for broken, _ in counts_of(catalog.findings)):
            for finding in catalog.findings:
                if finding.rule == rule:
                    yield catalog, finding


def fingerprints(catalog: CatalogReport) -> Iterator[tuple[Finding, str]]:
    """Give a catalog's findings with their fingerprints."""
    return ((finding, fingerprint(catalog, finding)) for finding in catalog.findings)


def fingerprint(catalog: CatalogReport, finding: Finding) -> str:
    """Return the fingerprint of a finding; one without texts is known by its article and language."""
    return finding.fingerprint or digest(finding.check, catalog.article, catalog.target, finding.term)


def total(each: Iterable[Progress]) -> Progress:
    """Return the sums of what is counted."""
    return Progress(*map(sum, zip(*map(_counts, each), strict=True)))


def extent(report: Report) -> Message:
    """Return what a report is on: articles, and languages."""
    return msg(
        "{articles} in {languages}",
        articles=msgs("{count} article", "{count} articles", len(report.articles)),
        languages=msgs("{count} language", "{count} languages", len(report.targets)),
    )


def severity_count(severity: Severity, count: int) -> Message:
    """Return a number of findings of a severity: `2 errors`."""
    if severity is Severity.ERROR:
        return msgs("{count} error", "{count} errors", count)
    if severity is Severity.WARNING:
        return msgs("{count} warning", "{count} warnings", count)
    return msgs("{count} info", "{count} infos", count)


def summary(report: Report) -> tuple[Message, Message, Message]:
    """Return three lines of what is in a report: how far, what was found, what disagrees or lacks."""
    progress = total(one.progress for one in report.catalogs)
    first = msg(
        "{articles} in {languages}: {segments}, {share} reviewed",
        articles=msgs("{count} article", "{count} articles", len(report.articles)),
        languages=msgs("{count} language", "{count} languages", len(report.targets)),
        segments=msgs("{count} segment", "{count} segments", progress.segments),
        share=progress.share,
    )
    second = msg("no findings")
    if counts := [severity_count(*one) for one in severities_of(report.counts).items() if one[1]]:
        most = [
            msg("{title} ({count})", title=msg(report.titles[rule]), count=Numeral(count))
            for rule, count in report.broken[:3]
        ]
        second = msg("{counts}; most often {most}", counts=msg_list(counts), most=msg_list(most))
    if report.known is not None:
        second = msg("new: {found} ({known} known)", found=second, known=Numeral(report.known))
    terms = len(report.disagreements)
    ways = msgs("{count} term rendered in several ways", "{count} terms rendered in several ways", terms)
    if report.disagreements:
        ways = msg("{terms}, first of all {term}", terms=ways, term=report.disagreements[0].text)
    names = msgs("{count} misspelt name", "{count} misspelt names", len(report.typos))
    gaps = msgs("{count} gap in the glossary", "{count} gaps in the glossary", len(report.gaps))
    return first, second, msg_list([ways, names, gaps], "{one}; {other}")
