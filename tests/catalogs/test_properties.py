"""What must hold for any catalog, any article and any sequence of edits."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from l10n.catalogs.catalog import Catalog, Entry, Header, Key
from l10n.catalogs.extracted_comments import with_findings
from l10n.catalogs.ignores import ignores
from l10n.catalogs.merging import Pretranslation, merge
from l10n.catalogs.pot import Place
from l10n.catalogs.provenance import MEMORY, Owner, owner, terms
from l10n.catalogs.reading import decode
from l10n.catalogs.writing import encode
from l10n.messages import msg
from l10n.model import Finding, Severity

PATH = Path("a.po")
HEADER = Header((("Language", "es"), ("Content-Type", "text/plain; charset=UTF-8")))

# What files and msgfmt don't take is kept out by the reader: NUL, the end of transmission, lone surrogates.
characters = st.characters(exclude_characters="\0\x04", exclude_categories=["Cs"])
awkward = st.sampled_from(
    ["\u2028", "\u0085", "\x1c", "\r", "\n", '"', "\\", "%", "\\n", "#~", "\a", "\x1b", "«\u202f"]
)
texts = st.lists(st.text(characters, max_size=5) | awkward, max_size=6).map("".join)
lines = st.text(characters, max_size=20).map(lambda s: s.replace("\n", "").replace("\r", "")).map(str.rstrip)
words = st.text("abcdéà.:-%/", min_size=1, max_size=12)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    plural = draw(st.none() | texts)
    previous = draw(st.none() | st.builds(Key, st.none() | texts, texts))
    obsolete = draw(st.booleans())
    return Entry(
        source=draw(texts),
        targets=tuple(draw(st.lists(texts, min_size=1, max_size=3)))
        if plural is not None
        else (draw(texts),),
        context=draw(st.none() | texts),
        plural=plural,
        comments=tuple(
            line if line[:1] not in ".:,|~" else f" {line}" for line in draw(st.lists(lines, max_size=3))
        ),
        extracted=tuple(draw(st.lists(lines, max_size=3))),
        references=tuple(draw(st.lists(words, max_size=12))),
        flags=draw(st.sampled_from([(), ("fuzzy",), ("no-wrap",), ("fuzzy", "no-wrap")])),
        previous=previous,
        previous_plural=draw(st.none() | texts) if previous else None,
        obsolete=obsolete,
    )


catalogs = st.builds(
    Catalog,
    st.just(HEADER),
    st.lists(entries(), max_size=4, unique_by=lambda entry: entry.key).map(
        lambda found: tuple(entry for entry in found if entry.key != Key(None, ""))
    ),
    newline=st.sampled_from(["\n", "\r\n"]),
)


@given(catalogs)
def test_what_is_written_reads_back_the_same(catalog: Catalog) -> None:
    data = encode(catalog)
    assert b"\0" not in data
    back = decode(data, PATH)
    assert back == catalog
    assert encode(back) == data


@given(catalogs)
def test_what_is_read_is_written_as_it_stood(catalog: Catalog) -> None:
    data = encode(catalog).replace(b"\n\n", b"\n \n\n").replace(b"msgid ", b"msgid\t")
    back = decode(data, PATH)
    assert decode(encode(back), PATH) == back == decode(data, PATH)


# An article to edit: sentences of few words, so that many are alike, and some the same.
WORDS = (
    "la Russie",
    "l'Ukraine",
    "a signé",
    "a ratifié",
    "un traité",
    "hier",
    "selon elle",
    "50 %",
    "en juin",
    "« oui »",
)
sentences = st.lists(st.sampled_from(WORDS), min_size=2, max_size=7).map(" ".join)


class Edits(RuleBasedStateMachine):
    """Any sequence of article edits, human edits and runs."""

    @initialize(article=st.lists(sentences, min_size=1, max_size=6))
    def start(self, article: list[str]) -> None:
        self.article = article
        self.catalog: Catalog | None = None
        self.human: set[str] = set()
        self.number = 0
        self.glossary: dict[str, str] = {}
        self.memory: dict[str, str] = {}
        self.ignored: dict[str, str] = {}
        self.run_l10n()

    def asks(self, source: str) -> str:
        """What the glossary asks of a source: as many words of it as it has, in their versions."""
        asked = "".join(version for word, version in self.glossary.items() if word in source)
        return f"{int(asked):08x}"[-8:] if asked else ""

    def run_l10n(self, refresh: bool = False) -> None:
        places = [
            Place(source, f"a.txt:{n}", ("paragraph",), f"after: {self.article[n - 2] if n > 1 else ''} {n}")
            for n, source in enumerate(self.article, 1)
        ]
        pending = merge(self.catalog, places, refresh=refresh, asks=self.asks).pending
        if self.catalog is not None and not refresh:
            new = merge(self.catalog, places).pending
            stale = {e.source for e in self.catalog.entries if terms(e) != self.asks(e.source)}
            assert set(new) <= set(pending) <= set(new) | stale
        made = {
            source: Pretranslation(f"M({source})", "fake 1", terms=self.asks(source)) for source in pending
        }
        made |= self.offers()
        merged = merge(self.catalog, places, made, refresh=refresh, asks=self.asks)
        entries = tuple(e if e.obsolete else with_findings(e, self.found(e.target)) for e in merged.entries)
        self.catalog = decode(encode(Catalog(HEADER, entries)), PATH)
        again = merge(self.catalog, places, self.offers(), asks=self.asks)
        assert Catalog(HEADER, again.entries) == self.catalog
        assert again.pending == ()
        machines = [entry for entry in self.catalog.active if owner(entry) is Owner.MACHINE]
        assert [terms(entry) for entry in machines] == [self.asks(entry.source) for entry in machines]
        assert all(entry.target == self.memory.get(entry.source, entry.target) for entry in machines)
        wanted = {place.source for place in places}
        assert {entry.source for entry in self.catalog.active} == wanted

    def offers(self) -> dict[str, Pretranslation]:
        return {
            source: Pretranslation(target, MEMORY, terms=self.asks(source), remembered=True)
            for source, target in self.memory.items()
        }

    @rule(at=st.integers(0, 20), sentence=st.none() | sentences)
    def review_elsewhere(self, at: int, sentence: str | None) -> None:
        self.number += 1
        self.memory[sentence or self.article[at % len(self.article)]] = f"E{self.number}"

    def found(self, target: str) -> list[Finding]:
        return (
            [Finding("odd", Severity.WARNING, msg("{count}", count=len(target)))] if len(target) % 2 else []
        )

    @rule(word=st.sampled_from(WORDS), version=st.sampled_from("123"))
    def change_the_glossary(self, word: str, version: str) -> None:
        self.glossary[word] = version

    @rule(at=st.integers(0, 20))
    def ignore(self, at: int) -> None:
        assert self.catalog is not None
        active = list(self.catalog.active)
        chosen = active[at % len(active)]
        self.number += 1
        comment = f" l10n-ignore: odd; reason {self.number}"
        self.ignored[f"reason {self.number}"] = chosen.source
        self.replace(chosen, chosen.with_(comments=(*chosen.comments, comment)))

    @rule(refresh=st.booleans())
    def run(self, refresh: bool) -> None:
        self.run_l10n(refresh)

    @rule(at=st.integers(0, 20), sentence=sentences)
    def insert(self, at: int, sentence: str) -> None:
        self.article.insert(at % (len(self.article) + 1), sentence)

    @precondition(lambda self: len(self.article) > 1)
    @rule(at=st.integers(0, 20))
    def delete(self, at: int) -> None:
        del self.article[at % len(self.article)]

    @rule(at=st.integers(0, 20), word=st.sampled_from(WORDS), where=st.integers(0, 9))
    def change(self, at: int, word: str, where: int) -> None:
        at %= len(self.article)
        parts = self.article[at].split(" ")
        parts.insert(where % (len(parts) + 1), word)
        self.article[at] = " ".join(parts)

    @rule(at=st.integers(0, 20), to=st.integers(0, 20))
    def move(self, at: int, to: int) -> None:
        sentence = self.article.pop(at % len(self.article))
        self.article.insert(to % (len(self.article) + 1), sentence)

    @precondition(lambda self: len(self.article) > 1)
    @rule(at=st.integers(0, 20))
    def join(self, at: int) -> None:
        at %= len(self.article) - 1
        self.article[at : at + 2] = [" ".join(self.article[at : at + 2])]

    @rule(at=st.integers(0, 20), reviewed=st.booleans())
    def translate_by_hand(self, at: int, reviewed: bool) -> None:
        assert self.catalog is not None
        active = list(self.catalog.active)
        chosen = active[at % len(active)]
        if owner(chosen) in (Owner.PERSON, Owner.REVIEWED):
            self.human.discard(chosen.target)  # a person may overwrite a person
        self.number += 1
        target = f"H{self.number} {chosen.source}"
        flags = () if reviewed else ("fuzzy",)
        self.replace(chosen, chosen.with_(targets=(target,), flags=flags, previous=None))
        self.human.add(target)

    @rule(at=st.integers(0, 20))
    def ask_for_two(self, at: int) -> None:
        assert self.catalog is not None
        active = list(self.catalog.active)
        chosen = active[at % len(active)]
        self.replace(chosen, chosen.with_(comments=(*chosen.comments, " l10n-split")))

    def replace(self, old: Entry, new: Entry) -> None:
        assert self.catalog is not None
        self.catalog = Catalog(
            HEADER, tuple(new if entry is old else entry for entry in self.catalog.entries)
        )

    @invariant()
    def no_human_target_is_lost(self) -> None:
        assert self.catalog is not None
        there = {entry.target for entry in self.catalog.entries if owner(entry) is not Owner.MACHINE}
        assert self.human <= there

    @invariant()
    def an_ignore_holds_for_its_own_sentence_alone(self) -> None:
        assert self.catalog is not None
        for entry in self.catalog.entries:
            for ignore in ignores(entry):
                assert ignore.holds(entry.source) == (entry.source == self.ignored[ignore.reason])

    @invariant()
    def one_entry_a_key(self) -> None:
        assert self.catalog is not None
        keys = [entry.key for entry in self.catalog.entries]
        assert len(keys) == len(set(keys))


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
