"""English names and their article: which take *the*, and what stands before a name when it is put into a sentence.

The rules are those of grammars (Quirk et al. 1985, 5.60 to 5.72): plural names and names whose head is a common
noun take *the*, initials that are spelt out too, most other names don't.
"""

from __future__ import annotations

import re

from l10n.glossary.model import Kind
from l10n.grammar.inflection import is_plural


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HEADS = _words(
    """
    union republic kingdom federation confederation empire commonwealth states emirates nations netherlands
    philippines maldives bahamas comoros islands balkans alps himalayas heights mountains territories council
    court bank fund organization organisation agency commission parliament assembly committee commissioner
    army navy force forces guard police party front movement brigades ministry department office bureau
    administration authority institute association league alliance coalition group programme program project
    agreement treaty convention conventions protocol pact secretariat mission cross crescent house senate
    congress chamber cabinet government supreme tribunal press academy foundation centre center network board
    service sea ocean pacific atlantic gulf strait river canal peninsula strip desert valley region basin
    delta coast plain plateau cape pentagon kremlin vatican hague knesset bundestag duma taliban houthis rada
    elysee élysée bundeswehr mossad sahel sahara caucasus arctic antarctic mediterranean caribbean gambia
    levant donbas donbass donets east west north south world zone area bloc corps services community summit
    games cup monarchy church
    """
)
# Heads that are no heads of names with *the*: *East* alone or with *Middle* has it, *North Korea* ends otherwise.
_NEVER = re.compile(r"\b(?:University|Street|Square|International|Watch|Airport|Park|Haram)$")
_LINK = re.compile(r"\s(?:of|for|against|on|in|to|without|from)\s")
_DOTTED = re.compile(r"(?:[A-Z]\.\s?){2,}")
# Initials that are read as a word though they look spelt, the other way round, and those that take none: agencies
# of news, charities, broadcasters.
_WORDS = _words("UNRWA UNIFIL FIFA UEFA ASEAN CAREC ISIS DAESH AIDS BRICS HAMAS")
_SPELT = _words("OSCE IAEA UNHCR WHO UAE OAS EIB OECD")
_BARE = _words("AFP AP HRW MSF RSF CNN NBC ABC TV PC AI ISIL IS")
_VOWELS = "AEIOUY"

_ARTICLE = re.compile(r"(?:^|(?<=[\s\"'“‘«(\[—–-]))(the|an?)\s+$", re.IGNORECASE)
_OWNERS = "my|your|his|her|its|our|their"
_DETERMINED = re.compile(
    r"(?:^|[\s\"'“‘«(—–])(?:(?:this|that|these|those|every|each|no|any|some|another|both|which|what|whose"
    rf"|{_OWNERS}|\w+['’]s|\w+s['’])|(?:the|an?|this|that|{_OWNERS})\s+(?!of\b)[a-z-]+)\s+$",
    re.IGNORECASE,
)
# Behind these no headline leaves out the article: *in the Dominican Republic*.
_BEHIND = re.compile(
    r"(?:^|\s)(?:in|of|to|from|with|by|for|against|between|on|at|into|within|across|near)\s+$", re.IGNORECASE
)
# What can't be a noun that a name describes: *the NATO said*, but *the NATO summit*.
_NO_NOUN = _words(
    """
    a all an and are as at any be because been before but by can could did do does during for from had has
    have he her his few if in into many several is it its may might must nor not of on or over said says since
    so than that the their then there these they this through to under until was were when where which while
    who whose will with without would after against between also about among amid within near toward towards
    across despite should shall isn't wasn't doesn't didn't hasn't won't now today yesterday still never
    already again only even just however too more most both either warns calls wants tells asks refuses
    rejects agrees becomes remains went came saw made gave took found held kept left met put sent set fell
    rose led grew got knew let lay paid ran sold spoke stood thought threw told won lost began became brought
    built bought sought fought chose drew hit cut
    """
)
_NEXT = re.compile(r"[ \u00a0]([A-Za-z][\w'’-]*)")
# What stands without an article behind a preposition, as no other noun does: *at school* (Quirk et al. 1985, 5.44).
_INSTITUTIONS = _words(
    "school college university church hospital prison jail court town home bed class camp sea work"
)
_SILENT = re.compile("(?:hour|honest|hono|heir)", re.IGNORECASE)
_YOU = re.compile("(?:uni(?!n|m)|eu|one|once|us[aeu]|ut[aei]|ukr|ura|uru|ug|u$)", re.IGNORECASE)


def takes_the(form: str, kind: Kind) -> bool | None:
    """Whether a name stands with *the* in a sentence; None for words that are no names."""
    if kind in (Kind.TERM, Kind.DEMONYM):
        return None
    if kind is Kind.PERSON or not form:
        return False
    if form[:4].lower() == "the ":
        return True
    letters = form.replace(".", "").replace(" ", "")
    if (letters.isupper() and len(letters) <= 6 and " " not in form) or _DOTTED.match(form):
        return letters not in _BARE and is_spelt(letters)
    head = _LINK.split(form)[0]
    if _NEVER.search(head):
        return False
    last = re.split(r"[\s-]", head)[-1].lower()
    if " " not in head and head == form:
        if last in {"parliament", "congress", "world", "league", "cabinet", "front", "house", "interpol"}:
            return None
        return last in _HEADS
    return last in _HEADS


