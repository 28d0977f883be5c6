"""The language that a text is in: langdetect, made to give the same answer every time."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from l10n.languages import pack, tags
from l10n.messages import msg
from l10n.model import Article, Finding, Severity, collapse, line_at

# langdetect's codes that aren't the tags of what they stand for; a tag after the first is what an engine may
# call it, and is answered where the candidates have it.
_TAGS = {
    "no": ("nb", "no"),
    "tl": ("fil",),
    "zh-cn": ("zh-Hans", "zh-CN", "zh"),
    "zh-tw": ("zh-Hant", "zh-TW"),
}

_LEAST_LETTERS = 20  # with fewer, langdetect guesses
_SAMPLE = 4000  # characters: more changes no answer, and costs time
_WINDOW = 500  # a longer text is sampled in stretches of this, spread evenly
_SEED = 0

_HEADLINE = 200  # characters, of a text that may be nothing but a headline
_FEW = 3  # words
_GUESS = 0.6  # how sure a few small words are
_WORD = re.compile(r"[^\W\d_]+")

_LEAST_FOREIGN = 100  # characters of a paragraph, to say of it that it is in another language
_SURE = 0.99
_LIKELY = 0.9  # below this the language of a whole file is doubtful, and said to be

# How much likelier than each other language the candidates are, before a letter is read.
_PRIOR = 20.0


@dataclass(frozen=True, slots=True)
class Detected:
    """A language (BCP 47), None where there is too little text to tell, and how sure it is, from 0 to 1."""

    lang: str | None
    confidence: float


def detect(text: str, candidates: Collection[str] = ()) -> Detected:
    """Return the language of `text`: the same answer every time, and likelier one of `candidates` (BCP 47).

    langdetect tells 55 languages apart; a text in another is taken for one that is like it.
    """
    from langdetect.lang_detect_exception import LangDetectException

    if sum(map(str.isalpha, text[: 50 * _LEAST_LETTERS])) < _LEAST_LETTERS:
        return Detected(None, 0.0)
    if (named := _among_names(text)) is not None:
        return named
    sample = _sample(text)
    detector = _factory().create()
    detector.append(sample.lower() if sample.isupper() else sample)  # it passes over words in capitals
    if likely := {code for tag in candidates for code in _codes(tag)}:
        detector.set_prior_map({code: _PRIOR if code in likely else 1.0 for code in detector.langlist})
    try:
        guesses = detector.get_probabilities()
    except LangDetectException:  # it has no letters that langdetect knows
        return Detected(None, 0.0)
    if not guesses:
        return Detected(None, 0.0)
    tags = _TAGS.get(guesses[0].lang, (guesses[0].lang,))
    tag = next((tag for tag in tags if tag in candidates), tags[0])
    return Detected(tag, min(1.0, guesses[0].prob))


def _among_names(text: str) -> Detected | None:
    """Return the language of a short text that is mostly names, by the small words between; None for any other.

    Letters of names tell where people are from: *Oleksandr Syrskyï* is no Norwegian.
    """
    words = _WORD.findall(text[:_HEADLINE])
    others = [word.lower() for word in words if not word[0].isupper()]
    mostly_names = sum(map(len, others)) * 2 <= sum(map(len, words))
    if len(text) > _HEADLINE or text.isupper() or len(words) < _FEW or not mostly_names:
        return None
    small = {one.tag: sum(word in _small(one.tag) for word in others) for one in pack.languages()}
    most = max(small.values(), default=0)
    best = [tag for tag, count in small.items() if count == most]
    return Detected(best[0] if most and len(best) == 1 else None, _GUESS)


@cache
def _small(language: str) -> frozenset[str]:
    """Return the words of which texts of a language are full, and its articles and prepositions."""
    known = pack.language(language)
    grammar = known.grammar
    more = (*grammar.definite, *grammar.contractions, *grammar.prepositions, *grammar.conjunctions)
    return known.words.small.union(more)


def doubts(detected: Detected, what: str, path: str, rule: str) -> list[Finding]:
    """Return a finding of a `rule` about the file at `path` where a language is more of a guess; `what` names it."""
    if detected.lang is None or detected.confidence >= _LIKELY:
        return []
    sure = f"{detected.confidence:.0%}"
    seems = msg("{language}, {percent} sure", language=tags.name(detected.lang), percent=sure)
    message = msg("{what} can't be told for certain ({seems}): state it with --from", what=what, seems=seems)
    return [Finding("source-language", Severity.WARNING, message, path, rule=rule)]


def foreign_blocks(article: Article, lang: str) -> list[Finding]:
    """Return a finding for each paragraph that is clearly in another language than `lang` (BCP 47).

    Short ones, such as most quotations, aren't judged; nor is anything where langdetect doesn't know `lang`.
    """
    if not _codes(lang):
        return []
    findings = []
    for block in article.blocks:
        text = collapse(article.prose(block))
        if len(text) < _LEAST_FOREIGN:
            continue
        detected = detect(text, {lang})
        if detected.lang is None or _codes(detected.lang) <= _codes(lang) or detected.confidence < _SURE:
            continue
        message = msg(
            "This paragraph seems to be in {language}, not in {expected}: check what was made of it, and "
            "leave it as it is if it should stay.",
            language=tags.name(detected.lang),
            expected=tags.name(lang),
        )
        where = article.reference, line_at(article.text, block.start), text
        rule = "article/other-language"
        findings.append(Finding("other-language", Severity.WARNING, message, *where, rule=rule))
    return findings


@cache
def _factory() -> Any:
    """Return langdetect with its profiles, in an order that no disk decides."""
    from langdetect.detector_factory import DetectorFactory

    factory = DetectorFactory()
    factory.langlist = list(_languages())
    factory.word_lang_prob_map = Shares(map(_profile, _languages()))
    factory.set_seed(_SEED)
    return factory


class Shares(dict[str, list[float]]):
    """How often a run of letters stands in texts of each language, as langdetect has it: for those that it asks of.

    `DetectorFactory.load_json_profile` makes the lists of all 88,000, which takes four times as long as reading them.
    """

    def __init__(self, profiles: Iterable[Mapping[str, Any]]) -> None:
        """Take profiles as their files have them: `freq` by runs, and `n_words`, how many runs are of each length."""
        super().__init__()
        self._profiles = [(profile["freq"], profile["n_words"]) for profile in profiles]

    def __contains__(self, run: object) -> bool:
        return super().__contains__(run) or any(run in counts for counts, _ in self._profiles)

    def __missing__(self, run: str) -> list[float]:
        length = len(run) - 1
        shares = [counts[run] / totals[length] if run in counts else 0.0 for counts, totals in self._profiles]
        self[run] = shares
        return shares


@cache
def _languages() -> tuple[str, ...]:
    """Return langdetect's codes, which are the names of its profiles' files."""
    from langdetect.detector_factory import PROFILES_DIRECTORY

    return tuple(sorted(path.name for path in Path(PROFILES_DIRECTORY).iterdir() if path.name[0] != "."))


def _profile(code: str) -> dict[str, Any]:
    from langdetect.detector_factory import PROFILES_DIRECTORY

    profile: dict[str, Any] = json.loads(Path(PROFILES_DIRECTORY, code).read_text(encoding="utf-8"))
    return profile


def _codes(tag: str) -> set[str]:
    """Return langdetect's codes for a tag."""
    codes = {code for code, tags in _TAGS.items() if tag in tags}
    return (codes or {tag.partition("-")[0]}).intersection(_languages())


def _sample(text: str) -> str:
    """Return a text that langdetect can read in a moment: stretches spread over the whole of a long one."""
    if len(text) <= _SAMPLE:
        return text
    count = _SAMPLE // _WINDOW
    step = (len(text) - _WINDOW) / (count - 1)
    return " ".join(text[round(i * step) : round(i * step) + _WINDOW] for i in range(count))


def knows(language: str) -> bool:
    """Return whether the detector can tell a language (BCP 47) from others: it has profiles of some fifty."""
    return bool(_codes(language))
