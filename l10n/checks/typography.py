"""The typography of the target language: its spaces, its apostrophes and dashes, its marks at the beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n.checks.analysis import Analysis
from l10n.checks.rule import LIKELY, POSSIBLE, Example, finding, rule
from l10n.languages import pack, tags
from l10n.messages import Message, msg
from l10n.model import Finding, Span
from l10n.text.lexicon import has_dictionary, is_word, known_words
from l10n.text.patterns import NEVER
from l10n.text.tokens import words
from l10n.text.typography import (
    BEFORE_MARK,
    INSIDE,
    NARROW,
    breaking_spaces,
    openings,
    points_inwards,
    spaced_quotes,
)

_HYPHEN = re.compile(r"(?<=\s)--?(?=\s)|(?<=\w)--(?=\w)")
_MAY_BE_ONE_SIDED = (" -", "- ", " –", "– ")
_ACCENT = re.compile(r"(?<=\w)[´`′‘](?=\w)")
_THREE = re.compile(r"\.{3,}")
_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")


@cache
def _unspaced(language: str) -> re.Pattern[str] | None:
    """Return what finds high marks, and quotation marks that have spaces inside, without them; None if all may be so.

    A `%` may stand close in any language.
    """
    typography = pack.language(language).typography
    if typography.spaces != "required":
        return None
    high = re.escape(typography.no_break_before.replace("%", ""))
    opening, closing = map(re.escape, spaced_quotes(language))
    patterns = [rf"(?<=[^\s{NARROW}?!:;(\[])[{high}](?=[\s»”\")\]]|$)"] if high else []
    if opening:
        patterns.append(rf"(?<=[^\s{NARROW}{opening}])[{closing}]|[{opening}](?=[^\s{NARROW}])")
    return re.compile("|".join(patterns) or NEVER)


@rule(
    "typography/french-spacing",
    Example("en-fr", "Where is he?", "Où est-il?", "Où est-il ?"),
    likely="french-spacing",
    possible="breaking-space",
)
def french_spacing(unit: Analysis) -> Iterator[Finding]:
    """Find high marks and guillemets without the space that French has there.

    A space at which a line may break is only possible.
    """
    language = unit.pair.target
    if pattern := _unspaced(language):
        places = [one for one in unit.places(pattern) if not unit.target.startswith("://", one.start)]
        if places:
            name = tags.name(unit.language.base)
            message = msg(
                "Put a no-break space {where}, as {language} does.",
                where=_where_spaces_stand(language),
                language=name,
            )
            yield finding(LIKELY, message, (), places)
    pattern = breaking_spaces(language)
    if pattern and (places := unit.places(pattern)):
        where = _where_spaces_stand(language)
        yield finding(
            POSSIBLE,
            msg("Use a no-break space {where}, so that no line begins with them.", where=where),
            (),
            places,
        )


def _where_spaces_stand(language: str) -> Message:
    """Return before and behind which marks a language has a space, for a sentence: `before ? ! ; : » and after «`."""
    opening, closing = spaced_quotes(language)
    before = " ".join(pack.language(language).typography.no_break_before.replace("%", "") + closing)
    after = " ".join(opening)
    if not after:
        return msg("before {before}", before=before)
    return msg("before {before} and after {after}", before=before, after=after)


@rule(
    "typography/foreign-spacing",
    Example("fr-en", "Où est-il ?", "Where is he ?", "Where is he?"),
    likely="foreign-spacing",
    signs="?!;:«»",
)
def foreign_spacing(unit: Analysis) -> Iterator[Finding]:
    """Find spaces before high marks and inside guillemets where only French has them."""
    if unit.language.typography.spaces != "none":
        return
    patterns = (BEFORE_MARK,) if points_inwards(unit.target) else (BEFORE_MARK, INSIDE)
    if places := sorted(Span(*m.span()) for pattern in patterns for m in pattern.finditer(unit.target)):
        yield finding(LIKELY, msg("Take out the space that only French puts there."), (), places)


@rule(
    "typography/inverted-mark",
    Example("fr-es", "Est-il parti ?", "Se ha ido?", "¿Se ha ido?"),
    likely="inverted-mark",
)
def inverted_mark(unit: Analysis) -> Iterator[Finding]:
    """Find questions and exclamations that aren't opened, or opened and not closed, where Spanish marks both ends."""
    language = unit.language
    for close, start in language.typography.inverted_marks.items():
        if close not in unit.target and start not in unit.target:
            continue
        ours = len(re.findall(rf"[{close}]+", unit.target)) - _foreign_ends(unit, close)
        theirs = len(re.findall(rf"[{start}]+", unit.target))
        if ours != theirs:
            places = [Span(m.start(), m.end()) for m in re.finditer(f"[{close}{start}]", unit.target)]
            message = msg(
                "Open it with {opening} and close it with {closing}, as {language} does.",
                opening=start,
                closing=close,
                language=tags.name(language.base),
            )
            fix = openings(unit.target, close, start) if ours > theirs else ()
            yield finding(LIKELY, message, (), places, fix=fix)


def _foreign_ends(unit: Analysis, close: str) -> int:
    """Return how many marks end a quotation of which the language has hardly a word: *“November is coming!”*."""
    known = known_words(unit.pair.target)
    marks = unit.target_quotes
    inside = [unit.target[a.end() : b.start()] for a, b in zip(marks[::2], marks[1::2], strict=False)]
    return sum(
        len(low) > 1 and sum(known[word] for word in low) * 2 < len(low)
        for text in inside
        if text.rstrip().endswith(close) and has_dictionary(unit.pair.target)
        for low in [words(text)]
    )