def is_spelt(letters: str) -> bool:
    """Whether capitals are read letter by letter: *EU* and *ICC*, not *NATO*."""
    if letters in _WORDS or letters in _SPELT:
        return letters in _SPELT
    if len(letters) <= 3:
        return True
    shape = "".join("v" if letter in _VOWELS else "c" for letter in letters)
    return bool(re.search("ccc|vvv|^cc|c{2}$", shape)) or "v" not in shape


def indefinite(form: str) -> str:
    """Return *a* or *an*, as the sound of a form asks for it."""
    first = re.split(r"[\s-]", form)[0]
    letters = first.replace(".", "")
    if letters.isupper() and (len(letters) == 1 or is_spelt(letters)):
        return "an" if letters[0] in "AEFHILMNORSX" else "a"
    if _SILENT.match(first):
        return "an"
    return "an" if first[:1].lower() in "aeiouéà" and not _YOU.match(first) else "a"


def leads(before: str, old: str, form: str, after: str, kind: Kind) -> list[str]:
    """Return what may stand before a form that takes the place of `old` between two texts, the best first.

    `old` is empty where it says nothing of English, such as a word that was left as it stood in the source.
    """
    match = _ARTICLE.search(before)
    stem = before[: match.start()] if match else before
    standing = match[1].lower() if match else ""
    chosen = _names(standing, stem, old, form, after, kind)
    found = []
    for article in dict.fromkeys(chosen):
        word = indefinite(form) if article == "a" else article
        if match and match[1][0].isupper() and word:
            word = word[0].upper() + word[1:]
        found.append(f"{stem}{word} " if word else stem)
    return found


def with_article(before: str, name: str, after: str, kind: Kind) -> str:
    """Return what stands before a name, without a *the* that it doesn't take, and with the one that it needs.

    Single words and initials may do without where grammars say they don't: they get none.
    """
    best = leads(before, name, name, after, kind)[0]
    longer = best.endswith("the ") and not before.endswith("the ")
    shorter = _ARTICLE.sub("", before) == best
    return (
        best
        if (longer and " " in name and kind is not Kind.ACRONYM) or (shorter and best != before)
        else before
    )


def _names(standing: str, stem: str, old: str, form: str, after: str, kind: Kind) -> list[str]:
    """Return the articles that may stand before a form: `the`, `a`, none."""
    standing = "a" if standing == "an" else standing
    if form[:4].lower() == "the " or _DETERMINED.search(stem):
        return [""] if not standing or form[:4].lower() == "the " else [standing, ""]
    takes = takes_the(form, kind)
    if takes is None:
        if standing == "a" and is_plural(form, "en"):
            return ["", "the"]
        idiom = not standing and old.lower() in _INSTITUTIONS and _BEHIND.search(stem)
        if idiom and form.lower() not in _INSTITUTIONS and not is_plural(form, "en"):
            return ["the", ""]
        return [standing, "" if standing == "the" else "the"]
    describing = describes(after)
    if takes:
        if standing == "the":
            return ["the", ""]
        if standing == "a":
            return ["a", "the"] if describing else ["the", "a"]
        bare = describing or (takes_the(old, kind) and not _BEHIND.search(stem))
        return ["", "the"] if bare else ["the", ""]
    if not standing:
        return [""]
    return [standing, ""] if describing else ["", standing]


_NOUN_BEFORE = re.compile(
    rf"(?:^|[\s\"'“‘«(—–])(?:the|an?|this|that|every|some|{_OWNERS})\s+((?!of\b)[^\W\d_][\w-]*)\s+$",
    re.IGNORECASE,
)
# A plural behind a preposition or a number: *of soldiers norcoreanos*, not *of the soldiers*.
_NOUNS_BEFORE = re.compile(
    r"(?:^|\s)(?:of|with|by|against|for|from|between|among|in|on|to|\d[\d.,\u00a0\u202f]*|thousand|hundred|million"
    r"|two|three|four|five|six|seven|eight|nine|ten|many|several)\s+([^\W\d_][\w-]*[^\Wsu]s)\s+$",
    re.IGNORECASE,
)


def noun_before(before: str) -> str:
    """Return the noun, with what follows it, that an adjective stands behind as in French; empty if none is sure.

    Only one that comes right after an article or the like is, and a plural after a preposition or a number.
    """
    match = _NOUN_BEFORE.search(before) or _NOUNS_BEFORE.search(before)
    return before[match.start(1) :] if match and match[1].lower() not in _NO_NOUN else ""


def follows_noun(before: str) -> bool:
    """Whether what comes before a place may be a noun."""
    match = re.search(r"([^\W\d_][\w'’-]*)\s+$", before)
    return bool(match and match[1].lower() not in _NO_NOUN)


def describes(after: str) -> bool:
    """Whether what follows a name is a noun that it describes: *the NATO summit*."""
    match = _NEXT.match(after)
    if not match:
        return after[:1] == "-"
    word = match[1].lower()
    return word not in _NO_NOUN and not word.endswith("ed")


def genitive(form: str, old: str, before: str, after: str) -> str:
    """Return what follows a form, with the ending of a genitive that its own last letter asks for."""
    if re.match(r"['’]s\b", after) and is_plural(form, "en") and form.endswith("s"):
        return after[0] + after[2:]
    quoted = re.search(r"(?:^|\s)['‘]", before)
    if re.match(r"['’]\s", after) and old.endswith("s") and not form.endswith("s") and not quoted:
        return after[0] + "s" + after[1:]
    return after
