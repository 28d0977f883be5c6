"""English names and their article: which take *the*, and what stands before a name when it is put into a sentence.

The rules are those of grammars (Quirk et al. 1985, 5.60 to 5.72): plural names and names whose head is a common
noun take *the*, initials that are spelt out too, most other names don't.
"""

from __future__ import annotations

import re

from l10n.glossary.model import Kind
from l10n.grammar.inflection import is_plural
from l10n.grammar.phrases import describes
from l10n.languages.grammar import Grammar

_VOWELS = "AEIOUY"
_DOTTED = re.compile(r"(?:[A-Z]\.\s?){2,}")
_INDEFINITE = re.compile(r"(?<![\w'’-])(an?)\s+[«“\"'‘]?$", re.IGNORECASE)
_CAPITAL = re.compile(r"[ \u00a0][A-Z]")
_IN_NAME = re.compile(r"-$|[\w,;'’]\s+[A-Z][\w'’-]*\s+$")
_OF = re.compile(r"\bof the\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:^|(?<=[\s\"'“‘«(\[—–-]))(the|an?)\s+$", re.IGNORECASE)


def takes_the(form: str, kind: Kind, grammar: Grammar) -> bool | None:
    """Whether a name stands with *the* in a sentence; None for words that are no names."""
    if kind in (Kind.TERM, Kind.DEMONYM):
        return False if form[:1].isupper() and grammar.bare_heads.search(form) else None
    if kind is Kind.PERSON or not form:
        return False
    if form[:4].lower() == "the ":
        return True
    letters = form.replace(".", "").replace(" ", "")
    if (letters.isupper() and len(letters) <= 6 and " " not in form) or _DOTTED.match(form):
        return not grammar.bare_acronyms.search(letters) and is_spelt(letters, grammar)
    head = grammar.name_links.split(form)[0]
    if grammar.bare_heads.search(head):
        return False
    last = re.split(r"[\s-]", head)[-1].lower()
    if " " not in head and head == form and last in grammar.unsure_heads:
        return None
    return bool(grammar.article_heads.fullmatch(last))


def is_spelt(letters: str, grammar: Grammar) -> bool:
    """Whether capitals are read letter by letter: *EU* and *ICC*, not *NATO*."""
    if letters in grammar.read_acronyms or letters in grammar.spelt_acronyms:
        return letters in grammar.spelt_acronyms
    if len(letters) <= 3:
        return True
    shape = "".join("v" if letter in _VOWELS else "c" for letter in letters)
    return bool(re.search("ccc|vvv|^cc|c{2}$", shape)) or "v" not in shape


def indefinite(form: str, grammar: Grammar) -> str:
    """Return *a* or *an*, as the sound of a form asks for it."""
    first = re.split(r"[\s-]", form)[0]
    letters = first.replace(".", "")
    if letters.isupper() and (len(letters) == 1 or is_spelt(letters, grammar)):
        return "an" if letters[0] in grammar.vowel_letters else "a"
    return "an" if grammar.vowel.match(first) else "a"


def leads(before: str, old: str, form: str, after: str, kind: Kind, grammar: Grammar) -> list[str]:
    """Return what may stand before a form that takes the place of `old` between two texts, the best first.

    `old` is empty where it says nothing of English, such as a word that was left as it stood in the source.
    """
    match = _ARTICLE.search(before)
    stem = before[: match.start()] if match else before
    standing = match[1].lower() if match else ""
    choices = _choices(standing, stem, old, form, after, kind, grammar)
    texts = []
    for article in dict.fromkeys(choices):
        word = indefinite(form, grammar) if article == "a" else article
        if match and match[1][0].isupper() and word:
            word = word[0].upper() + word[1:]
        texts.append(f"{stem}{word} " if word else stem)
    return texts


def with_article(
    before: str, name: str, after: str, kind: Kind, grammar: Grammar, *, governed: bool | None = None
) -> str:
    """Return what stands before a name, without a *the* that it doesn't take, and with the one that it needs.

    Single words and initials may do without where grammars say they don't: they get none. `governed` says whether the
    name belongs to another noun in the source: one that doesn't, or stands behind *of*, describes no noun.
    """
    sentence = after.rstrip().endswith((".", "!", "?"))
    # *Of the NATO said*, but not *of the Trump administration* (*l'administration Trump*) or *of the London Games*.
    owned = governed is not None and _OF.search(before) and not _CAPITAL.match(after)
    if governed is False or owned:
        after = ""
    # A headline may do without (*Israel Defense Forces said to leave*), a sentence may not.
    old = "" if governed is False and sentence else name
    best = leads(before, old, name, after, kind, grammar)[0]
    # One word may be a part of what describes another, but not at the beginning of its own phrase.
    alone = governed is False and sentence
    longer = best.endswith("the ") and not before.endswith("the ") and not _IN_NAME.search(before)
    shorter = _ARTICLE.sub("", before) == best
    return (
        best
        if (longer and (alone or (" " in name and kind is not Kind.ACRONYM))) or (shorter and best != before)
        else before
    )


def _choices(
    standing: str, stem: str, old: str, form: str, after: str, kind: Kind, grammar: Grammar
) -> list[str]:
    """Return the articles that may stand before a form: `the`, `a`, none."""
    standing = "a" if standing == "an" else standing
    if (
        form[:4].lower() == "the "
        or grammar.determined_before.search(stem)
        or (not standing and grammar.plural_before.search(stem))
    ):
        return [""] if not standing or form[:4].lower() == "the " else [standing, ""]
    takes = takes_the(form, kind, grammar)
    if takes is None:
        if standing == "a" and is_plural(form, grammar):
            return ["", "the"]
        idiom = not standing and old.lower() in grammar.institutions and grammar.article_before.search(stem)
        if idiom and form.lower() not in grammar.institutions and not is_plural(form, grammar):
            return ["the", ""]
        return [standing, "" if standing == "the" else "the"]
    describing = describes(after, grammar)
    if takes:
        if standing == "the":
            return ["the", ""]
        if standing == "a":
            return ["a", "the"] if describing else ["the", "a"]
        bare = describing or (takes_the(old, kind, grammar) and not grammar.article_before.search(stem))
        return ["", "the"] if bare else ["the", ""]
    if not standing:
        return [""]
    return [standing, ""] if describing else ["", standing]


def with_indefinite(before: str, name: str, grammar: Grammar) -> str:
    """Return what stands before a name or noun with the *a* or *an* that its sound asks for."""
    match = _INDEFINITE.search(before)
    if match is None or not name[:1].isalpha():
        return before
    word = indefinite(name, grammar)
    return f"{before[: match.start(1)]}{match[1][0]}{word[1:]}{before[match.end(1) :]}"