@rule(
    "typography/apostrophe",
    Example("fr-en", "C’est qu’il part.", "It’s that he's leaving.", "It’s that he’s leaving."),
    possible="apostrophe apostrophe-space",
    signs="'’´`′‘",
)
def apostrophe(unit: Analysis) -> Iterator[Finding]:
    """Find straight apostrophes beside typographic ones, other signs in their place, and a space behind one."""
    yield from _apostrophe(unit)
    yield from _apostrophe_space(unit)


def _apostrophe(unit: Analysis) -> Iterator[Finding]:
    """Find straight apostrophes beside typographic ones, and accents and primes in the place of apostrophes."""
    if any(one in unit.target for one in "´`′‘") and (places := unit.new_places(_ACCENT)):
        message = msg("Write an apostrophe, ’, not an accent by itself.")
        yield finding(POSSIBLE, message, (), places, fix=unit.edits(places, lambda accent: "’"))
    if "'" not in unit.target or not re.search(r"\w’\w", unit.target):
        return
    if places := unit.places(_STRAIGHT):
        message = msg("Use one kind of apostrophe in a sentence, ’.")
        yield finding(POSSIBLE, message, (), places, fix=unit.edits(places, lambda mark: "’"))


def _apostrophe_space(unit: Analysis) -> Iterator[Finding]:
    """Find a space behind an apostrophe that joins two words."""
    pattern = unit.language.typography.joining
    if pattern is None or ("' " not in unit.target and "’ " not in unit.target):
        return
    if places := unit.new_places(pattern):
        message = msg("Take out the space behind the apostrophe.")
        fix = unit.edits(places, lambda joint: joint.replace("' ", "'").replace("’ ", "’"))
        yield finding(POSSIBLE, message, (), places, "apostrophe-space", fix)


@rule(
    "typography/ellipsis",
    Example("fr-en", "Il part…", "He leaves...", "He leaves…"),
    possible="ellipsis",
    signs="…",
)
def ellipsis(unit: Analysis) -> Iterator[Finding]:
    """Find ellipses of three full stops where the source has the one sign."""
    if "..." in unit.target and "…" in unit.source:
        places = unit.places(_THREE)
        message = msg("Write the ellipsis as one sign, …, as the source does.")
        yield finding(POSSIBLE, message, (), places, fix=unit.edits(places, lambda points: "…"))


@cache
def _dotted(letter: str) -> re.Pattern[str]:
    """Return what finds a letter twice with another sign than a middle dot between, and spaces or none around it."""
    return re.compile(rf"\b([^\W\d_]*{letter})(?: [·•.] |[•‧∙⋅.-])({letter}[^\W\d_]*)")


@rule(
    "typography/middle-dot",
    Example("fr-ca", "Un excellent vin.", "Un vi excel.lent.", "Un vi excel·lent."),
    likely="middle-dot",
)
def middle_dot(unit: Analysis) -> Iterator[Finding]:
    """Find a letter that is written twice (*l·l* in Catalan) with another sign than the middle dot."""
    language = unit.language
    if not (letter := language.typography.middle_dot):
        return
    matches = (m for m in _dotted(letter).finditer(unit.target) if m[0] not in unit.source)
    places = [Span(*m.span()) for m in matches if is_word(f"{m[1]}·{m[2]}".lower(), language.base)]
    if places:
        fix = unit.edits(places, lambda word: _dotted(letter).sub(r"\1·\2", word))
        yield finding(
            LIKELY, msg("Write it with a middle dot: {letter}·{letter}.", letter=letter), (), places, fix=fix
        )


@cache
def _one_sided(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds hyphens, and dashes or hyphens, with a space on one side, but for parts of words."""
    words = pack.language(language).typography.between_parts
    dash = r"(?<=[^\W\d_]{2} )–(?=[^\W_])|(?<=[^\W_])–(?= [^\W_])"
    if not words:
        return re.compile(NEVER), re.compile(dash)
    not_behind = "".join(rf"(?<!\b{word} )" for word in words)
    not_before = rf"(?!(?:{'|'.join(words)})\b)"
    hyphen = (
        rf"(?<=[^\W\d_]{{2}} ){not_behind}-(?=[^\W\d_]{{2}})|(?<=[^\W\d_]{{2}})-(?= {not_before}[^\W\d_])"
    )
    return re.compile(hyphen), re.compile(f"{dash}|{hyphen}")


@rule(
    "typography/dash",
    Example("fr-en", "Il part – enfin.", "He leaves - at last.", "He leaves – at last."),
    possible="dash dash-space",
    signs="-–",
)
def dash(unit: Analysis) -> Iterator[Finding]:
    """Find hyphens in the place of dashes, and dashes and hyphens with a space on one side only."""
    yield from _dash(unit)
    yield from _dash_space(unit)


def _dash_space(unit: Analysis) -> Iterator[Finding]:
    """Find dashes and hyphens with a space on one side only, where the source has none such."""
    if not any(one in unit.target for one in _MAY_BE_ONE_SIDED):
        return
    hyphen, either = _one_sided(unit.pair.target)
    pattern = hyphen if unit.language.typography.clinging_dashes else either
    places = unit.places(pattern)
    if places and not _one_sided(unit.pair.source)[1].search(unit.source):
        message = msg("Put a space on both sides of the dash, or on neither.")
        yield finding(POSSIBLE, message, (), places, "dash-space")


def _dash(unit: Analysis) -> Iterator[Finding]:
    """Find hyphens in the place of the source's dashes, and double hyphens."""
    if " -" not in unit.target and "--" not in unit.target:
        return
    places = unit.places(_HYPHEN)
    if places and re.search("[–—]", unit.source) and not _HYPHEN.search(unit.source):
        sign = "—" if "—" in unit.source else "–"
        fix = unit.edits(places, lambda hyphen: sign)
        yield finding(POSSIBLE, msg("Use a dash, – or —, not a hyphen."), (), places, fix=fix)
