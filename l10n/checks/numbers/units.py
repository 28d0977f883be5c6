"""What numbers count: currencies, per cents, measures, stretches of time, in the words of seven languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from l10n.text.folding import fold

# The unit, then its words; those before the first `|` are the same in all languages.
_UNITS = """
%   : % | en percent per_cent pc percentage | fr pour_cent pour-cent pourcent pourcents | es por_ciento | de prozent
      prozentpunkte prozentige prozentiger prozentigen | it per_cento percento | pt por_cento porcento | ca
      per_cent
$   : $ us$ usd $us ca$ cad a$ aud | en dollar dollars | fr dollar dollars | es dólar dólares | de dollar
      us-dollar dollars us-dollars | it dollaro dollari | pt dólar dólares | ca dòlar dòlars
€   : € eur | en euro euros | fr euro euros | es euro euros | de euro euros | it euro | pt euro euros | ca euro
      euros
£   : £ gbp | en pound pounds quid sterling pound_sterling pounds_sterling | fr livre livres livre_sterling
      livres_sterling | es libra libras libra_esterlina libras_esterlinas | de pfund pfund_sterling | it sterlina
      sterline | pt libra libras libra_esterlina libras_esterlinas | ca lliura lliures esterlina esterlines
      lliura_esterlina lliures_esterlines
lb  : lb lbs | en pound pounds | fr livre livres | es libra libras | de pfund | it libbra libbre | pt libra
      libras | ca lliura lliures
¥   : ¥ jpy | en yen | fr yen yens | es yen yenes | de yen | it yen | pt iene ienes | ca ien iens
yuan: cny rmb yuan yuans yuanes renminbi | pt iuan iuanes
₽   : ₽ rub | en rouble roubles ruble rubles | fr rouble roubles | es rublo rublos | de rubel | it rublo rubli |
      pt rublo rublos | ca ruble rubles
CHF : chf | en franc francs | fr franc francs | es franco francos | de franken francs franc | it franco franchi |
      pt franco francos | ca franc francs
₹   : ₹ inr | en rupee rupees | fr roupie roupies | es rupia rupias | de rupie rupien | it rupia rupie | pt
      rupia rupias | ca rupia rupies
₩   : ₩ krw won wons
kr  : kr sek nok dkk | en krona kronor krone kroner | fr couronne couronnes | es corona coronas | de krone
      kronen | it corona corone | pt coroa coroas | ca corona corones
₺   : ₺ try | en lira lire liras | fr lire lires livre_turque | es lira liras | de lira | it lira lire | pt lira
      liras | ca lira lires
km  : km kms | en kilometer kilometers kilometre kilometres | fr kilomètre kilomètres | es kilómetro kilómetros
      | de kilometer kilometern | it chilometro chilometri | pt quilômetro quilômetros quilómetro quilómetros |
      ca quilòmetre quilòmetres
m   : m | en meter meters metre metres | fr mètre mètres | es metro metros | de meter metern | it metro metri |
      pt metro metros | ca metre metres
cm  : cm | en centimeter centimeters centimetre centimetres | fr centimètre centimètres | es centímetro
      centímetros | de zentimeter zentimetern | it centimetro centimetri | pt centímetro centímetros | ca
      centímetre centímetres
mm  : mm | en millimeter millimeters millimetre millimetres | fr millimètre millimètres | es milímetro
      milímetros | de millimeter millimetern | it millimetro millimetri | pt milímetro milímetros | ca
      mil·límetre mil·límetres
mi  : mi mile miles | en mile miles | fr mille milles mile miles | es milla millas | de meile meilen |
      it miglio miglia | pt milha milhas | ca milla milles
ft  : ft | en foot feet | fr pied pieds | es pie pies | de fuß fuss | it piede piedi | pt pé pés | ca peu peus
in  : | en inch inches | fr pouce pouces | es pulgada pulgadas | de zoll | it pollice pollici | pt polegada
      polegadas | ca polzada polzades
yd  : | en yard yards | fr yard yards verge verges | es yarda yardas | de yard yards | it iarda iarde | pt jarda
      jardas | ca iarda iardes
kg  : kg kgs | en kilo kilos kilogram kilograms | fr kilo kilos kilogramme kilogrammes | es kilo kilos kilogramo
      kilogramos | de kilo kilogramm | it chilo chili chilogrammo chilogrammi | pt quilo quilos quilograma
      quilogramas | ca quilo quilos quilogram quilograms
g   : g | en gram grams gramme grammes | fr gramme grammes | es gramo gramos | de gramm | it grammo grammi | pt
      grama gramas | ca gram grams
