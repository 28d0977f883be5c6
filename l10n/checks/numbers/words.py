"""Number words: how languages spell numbers up to 100, and the words that multiply (thousand, million)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from l10n.text.folding import fold

# 0 to 20, then the tens from 30 to 90; a slash parts forms of one number.
_CARDINALS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty | thirty forty fifty sixty seventy eighty ninety",
    "fr": "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf vingt | trente quarante cinquante soixante soixante-dix quatre-vingt"
    " quatre-vingt-dix",
    "es": "cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve veinte | treinta cuarenta cincuenta sesenta setenta ochenta "
    "noventa",
    "de": "null ein/eine/einen/einem/einer/eins zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf"
    " dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
    " | dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "it": "zero un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici"
    " quindici sedici diciassette diciotto diciannove venti | trenta quaranta cinquanta sessanta settanta ottanta"
    " novanta",
    "pt": "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze"
    " dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove vinte"
    " | trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "ca": "zero un/una dos/dues tres quatre cinc sis set vuit nou deu onze dotze tretze catorze quinze setze"
    " disset/desset divuit/devuit dinou/denou vint | trenta quaranta cinquanta seixanta setanta vuitanta noranta",
}  # fmt: skip
# Stems of other words that say a number: ordinals, dozens, both. Longer words that begin so count as well.
_STEMS = {
    "en": "1 first once single a an sole only lone;2 second both twice double twin couple pair;3 third triple"
    " trio thrice;4 fourth quarter quadrupl;5 fifth;6 sixth half-dozen;7 seventh;8 eighth;9 ninth;10 tenth decade"
    ";11 eleventh;12 twelfth dozen;13 thirteenth;14 fortnight;15 fifteenth;16 sixteenth;17 seventeenth;"
    "18 eighteenth;19 nineteenth;20 twentieth score;21 twenty-first;24 day;25 quarter;33 third;50 half fiftieth"
    " halv;100 hundred century centen;1000 thousand;1000000 million;1000000000 billion",
    "fr": "1 premier première seul unique;2 second deuxième double couple paire deux jumeau jumelle;3 troisième"
    " tiers triple trio;4 quatrième quart quadrupl;5 cinquième;6 sixième demi-douzaine;7 septième semaine;8 "
    "huitième;"
    "9 neuvième;10 dixième dizaine décennie décade;11 onzième;12 douzième douzaine;13 treizième;14 quatorzième;"
    "15 quinzième quinzaine;16 seizième;17 dix-septième;18 dix-huitième;19 dix-neuvième;20 vingtième vingtaine;"
    "21 vingt-et-unième;24 jour;25 quart;30 trentaine demi;33 tiers;40 quarantaine;50 cinquantaine moitié demi;"
    "60 soixantaine heure;100 cent centaine siècle;1000 mille millier millième;1000000 million;1000000000 milliard",
    "es": "1 primer único solo sola;2 segund ambos ambas doble par pareja;3 tercer tercio triple trío trio;4 cuart"
    " cuádrupl;5 quint;6 sext media;7 séptim semana;8 octav;9 noven;10 décim decena década;11 undécim;12 duodécim"
    " docena;13 decimoter;14 decimocuart;15 quincena decimoquint;16 decimosext;17 decimoséptim;18 decimoctav"
    " decimoctav;19 decimonoven decimonon;20 vigésim veintena;24 día;25 cuart;30 treintena medi;33 tercio;"
    "40 cuarentena;50 cincuentena mitad medi;60 hora;100 cien centena siglo;1000 mil millar;1000000 mill;"
    "1000000000 mil",
    "de": "1 erst einzig einmal ein;2 zweit beide doppel paar halb;3 dritt drei;4 viert;5 fünft;6 sechst;7 siebt"
    " woche;8 acht;9 neunt;10 zehnt jahrzehnt;11 elft;12 zwölft dutzend;15 fünfzehn viertel;20 zwanzig;24 tag;"
    "25 viertel;30 halb dreißig dreissig;33 drittel;50 hälfte halb fünfzig;60 stunde;100 hundert jahrhundert;"
    "1000 tausend;1000000 million;1000000000 milliard",
    "it": "1 prim unic sol;2 second entramb doppi coppia paio due bi;3 terz tri tern;4 quart quadrupl;5 quint;"
    "6 sest mezza;7 settim;8 ottav;9 nono nona;10 decim decina decenni;11 undicesim;12 dodicesim dozzina;15 quindic"
    " quindicina;16 sedic;18 diciott diciottesim;19 diciannov;20 vent ventesim ventina;21 ventunesim;24 giorn;"
    "25 quart;30 trent mezz;33 terz;40 quarant;50 cinquant metà mezz;60 ora ore sessant;70 settant;80 ottant;"
    "90 novant;100 cent secol;1000 mille mila migliai;1000000 milion;1000000000 miliard",
    "pt": "1 primeir únic só sozinh;2 segund ambos ambas dupl dobr par pares casal;3 terceir terço tripl "
    "tri;4 quart"
    " quádrupl;5 quint;6 sext meia;7 sétim semana;8 oitav;9 nono nona;10 décim dezena década;11 décim;12 "
    "dúzia;15 quinzena;"
    "20 vigésim vintena;24 dia;25 quart;30 trintena meio meia;33 terço;40 quarentena;50 metade meio meia "
    "cinquentena;60 hora;"
    "100 cem cent século;1000 mil;1000000 milh;1000000000 mil bilh bili",
    "ca": "1 primer únic sol sola;2 segon ambdós ambdues doble parell parella dos dues;3 tercer terç tripl;4 "
    "quart quàdrupl;5 cinqu"
    " quint;6 sisè mitja;7 setè;8 vuit;9 novè novena;10 desè desena dècada;11 onzè;12 dotz dotzena;15 quinz "
    "quinzena;"
    "20 vint vintena;24 dia dies;25 quart;30 trentena mig mitj;33 terç;40 quarant;50 meitat mig mitj "
    "cinquant;60 hora;"
    "100 cent segl;1000 mil;1000000 milió milion;1000000000 mil",
}  # fmt: skip
# A word after a number, and what it multiplies by. In French or Spanish a billion is a million millions.
_SCALES = {
    "en": "100 hundred hundreds;1000 thousand thousands;1000000 million millions mn;1000000000 billion billions bn;"
    "1000000000000 trillion trillions tn;12 dozen dozens",
    "fr": "100 cent cents centaine centaines;1000 mille millier milliers;1000000 million millions;"
    "1000000000 milliard milliards md mds mrd;1000000000000 billion billions;12 douzaine douzaines",
    "es": "1000 mil miles millar millares;1000000 millón millones mill;1000000000 millardo millardos;"
    "1000000000000 billón billones;100 centenar centenares;12 docena docenas",
    "de": "100 hundert hunderte;1000 tausend tausende;1000000 million millionen mio;1000000000 milliarde milliarden"
    " mrd;1000000000000 billion billionen;12 dutzend",
    "it": "1000 mila mille migliaio migliaia;1000000 milione milioni mln;1000000000 miliardo miliardi mld;"
    "100 cento centinaio centinaia;12 dozzina dozzine",
    "pt": "1000 mil milhar milhares;1000000 milhão milhões;1000000000 bilhão bilhões;1000000000000 bilião biliões"
    " trilhão trilhões;100 centena centenas;12 dúzia dúzias",
    "ca": "1000 mil miler milers;1000000 milió milions;1000000000000 bilió bilions;100 centenar centenars;"
    "12 dotzena dotzenes",
}  # fmt: skip
_JOINTS = {"fr": " et ", "es": " y ", "it": "", "pt": " e ", "ca": "-", "en": "-", "de": "und"}
# Spanish ordinals from the 20th on begin so.
_TENTHS = [
    "vigésim",
    "trigésim",
    "cuadragésim",
    "quincuagésim",
    "sexagésim",
    "septuagésim",
    "octogésim",
    "nonagésim",
]
_TENS = range(20, 100, 10)
LANGUAGES = frozenset(_CARDINALS)


@cache
def cardinals(language: str) -> Mapping[str, int]:
    """Return the words of a language (its base, `fr`) for 0 to 99 with their values; empty if it has none here."""
    if language not in _CARDINALS:
        return {}
    low, high = _CARDINALS[language].split("|")
    found: dict[str, int] = {}
    for value, forms in enumerate(low.split()):
        found.update(dict.fromkeys(forms.split("/"), value))
    tens = dict(zip(_TENS, [low.split()[20], *high.split()], strict=True))
    for ten, name in tens.items():
        found[name] = ten
        for form, unit in list(found.items()):
            if 0 < unit < 10 or (language == "fr" and ten in (60, 80) and 10 < unit < 20):
                found.update(dict.fromkeys(_joined(language, name, form, unit), ten + unit))
    if language == "fr":
        found["quatre-vingts"] = 80
    return found


def _joined(language: str, ten: str, unit: str, value: int) -> tuple[str, ...]:
    if language == "de":
        return (f"{'ein' if value == 1 else unit}und{ten}",)
    if language == "it":
        return ((ten[:-1] if value in (1, 8) else ten) + ("tré" if value == 3 else unit), ten + unit)
    if language == "fr":
        return (f"{ten}-{unit}", f"{ten} et {unit}", f"{ten}-et-{unit}")
    if language == "es" and ten == "veinte":
        return (
            f"veinti{unit}",
            f"veinti{unit}".replace("dos", "dós").replace("tres", "trés").replace("seis", "séis"),
        )
    if language == "ca":
        return (f"{ten}-i-{unit}", f"{ten}-{unit}")
    return (f"{ten}{_JOINTS[language]}{unit}",)


@cache
def scales(language: str) -> Mapping[str, float]:
    """Return the words of a language (its base) that multiply the number before them, and by how much."""
    return {form: float(value) for value, forms in _table(_SCALES.get(language, "")) for form in forms}


@cache
def spelling(value: float, language: str) -> re.Pattern[str] | None:
    """Return a pattern that finds a number said in words in a folded text, however inflected; None if unknown."""
    stems = {form for form, number in cardinals(language).items() if number == value}
    stems |= {form for number, forms in _table(_STEMS.get(language, "")) if number == value for form in forms}
    if value % 100 == 0 and 100 < value < 1000:
        hundreds = spelling(value / 100, language)
        stems |= {f"{form.rstrip('s')}{s}cient" for form in _forms(value / 100, language) for s in ("", "s")}
        stems |= {f"{form}{joint}cent" for form in _forms(value / 100, language) for joint in (" ", "", "-")}
        stems |= {f"{form} hundred" for form in _forms(value / 100, language)} if hundreds else set()
        stems |= {f"{form}hundert" for form in _forms(value / 100, language)}
        stems |= {"quinient"} if value == 500 else set()
    if value % 1000 == 0 and 1000 < value < 100_000:
        forms = _forms(value / 1000, language)
        stems |= {
            form + joint + word
            for form in forms
            for joint in (" ", "")
            for word in ("thousand", "mil", "tausend")
        }
    if language == "es" and 20 < value < 100:
        stems.add(_TENTHS[int(value // 10) - 2])
    if not stems:
        return None
    folded = sorted({fold(stem) for stem in stems}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(f"{re.escape(s)}{_ending(s)}" for s in folded) + ")")


def _forms(value: float, language: str) -> list[str]:
    return [form for form, number in cardinals(language).items() if number == value]


def _ending(stem: str) -> str:
    """Return what ends a word: a short one is whole (`a`, `six`), a longer one may go on (`cinquième`)."""
    return r"s?\b" if len(stem) < 4 else ""


def _table(text: str) -> list[tuple[float, list[str]]]:
    rows = [row.split() for row in text.split(";") if row]
    return [(float(first), rest) for first, *rest in rows]
