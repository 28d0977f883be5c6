import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.articles.decoding import LIMIT, Decoded, decode
from l10n.errors import InputError, L10nError, UsageError
from l10n.model import line_at

# Sentences such as newspapers print, each short and with little besides ASCII.
FRENCH = (
    "Le président a ratifié un traité avec la Corée du Nord en novembre.",
    "Des rapports indiquent que des militaires sont présents en Russie.",
    "L'accord prévoit une assistance en cas d'attaque contre l'une des parties.",
    "Où étaient-ils passés ? Nul ne le sait, à part peut-être le maire.",
    "« Nous n'avons rien à cacher », a dit la ministre à la presse mardi.",
    "La hausse des prix a atteint 3,5 % en août, son plus haut depuis un an.",
    "Le cœur de la ville a été évacué, d’après les autorités locales.",
    "Le coût s’élèverait à 12 000 € par foyer – un record pour la région.",
)


@pytest.mark.parametrize(
    ("number", "encoding"),
    [
        *((number, encoding) for number in range(len(FRENCH)) for encoding in ("cp1252", "mac-roman")),
        *((number, "iso8859-15") for number in range(len(FRENCH) - 2)),  # which has neither ’ nor –
    ],
)
def test_guesses_the_encoding_of_a_short_french_text(number: int, encoding: str) -> None:
    text = FRENCH[number]

    decoded = decode(text.encode(encoding), "a.txt")

    assert (decoded.text, decoded.guessed) == (text, True)


def test_guesses_the_encoding_of_a_french_text_of_dos() -> None:
    text = "\r\n".join(FRENCH[:6])

    assert decode(text.encode("cp850"), "a.txt") == Decoded(text, "cp850", guessed=True)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param("El año pasado España firmó más acuerdos de cooperación.", "cp1252", id="es"),
        pytest.param("Una decisió pròpia, diu l'alcaldessa de Gal·les.", "cp1252", id="ca"),
        pytest.param("Die Straße „An der Brücke“ ist für Autos gesperrt.", "cp1252", id="de"),
        pytest.param("Rząd przyjął dziś projekt ustawy o współpracy.", "cp1250", id="pl"),
        pytest.param("Vláda dnes schválila návrh zákona o rozpočtu na příští rok.", "cp1250", id="cs"),
        pytest.param("Президент подписал договор о партнёрстве с соседями.", "cp1251", id="ru, Windows"),
        pytest.param("Президент подписал договор о партнёрстве с соседями.", "koi8-r", id="ru, Unix"),
        pytest.param("Ο πρόεδρος υπέγραψε τη συνθήκη με τους γείτονες.", "cp1253", id="el"),
        pytest.param("Başkan bugün anlaşmayı imzaladı, dedi.", "cp1254", id="tr"),
        pytest.param("وقع الرئيس اليوم على المعاهدة مع الجيران", "cp1256", id="ar"),
    ],
)
def test_guesses_the_encodings_of_other_languages(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == Decoded(text, encoding, guessed=True)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("été".encode(), Decoded("été", "utf-8"), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + "été".encode(), Decoded("été", "utf-8"), id="UTF-8 with BOM"),
        pytest.param("été".encode("utf-16"), Decoded("été", "utf-16"), id="UTF-16"),
        pytest.param(
            codecs.BOM_UTF16_BE + "été".encode("utf-16-be"), Decoded("été", "utf-16"), id="UTF-16 BE"
        ),
        pytest.param("été".encode("utf-32"), Decoded("été", "utf-32"), id="UTF-32"),
        pytest.param(b"a\r\nb\rc\n", Decoded("a\r\nb\rc\n", "utf-8"), id="line ends"),
        pytest.param(
            "a\u2028b\u0085c\x0c".encode(), Decoded("a\u2028b\u0085c\x0c", "utf-8"), id="separators"
        ),
        pytest.param(b"x" * 200 + b"\x13", Decoded("x" * 200 + "\x13", "utf-8"), id="one control character"),
    ],
)
def test_recognises_unicode(data: bytes, expected: Decoded) -> None:
    assert decode(data, "a.txt") == expected


