"""What numbers and times are worth, in the ways of their languages."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks import Context, run
from l10n.checks.numbers.clock import read_times
from l10n.checks.numbers.dates import read_months, read_weekdays
from l10n.checks.numbers.figures import figures
from l10n.checks.numbers.ordinals import ordinals
from l10n.checks.numbers.words import cardinals
from l10n.languages import pack
from l10n.model import LanguagePair, Unit
from l10n.text.folding import fold


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "3 765", 3765),
        ("fr", "3\u202f765,5", 3765.5),
        ("en", "3,765.5", 3765.5),
        ("de", "3.765,5", 3765.5),
        ("es-MX", "3,765.5", 3765.5),
        ("de-CH", "3’765.5", 3765.5),
        ("de-CH", "3 765,5", 3765.5),
        ("fr-CH", "3'765.50", 3765.5),
        ("fr-CH", "12.500", 12.5),
        ("en", "1,000.50 euros", 1000.5),
        ("tr", "12 bin 500 kişi", 12500),
        ("tr", "bin 500 kişi", 1500),
        ("tr", "3 milyon 765 bin", 3_765_000),
        ("ar", "مليارا و250 مليون يورو", 1.25e9),
        ("ar", "ألفين و300 شخص", 2300),
        ("pt", "3 milhões e 765 mil", 3_765_000),
        ("es", "3 millones 200 mil", 3_200_000),
        ("en", "1,050.50 euros", 1050.5),
        ("fr", "1 000 050 euros", 1_000_050),
        ("en", "3.765", 3.765),
        ("fr", "1,5 million", 1_500_000),
        ("en", "$1.5m", 1_500_000),
        ("en", "£30bn", 30e9),
        ("es", "11 mil millones", 11e9),
        ("pt", "2 mil milhões", 2e9),
        ("de", "2,3 Mrd. Euro", 2.3e9),
        ("fr", "1 billion", 1e12),
        ("en", "1 billion", 1e9),
        ("en", "14 ½", 14.5),
        ("fr", "2 millions et demi", 2_500_000),
        ("es", "2 millones y medio", 2_500_000),
        ("fr", "du XIXe siècle", 19),
        ("es", "el siglo XXI", 21),
    ],
)
def test_digits_are_worth_what_their_language_says(language: str, text: str, value: float) -> None:
    (number,) = figures(text, language).numbers
    assert number.value == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "vingt et un jours", 21),
        ("fr", "soixante-dix-sept jours", 77),
        ("fr", "quatre-vingt-dix-neuf jours", 99),
        ("en", "twenty-one days", 21),
        ("de", "einundzwanzig Tage", 21),
        ("es", "treinta y cinco días", 35),
        ("it", "ventotto giorni", 28),
        ("pt", "vinte e dois dias", 22),
        ("ca", "vint-i-dos dies", 22),
        ("fr", "trois millions", 3_000_000),
    ],
)
def test_words_are_numbers(language: str, text: str, value: float) -> None:
    assert [number.value for number in figures(text, language).words] == [value]


def test_what_is_no_number() -> None:
    assert figures("les 8es de finale", "fr").numbers == ()
    assert [one.value for one in figures("la résolution 2002 de M. Dupont", "fr").numbers] == [2002]


def test_a_glued_m_is_metres_or_millions() -> None:
    (number,) = figures("1.7m people", "en").numbers
    assert (number.value, number.also) == (1.7, 1_700_000)


SPELT = [tag for tag in pack.tags() if pack.language(tag).numbers.cardinals]
POINT = [tag for tag in pack.tags() if pack.language(tag).numbers.decimal == "."]


@pytest.mark.parametrize("language", pack.tags())
def test_what_a_pack_says_of_numbers_and_dates_is_read(language: str) -> None:
    text = "12 x 3.5, XX y 15:30 z 1/2/2003"
    assert figures(text, language).numbers
    assert read_times(text, language)
    assert read_months(text, language)
    assert ordinals(text, language) == ()
    read_weekdays(text, language)


@pytest.mark.parametrize(
    "language", [*POINT, "fr", "fr-CH", "de", "es", "es-AR", "it", "pt", "pt-BR", "ca", "nl"]
)
def test_the_decimal_sign_is_cldr_s(language: str) -> None:
    symbols = Locale.parse(language, sep="-").number_symbols
    assert symbols.get("latn", symbols)["decimal"] == pack.language(language).numbers.decimal


@pytest.mark.parametrize("language", ["de-CH", "de-LI", "it-CH", "es-MX", "es-419", "es-PE", "yue", "zh"])
def test_regions_with_a_point_are_known(language: str) -> None:
    assert language in POINT


@pytest.mark.parametrize("language", SPELT)
def test_a_language_spells_every_number_to_99(language: str) -> None:
    assert set(cardinals(language).values()) == set(range(100))


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("fr", "30 livres", {"£", "lb"}),
        ("en", "$5 million", {"$"}),
        ("fr", "5 millions de dollars", {"$"}),
        ("en", "5 square miles", {"mi²"}),
        ("fr", "70 %", {"%"}),
        ("de", "20 Stundenkilometer", {"km/h"}),
        ("en", "a 31-year-old", {"year"}),
        ("en", "2018 an", set()),
    ],
)
def test_units_are_read(language: str, text: str, unit: set[str]) -> None:
    (number,) = figures(text, language).numbers
    assert number.unit == unit


@pytest.mark.parametrize(
    ("language", "text", "hour", "minute"),
    [
        ("fr", "à 17 h", 17, 0),
        ("fr", "à 17h30", 17, 30),
        ("en", "at 5 p.m.", 17, 0),
        ("en", "at 5.30pm", 17, 30),
        ("en", "at 12 a.m.", 0, 0),
        ("de", "um 17.30 Uhr", 17, 30),
        ("es", "a las 17:00", 17, 0),
        ("en", "at half past six", 6, 30),
        ("de", "um halb sieben", 6, 30),
        ("de", "um dreiviertel acht", 7, 45),
        ("ca", "a tres quarts de nou del matí", 8, 45),
        ("es", "a las seis y media de la tarde", 18, 30),
        ("it", "alle sette meno un quarto", 6, 45),
        ("pt", "às onze e um quarto", 11, 15),
        ("fr", "à six heures et demie", 6, 30),
    ],
)
def test_times_are_read(language: str, text: str, hour: int, minute: int) -> None:
    (time,) = read_times(text, language)
    assert (time.hour, time.minute) == (hour, minute)


@pytest.mark.parametrize(
    ("language", "text", "months"),
    [
        ("es", "El 3 de setiembre y el 4 de septiembre", [9, 9]),
        ("fr", "le 1er mars 2020", [3]),
        ("fr", "sept personnes", []),
        ("en", "It may march.", []),
        ("en", "on May 9", [5]),
        ("de", "am 9.11.2024", [11]),
        ("en", "on 11/9/2024", [11]),
        ("fr", "le 9/11/2024", [11]),
        ("ca", "el 3 d’abril", [4]),
    ],
)
def test_months_are_read(language: str, text: str, months: list[int]) -> None:
    assert [month.month for month in read_months(text, language)] == months


def test_folding_takes_diacritics() -> None:
    assert fold("Zürich, Łódź, Straße") == "zurich, lodz, strasse"


TEXT = st.text(alphabet="0123456789.,: \xa0%$€hIVX½/-abmM\n’", max_size=40)


@given(TEXT, TEXT)
def test_nothing_that_looks_like_a_number_breaks_a_check(source: str, target: str) -> None:
    pair = LanguagePair("fr", "en")
    for finding in run(Unit(source, target, pair), Context(pair)):
        assert all(0 <= start <= end <= len(source) for start, end in finding.source_spans)
        assert all(0 <= start <= end <= len(target) for start, end in finding.target_spans)