t   : | en tonne tonnes ton tons | fr t tonne tonnes | es tonelada toneladas | de tonne tonnen | it tonnellata
      tonnellate | pt tonelada toneladas | ca tona tones
st  : | en stone | fr stone stones
oz  : oz | en ounce ounces | fr once onces | es onza onzas | de unze unzen | it oncia once | pt onça onças | ca
      unça unces
ha  : ha | en hectare hectares | fr hectare hectares | es hectárea hectáreas | de hektar | it ettaro ettari | pt
      hectare hectares | ca hectàrea hectàrees
ac  : | en acre acres | fr acre acres | es acre acres | de acre acres morgen | it acro acri | pt acre acres | ca
      acre acres
km² : km² | en square_kilometers square_kilometres | fr kilomètres_carrés | es kilómetros_cuadrados | de
      quadratkilometer | it chilometri_quadrati | pt quilômetros_quadrados quilómetros_quadrados | ca
      quilòmetres_quadrats
mi² : | en square_miles | fr milles_carrés miles_carrés | es millas_cuadradas | de quadratmeilen | it
      miglia_quadrate | pt milhas_quadradas | ca milles_quadrades
m²  : m² | en square_meters square_metres | fr mètres_carrés | es metros_cuadrados | de quadratmeter | it
      metri_quadrati | pt metros_quadrados | ca metres_quadrats
ft² : | en square_feet square_foot | fr pieds_carrés | es pies_cuadrados | de quadratfuß | it piedi_quadrati |
      pt pés_quadrados | ca peus_quadrats
km/h: km/h kmh kph | en kilometers_per_hour kilometres_per_hour | es kilómetros_por_hora | de stundenkilometer |
      fr kilomètres_par_heure kilomètres_à_l'heure kilomètres_heure | it chilometri_orari chilometri_all'ora |
      pt quilômetros_por_hora quilómetros_por_hora | ca quilòmetres_per_hora
mph : mph mi/h | en miles_per_hour | fr miles_par_heure milles_à_l'heure | es millas_por_hora | it miglia_orarie
      miglia_all'ora | pt milhas_por_hora | ca milles_per_hora | de meilen_pro_stunde
°C  : °c | en degrees degree celsius degrees_celsius | fr degrés degré degrés_celsius celsius | es grados grado
      grados_celsius grados_centígrados | de grad grad_celsius | it gradi gradi_celsius gradi_centigradi | pt
      graus graus_celsius | ca graus graus_celsius
°F  : °f | en degrees degree fahrenheit degrees_fahrenheit | fr degrés degré degrés_fahrenheit | es grados grado
      grados_fahrenheit | de grad grad_fahrenheit | it gradi gradi_fahrenheit | pt graus graus_fahrenheit | ca
      graus graus_fahrenheit
l   : l | en liter liters litre litres | fr litre litres | es litro litros | de liter litern | it litro litri |
      pt litro litros | ca litre litres
gal : gal | en gallon gallons | fr gallon gallons | es galón galones | de gallone gallonen | it gallone galloni
      | pt galão galões | ca galó galons
sec : | en second seconds sec | fr seconde secondes | es segundo segundos | de sekunde sekunden | it secondo
      secondi | pt segundo segundos | ca segon segons
min : min | en minute minutes mins | fr minute minutes | es minuto minutos | de minute minuten | it minuto
      minuti | pt minuto minutos | ca minut minuts
hour: | en hour hours hr hrs | fr heure heures | es hora horas | de stunde stunden stündige stündigen | it ora
      ore | pt hora horas | ca hora hores
day : | en day days | fr jour jours journées | es día días | de tag tage tagen tägige tägigen | it giorno giorni
      | pt dia dias | ca dia dies
week: | en week weeks | fr semaine semaines | es semana semanas | de woche wochen wöchige | it settimana
      settimane | pt semana semanas | ca setmana setmanes
mon : | en month months | fr mois | es mes meses | de monat monate monaten | it mese mesi | pt mês meses | ca
      mes mesos
year: | en year years yr yrs | fr an ans année années | es año años | de jahr jahre jahren jähriger jährige
      jährigen | it anno anni | pt ano anos | ca any anys
