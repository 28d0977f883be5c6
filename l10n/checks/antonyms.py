"""Words of which a hurried translator takes the neighbour: *yesterday* for *tomorrow*, *less* for *more*.

Each group has some members; who doesn't say one of the source's in the target, but another one that the source
doesn't say, has taken the wrong one. A word that is ambiguous in a language stands here with what makes it sure, or
not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import itemgetter

from l10n.checks.rule import Context, finding
from l10n.model import Finding, LanguagePair, Span, Unit
from l10n.text.tokens import words

_HEAD = 4  # letters
_JOINTS = frozenset({"of", "de", "di", "als", "than", "que", "las", "ve", "part", "parte"})

_head = itemgetter(slice(_HEAD))

# A line a language: its members, in the same order, parted by slashes; patterns of whole words.
_SURE = {
    "day": """
        fr hier / aujourd['’]hui / demain
        en yesterday|last night|day before / today|tonight|this (?:morning|afternoon|evening) / tomorrow
        es ayer|anoche / hoy|esta (?:mañana|tarde|noche) / (?<!la )(?<!esta )mañana
        de gestern / heute / (?-i:morgen)
        it ieri / oggi|stasera|stamattina|stanotte / domani
        pt ontem / hoje / amanhã
        ca ahir|anit / avui / (?<!la )demà
    """,
    "season": """
        fr printemps / (?:(?<=l['’])|(?<=cet )|(?<=en )|(?<=d['’]))été|estiva\\w*
           / automne|automnal\\w* / hiver|hiverna\\w*
        en (?:(?<=the )|(?<=this )|(?<=last )|(?<=next )|(?<=in ))spring|springtime
           / summer\\w* / autumn\\w* / winter\\w*
        es primavera\\w* / veran\\w+ / otoñ\\w+ / inviern\\w+|inverna\\w+
        de Frühling\\w*|Frühjahr\\w* / Sommer\\w* / Herbst\\w* / Winter\\w*
        it primaver\\w+ / estat\\w+|estiv\\w+ / autun\\w+ / invern\\w+
        pt primaver\\w+ / verão|verões / outon\\w+ / invern\\w+
        ca primaver\\w+ / estiu\\w* / tardor\\w* / hivern\\w*
    """,
    "last and next": """
        fr (?:an|année|mois|semaine|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|été|hiver)s? derni\\w+
             |(?:année|mois|semaine)s? passée?s?
           / (?:an|année|mois|semaine|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|été|hiver)s? prochain\\w*
        en last (?:year|month|week|summer|winter|\\w+day) / next (?:year|month|week|summer|winter|\\w+day)
        es (?:año|mes|semana|lunes|martes|miércoles|jueves|viernes|sábado|domingo|verano) pasad\\w+
           / próxim\\w+ (?:año|mes|semana|lunes|martes|miércoles|jueves|viernes|sábado|domingo|verano)
             |(?:año|mes|semana|lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?: que viene| próxim\\w+)
        de (?:letzte|vergangene|vorige)\\w? (?:Jahr|Monat|Woche|\\w+tag)
           / (?:nächste|kommende)\\w? (?:Jahr|Monat|Woche|\\w+tag)
        it (?:anno|mese|settimana|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica) scors\\w+
             |scors\\w+ (?:anno|mese|settimana)
             |(?:anno|mese|settimana) passat\\w+
           / (?:anno|mese|settimana|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica) prossim\\w+
             |prossim\\w+ (?:anno|mese|settimana)
        pt (?:ano|mês|semana|feira|sábado|domingo) passad\\w+
           / próxim\\w+ (?:ano|mês|semana|\\w+-feira|sábado|domingo)|(?:ano|mês|semana) que vem
        ca (?:any|mes|setmana|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge) passa\\w+
           / (?:any|mes|setmana|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge) que ve
             |(?:any|mes|setmana) vinent
             |pròxim\\w+ (?:any|mes|setmana)
    """,
    "more and less": """
        fr (?<!pas )plus d['’e] / (?<!pas )(?<!au )moins d['’e]
        en (?<!no )(?<!not )(?:more than|over) / (?<!no )(?<!not )(?:less than|fewer than)
        es (?<!no )más de / menos de
        de (?<!nicht )mehr als / (?<!nicht )weniger als
        it (?<!non )più di|oltre / meno di
        pt (?<!não )mais de / menos de
        ca (?<!no )més de / menys de
    """,
    "tens, hundreds, thousands": """
        fr dizaines / centaines / milliers / (?:(?<=des )|(?<=plusieurs )|(?<=quelques ))millions
        en tens of|dozens / hundreds / thousands / millions|several million
        es decenas|docenas / cientos|centenares|centenas / miles(?! de millones)|millares / (?<!mil )(?<!de )millones
        de Dutzende\\w? / Hunderte\\w? / Tausende\\w? / Millionen
        it decine / centinaia / migliaia / milioni
        pt dezenas / centenas / milhares / milhões
        ca desenes / centenars|centenes / milers / milions
    """,
    "fractions": """
        fr moitié / tiers(?! monde)(?!-monde) / quarts?(?! de finale)
        en half / (?:a|one|two)[ -]thirds? / quarter|quarters
        es mitad|media / tercio|tercios|tercera parte|terceras partes / cuarto|cuartos|cuarta parte
        de Hälfte|halbe\\w? / Drittel\\w? / Viertel\\w?
        it metà / terzo|terzi / quarto|quarti
        pt metade|meia / terço|terços / quarto|quartos
        ca meitat|mitja|mig / terç|terços|tercera part|terceres parts / quart|quarts|quarta part
    """,
}
# What people may say in another way: a fortnight is fifteen days, and a night begins with an evening.
_LIKELY = {
    "part of the day": """
        fr matin|matinée / après-midi / soir|soirée|nuit
        en morning / afternoon / evening|night|tonight|overnight
        es (?:la|esta) mañana / tarde / noche|anoche|madrugada
        de (?-i:Morgen|Vormittag|morgens) / Nachmittag\\w* / Abend\\w*|Nacht|nachts
        it mattina|mattino|stamattina|mattinata / pomeriggio / sera|serata|stasera|notte|stanotte
        pt manhã|madrugada / tarde / noite
        ca matí|matinada / tarda / vespre|nit|anit
    """,
    "stretch of time": """
        fr minutes? / heures? / jours?|journées? / semaines? / mois / an|ans|années?
        en minutes? / hours? / day|days / weeks? / months? / years?
        es minutos? / horas? / día|días / semanas? / mes|meses / año|años
        de Minuten? / Stunden? / Tagen?|Tag|Tage / Wochen? / Monaten?|Monat|Monate / Jahren?|Jahr|Jahre
        it minut[oi] / ora|ore / giorn[oi]|giornat[ae] / settiman[ae] / mese|mesi / anno|anni
        pt minutos? / horas? / dia|dias / semanas? / mês|meses / ano|anos
        ca minuts? / hora|hores / dia|dies / setman(?:a|es) / mes|mesos / any|anys
    """,
}


def opposite(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find words in whose stead the target has the opposite, or another of their kind: *tomorrow* for *hier*."""
    yield from _found(_SURE, unit, context, "Write what the source says, {}: the target has {}.")


def opposite_likely(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find times of day and stretches of time in whose stead the target has another: *weeks* for *mois*."""
    yield from _found(_LIKELY, unit, context, "See whether it is {}, as in the source: the target has {}.")


def _found(groups: Mapping[str, str], unit: Unit, context: Context, message: str) -> Iterator[Finding]:
    here, there = _starts(unit.source), _starts(unit.target)
    for ours, theirs, one, two in _ready(groups is _SURE, context.pair):
        if ours.isdisjoint(here) or theirs.isdisjoint(there):
            continue
        mine, yours = list(one.finditer(unit.source)), list(two.finditer(unit.target))
        lost, added = _others(mine, yours), _others(yours, mine)
        if lost and added:
            said, instead = (", ".join(dict.fromkeys(match[0] for match in side)) for side in (lost, added))
            places = [[Span(*match.span()) for match in side] for side in (lost, added)]
            yield finding(message.format(said, instead), *places)


_Ready = tuple[frozenset[str], frozenset[str], re.Pattern[str], re.Pattern[str]]


@cache
def _ready(sure: bool, pair: LanguagePair) -> tuple[_Ready, ...]:
    """Return for each group that two languages have how its words begin in either, and what finds its members."""
    languages = [tag.partition("-")[0] for tag in (pair.source, pair.target)]
    found: list[_Ready] = []
    for group in (_SURE if sure else _LIKELY).values():
        one, two = (_pattern(group, language) for language in languages)
        if one and two:
            found.append((_heads(one), _heads(two), one, two))
    return tuple(found)


def _others(ones: list[re.Match[str]], others: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the members that only one side says."""
    there = {match.lastgroup for match in others}
    return [match for match in ones if match.lastgroup not in there]


@lru_cache(maxsize=16)
def _starts(text: str) -> frozenset[str]:
    return frozenset(map(_head, words(text)))


def _heads(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return how the words that a pattern is about begin: most texts have none of them, and needn't be searched.

    A group of words with a space beside it is what stands around them.
    """
    bare = re.sub(r"\(\?<?[!=][^()]*\)", "", pattern.pattern)
    bare = re.sub(r" \(\?:[^()]*\)|\(\?:[^()]*\)(?:s\?)?(?= |\(\?: )", " ", bare)
    bare = re.sub(r"\(\?P<\w+>|\(\?-?i?:|\\w", " ", bare)
    heads = {word[:_HEAD].lower() for word in re.findall(r"[^\W\d_]{2,}", bare)}
    return frozenset(heads - _JOINTS)


@cache
def _pattern(group: str, language: str) -> re.Pattern[str] | None:
    """Return what finds the members of a group in a language (its base), each as a group; None if it has none."""
    lines = re.split(r"\n\s+(?=[a-z]{2} )", group)
    members = next((line[3:] for line in lines if line.startswith(f"{language} ")), None)
    if members is None:
        return None
    each = (re.sub(r"\s*\n\s*", "", member).strip() for member in re.split(r"\s/\s", members))
    named = "|".join(f"(?P<m{at}>{member})" for at, member in enumerate(each))
    return re.compile(rf"(?<![\w-])(?:{named})(?![\w-])", re.IGNORECASE)