@pytest.mark.parametrize(
    ("data", "encoding", "expected"),
    [
        pytest.param("été".encode("cp1252"), "CP1252", Decoded("été", "cp1252"), id="as it is"),
        pytest.param("été".encode(), "latin-1", Decoded("Ã©tÃ©", "iso8859-1"), id="though it is UTF-8"),
        pytest.param(codecs.BOM_UTF8 + b"a", "utf8", Decoded("a", "utf-8"), id="BOM"),
        pytest.param(
            "é".encode("utf-16-le"), "utf-16-le", Decoded("é", "utf-16-le"), id="UTF-16 without BOM"
        ),
    ],
)
def test_takes_the_encoding_that_is_given(data: bytes, encoding: str, expected: Decoded) -> None:
    assert decode(data, "a.txt", encoding) == expected


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        pytest.param(b"", None, "a.txt: is empty; write something into it, or leave it out", id="empty"),
        pytest.param(b" \n\t\n", None, "a.txt: has nothing but white space", id="white space"),
        pytest.param(codecs.BOM_UTF8, None, "a.txt: has nothing but white space", id="nothing but a BOM"),
        pytest.param(b"a\nb\0c", None, "a.txt:2: has NUL bytes", id="NUL"),
        pytest.param(b"a\nb\0\xff", None, "a.txt:2: has NUL bytes", id="NUL, not UTF-8"),
        pytest.param(
            "été".encode("utf-16-le"), None, "a.txt:1: has NUL bytes; if it is UTF-16", id="UTF-16, no BOM"
        ),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", None, "a.txt: is a PNG image, not text", id="PNG"),
        pytest.param(b"\x1f\x8b\x08abc", None, "a.txt: is a gzip archive, not text", id="gzip"),
        pytest.param(b"%PDF-1.7\n%", None, "a.txt: is a PDF document, not text; save it as text", id="PDF"),
        pytest.param(b"PK\x03\x04...", None, "a.txt: is a ZIP archive or an office document", id="docx"),
        pytest.param(b"\x01\x02abc", None, "a.txt: is a binary file, not text", id="control characters"),
        pytest.param(b"\x01\x02\xff\xfe\x81abc", None, "a.txt: is a binary file, not text", id="binary"),
        pytest.param(
            b"\xff\xfe\x00\xd8a\x00", None, "a.txt:1: begins like UTF-16, but isn't", id="broken UTF-16"
        ),
        pytest.param("été\n".encode() + b"\xe9t\xe9", None, "a.txt:2: is UTF-8 in one place", id="mixed"),
        pytest.param(
            "a\rb\r\n\xe9t\xe9\n".encode("latin-1") + "é".encode(), None, "a.txt:3: is UTF-8 in", id="mixed 2"
        ),
        pytest.param("Москва ".encode() * 3 + b"\xe9", None, "a.txt:1: is UTF-8 in one", id="mixed Russian"),
        pytest.param(
            "日本の首相は今日".encode("shift-jis"), None, "a.txt: isn't UTF-8, and what else", id="Shift JIS"
        ),
        pytest.param(b"a\nb\n\xe9", "utf-8", "a.txt:3: isn't utf-8; leave", id="not what was given"),
        pytest.param(b"a\nb\n\xe9", "ascii", "a.txt:3: isn't ascii; leave", id="not ASCII"),
        pytest.param(b"a", "utf-16", "a.txt:1: isn't utf-16; leave", id="not UTF-16"),
        pytest.param(b"+2D/-", "utf-7", "a.txt:1: ", id="a surrogate"),
        pytest.param(
            b"x" * (LIMIT + 1), None, "a.txt: is larger than 20 MB, the limit for an article", id="large"
        ),
    ],
)
def test_says_in_one_line_what_is_no_text(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt", encoding)

    assert str(caught.value).startswith(message)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["nonsense", "hex", "rot13", "", "a\0b", "idna", "unicode_escape", "undefined"]
)
def test_refuses_encodings_that_are_none(name: str) -> None:
    with pytest.raises(UsageError, match="is no known encoding"):
        decode(b"a", "a.txt", name or "\t")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("L’été, l’État, l’école, d’être", id="an apostrophe before é is UTF-8 in Mac Roman"),
        pytest.param("AMANHû, disse à imprensa", id="Ã before » is UTF-8 in cp1252"),
    ],
)
def test_does_not_take_chance_for_a_mixture(text: str) -> None:
    encoding = "mac-roman" if "’" in text else "cp1252"

    assert decode(text.encode(encoding), "a.txt").text == text


@settings(deadline=None)  # the machine may be busy
@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "cp1252", "utf-16", "shift-jis", "utf-7"]))
def test_any_bytes_are_text_or_an_error(data: bytes, encoding: str | None) -> None:
    try:
        text = decode(data, "a.txt", encoding).text
    except L10nError as error:
        text = str(error)
    assert text.strip()
    assert text.encode()


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (1, 1), (2, 2), (5, 3), (6, 4), (7, 4)])
def test_counts_lines_as_editors_do(offset: int, line: int) -> None:
    assert line_at("a\nb\r\n\rc\u2028d\x0ce", offset) == line
