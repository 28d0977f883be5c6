"""Names of a source that an engine half translated: *Air Canadà*, *Credit Switzerland*, *Ms Damasus*.

A place inside of a longer name isn't asked for by the glossary, so what an engine makes of it, nobody looks at. It is
written as in the source again, where the rest of the name stands beside it as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.languages import pack
from l10n.text import gazetteer, lexicon
from l10n.text.folding import unaccented

_WORD = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]+"
_BEFORE = re.compile(rf"(?<![\w'’-])({_WORD})(\.?) $")
_BEHIND = re.compile(rf" ({_WORD})(?![\w'’-])")
_CAPITAL_BEHIND = re.compile(f" {_WORD}")
_ALIKE = 75  # of 100: a word that an engine made of a name, and no translation of it


def with_kept_names(target: str, source: str, inside: Sequence[Term], language: str) -> str:
    """Return a target with the names that its source's terms `inside` are parts of as they are in the source.

    `language` (BCP 47) is the target's. A country by its own name in it is put back behind a common word only:
    *Credit Suisse* is a name, *Amazon Italie* is Amazon in Italy.
    """
    for term in inside:
        if re.search(rf"(?<!\w){re.escape(term.text)}(?!\w)", target):
            continue
        for pattern, forms in _beside(source, term, language):
            found = [
                match
                for match in re.finditer(pattern, target)
                if match[1] in forms or _is_alike(match[1], term)
            ]
            if len(found) == 1:
                target = target[: found[0].start(1)] + term.text + target[found[0].end(1) :]
                break
    return target


def is_in_kept_name(term: Term, source: str, target: str) -> bool:
    """Whether a place or a people of a source is part of a name that a target has as it is: *Credit Suisse*."""
    if term.kind not in (Kind.PLACE, Kind.DEMONYM) or not term.text[:1].isupper():
        return False
    before = _BEFORE.search(source[: term.start])
    after = _CAPITAL_BEHIND.match(source[term.end :])
    small = pack.language(term.language).grammar.leading
    if before and (before[2] or before[1].lower() in small):
        before = None
    longer = [source[before.start() : term.end]] if before else []
    longer += [source[term.start : term.end + after.end()]] if after else []
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", target) for name in longer)


def _beside(source: str, term: Term, language: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what finds what a target has for a term beside the rest of its name, and translations that are none."""
    forms = sorted({term.target_form, *term.allowed}, key=len, reverse=True)
    either = "|".join([*map(re.escape, forms), _WORD])
    titles = pack.language(term.language).names.titles
    before, behind = _BEFORE.search(source[: term.start]), _BEHIND.match(source[term.end :])
    if before and titles is not None and titles.fullmatch(before[1]):
        yield rf"(?<!\w)({either})(?!\w)", forms
    elif before:
        yield rf"(?<!\w){before[1]} ({either})(?!\w)", forms if _is_name(before[1], term, language) else ()
    if behind:
        yield rf"(?<!\w)({either}) {behind[1]}(?!\w)", ()


def _is_name(word: str, term: Term, language: str) -> bool:
    """Whether a term is a country behind a common word of either language."""
    codes = (lexicon.dictionary_code(tag) for tag in (language, term.language))
    return gazetteer.is_land(term.text, term.language) and any(
        code and lexicon.is_entry(word.lower(), code) for code in codes
    )


def _is_alike(word: str, term: Term) -> bool:
    """Whether a word is a name gone wrong: much like it, and no form of the glossary's."""
    if word in term.allowed:
        return False
    return fuzz.ratio(unaccented(word).lower(), unaccented(term.text).lower()) >= _ALIKE