"""
# What converts: a unit is so many of the first of its measure.
_MEASURES = (
    {"m": 1.0, "km": 1000.0, "cm": 0.01, "mm": 0.001, "mi": 1609.344, "ft": 0.3048, "in": 0.0254, "yd": 0.9144},
    {"kg": 1.0, "g": 0.001, "t": 1000.0, "lb": 0.4536, "oz": 0.02835, "st": 6.35},
    {"km²": 1.0, "ha": 0.01, "ac": 0.004047, "mi²": 2.59, "m²": 1e-6, "ft²": 9.29e-8},
    {"km/h": 1.0, "mph": 1.609344},
    {"l": 1.0, "gal": 3.785},
    {"sec": 1.0, "min": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0, "mon": 2_629_800.0,
     "year": 31_557_600.0},
    {"°C": 1.0, "°F": 1.0},
)  # fmt: skip
CURRENCIES = frozenset({"$", "€", "£", "¥", "yuan", "₽", "CHF", "₹", "₩", "kr", "₺"})
TIMES = frozenset(_MEASURES[5])
MEASURES = frozenset(unit for measure in _MEASURES for unit in measure) - TIMES
# What says one of a unit, or half of it.
_ONE = {
    "en": "an?|one|half", "fr": "une?|demi", "es": "una?|medi[oa]", "it": "un[oa]?|mezz[oa]", "pt": "uma?|mei[oa]",
    "ca": "una?|mig|mitja", "de": "ein(?:e[nrms]?)?|halbe[nr]?|anderthalb",
}  # fmt: skip
_LONG = 4  # letters
_HALF = 0.5
_NEAR = 0.13  # people round when they convert


@cache
def units(language: str) -> Mapping[str, frozenset[str]]:
    """Return the words and signs for units in a language (its base), in small letters; some may be two units."""
    found: dict[str, set[str]] = {}
    for name, forms in _rows():
        common, *others = forms.split("|")
        for form in common.split():
            found.setdefault(form.replace("_", " "), set()).add(name)
        for other in others:
            tag, *words = other.split()
            for form in words if tag == language else ():
                form = form.replace("_", " ")
                found.setdefault(form, set()).add(name)
                found.setdefault(fold(form), set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


@cache
def mention(unit: frozenset[str], language: str) -> re.Pattern[str]:
    """Return a pattern that finds a unit's words and signs in a folded text of a language (its base)."""
    forms = sorted(
        {fold(form) for form, names in units(language).items() if names & unit}, key=len, reverse=True
    )
    words = [_whole(form) for form in forms if form[0].isalpha() and len(form) > 1 and form != "us"]
    signs = [re.escape(form) for form in forms if not form[0].isalpha()]
    return re.compile("|".join(([r"\b(?:" + "|".join(words) + ")"] if words else []) + signs) or r"(?!)")


@cache
def one_of(unit: frozenset[str], language: str) -> re.Pattern[str]:
    """Return a pattern that finds one of a unit, or half of it, in words in a folded text: `about a mile`."""
    words = _ONE.get(language, "|".join(_ONE.values()))
    return re.compile(rf"\b(?:{words})[ -](?:{mention(unit, language).pattern})")


def _whole(form: str) -> str:
    """Return a pattern for a word that others may begin with, if it is long: *cad* begins *cadeia*."""
    return re.escape(form) + (r"\b" if len(form) < _LONG and form[-1].isalnum() else "")


def _rows() -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for line in _UNITS.strip().splitlines():
        if line.startswith(" "):
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {line}")
        else:
            name, _, forms = line.partition(":")
            rows.append((name.strip(), forms))
    return rows


def converts(value: float, unit: frozenset[str], other: float, others: frozenset[str]) -> bool:
    """Return whether two amounts in different units may be the same: 10 miles are 16 km."""
    for one in unit:
        for two in others:
            if {one, two} == {"°C", "°F"}:
                celsius, fahrenheit = (value, other) if one == "°C" else (other, value)
                if abs(celsius * 1.8 + 32 - fahrenheit) < 4:
                    return True
                continue
            for measure in _MEASURES:
                if one in measure and two in measure and one != two:
                    mine, theirs = value * measure[one], other * measure[two]
                    if is_near(mine, theirs):
                        return True
    return False


def is_near(one: float, other: float) -> bool:
    """Return whether two amounts are as near as rounding and converting make them."""
    return abs(one - other) <= max(_NEAR * max(one, other), _HALF)


@cache
def alike(unit: frozenset[str]) -> frozenset[str]:
    """Return the units that measure the same kind of thing as one of `unit`."""
    return frozenset(other for measure in _MEASURES if unit & measure.keys() for other in measure)


def comparable(unit: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether two units measure the same kind of thing, but are not the same."""
    if unit & others:
        return False
    kinds = (*(frozenset(measure) for measure in _MEASURES), CURRENCIES)
    return any(unit & kind and others & kind for kind in kinds)
