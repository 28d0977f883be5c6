from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.memory import Memory, Record, tmx
from l10n.messages import msg
from l10n.model import LanguagePair

FR_ES = LanguagePair("fr", "es")
HEADER = (
    '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="fr"'
    ' datatype="plaintext"/>'
)


def file(folder: Path, body: str, head: str = HEADER, start: str = '<?xml version="1.0"?>') -> Path:
    path = folder / "in.tmx"
    path.write_text(f'{start}<tmx version="1.4">{head}<body>{body}</body></tmx>', encoding="utf-8")
    return path


def tu(*texts: tuple[str, str], attributes: str = "", props: str = "", lang: str = "xml:lang") -> str:
    tuvs = "".join(f'<tuv {lang}="{tag}"><seg>{text}</seg></tuv>' for tag, text in texts)
    return f"<tu {attributes}>{props}{tuvs}</tu>"


def read(path: Path, source: str | None = "fr", *targets: str) -> list[tuple[str, ...]]:
    found = tmx.read(path, source, targets or ("es",))
    return [(one.source, one.target, str(one.pair)) for one in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Oui &amp; non.", "Oui & non.", id="escapes"),
        pytest.param("\n   Il a\n\t refusé. \n", "Il a refusé.", id="white space"),
        pytest.param("10&#160;000", "10\xa0000", id="no-break space stays"),
        pytest.param('Un <bpt i="1">&lt;b&gt;</bpt>mot<ept i="1">&lt;/b&gt;</ept>.', "Un mot.", id="codes"),
        pytest.param('Un<ph x="1"/> mot', "Un mot", id="empty code"),
        pytest.param('Un <hi type="t">mot <it pos="begin">*</it>là</hi>', "Un mot là", id="nested"),
        pytest.param("<ph>[<sub>alt</sub>]</ph> fin", "fin", id="sub"),
        pytest.param('Un<ph type="lb"/>mot', "Un mot", id="break of the line"),
        pytest.param("10<ph>&amp;nbsp;</ph>000", "10\xa0000", id="character in a code"),
        pytest.param("<ut>{\\i </ut>Un mot<ut>}</ut>", "Un mot", id="unknown codes"),
        pytest.param("<![CDATA[a < b]]>", "a < b", id="CDATA"),
        pytest.param("a<!-- no -->b", "ab", id="comment"),
    ],
)
def test_a_segment_is_text(tmp_path: Path, text: str, said: str) -> None:
    assert read(file(tmp_path, tu(("fr", text), ("es", "x")))) == [(said, "x", "fr→es")]


@pytest.mark.parametrize(
    ("tags", "asked", "found"),
    [
        pytest.param(("fr-FR", "es-ES"), ("fr", "es"), "fr→es", id="region"),
        pytest.param(("FR", "ES"), ("fr", "es"), "fr→es", id="capitals"),
        pytest.param(("fr_FR", "pt_BR"), ("fr", "pt-BR"), "fr→pt-BR", id="underscore"),
        pytest.param(("fr", "pt"), ("fr", "pt-BR"), "fr→pt-BR", id="wider"),
        pytest.param(("fr", "sr-Latn"), ("fr", "sr-Cyrl"), "", id="another script"),
        pytest.param(("fr", "sr"), ("fr", "sr-Latn"), "", id="the likely script is another"),
        pytest.param(("fr", "zh-TW"), ("fr", "zh-CN"), "", id="regions of two scripts"),
        pytest.param(("fr", "zh-TW"), ("fr", "zh-Hant"), "fr→zh-TW", id="a region's script"),
        pytest.param(("fr", "pt-PT"), ("fr", "pt-BR"), "fr→pt-PT", id="another region keeps its name"),
        pytest.param(("fr", "ca"), ("fr", "es"), "", id="another language"),
        pytest.param(("es", "fr"), ("fr", "es"), "fr→es", id="the other way round"),
        pytest.param(("fr", "*all*"), ("fr", "es"), "", id="no language"),
    ],
)
def test_languages_are_those_of_their_base(
    tmp_path: Path, tags: tuple[str, str], asked: tuple[str, str], found: str
) -> None:
    path = file(tmp_path, tu((tags[0], "un"), (tags[1], "dos")))
    assert [pair for _, _, pair in read(path, *asked)] == ([found] if found else [])


def test_the_language_itself_comes_before_its_kin(tmp_path: Path) -> None:
    path = file(tmp_path, tu(("fr-CA", "char"), ("fr", "voiture"), ("es-MX", "carro"), ("es", "coche")))
    assert read(path) == [("voiture", "coche", "fr→es")]


def test_without_languages_each_unit_says_its_own(tmp_path: Path) -> None:
    body = tu(("fr", "un"), ("es", "uno"), ("ca", "u")) + tu(
        ("en", "two"), ("fr", "deux"), attributes='srclang="en"'
    )
    found = [(r.source, r.target, str(r.pair)) for r in tmx.read(file(tmp_path, body))]
    assert found == [("un", "uno", "fr→es"), ("un", "u", "fr→ca"), ("two", "deux", "en→fr")]


def test_old_files_say_lang(tmp_path: Path) -> None:
    assert read(file(tmp_path, tu(("FR-FR", "un"), ("ES-ES", "uno"), lang="lang"))) == [
        ("un", "uno", "fr→es")
    ]


def test_dates_and_properties_are_kept(tmp_path: Path) -> None:
    props = '<prop type="x-l10n-article">koursk</prop><prop type="x-l10n-origin">argos fr→es 1.9</prop><note>n</note>'
    body = tu(("fr", "un"), ("es", "uno"), attributes='creationdate="20240131T120000Z"', props=props)
    body += tu(("fr", "deux"), ("es", "dos"), attributes='creationdate="yesterday"')
    first, second = tmx.read(file(tmp_path, body), "fr", ["es"])
    assert (first.article, first.origin, first.created) == ("koursk", "argos fr→es 1.9", "20240131T120000Z")
    assert (second.article, second.origin, second.created) == ("", "", "")


# As OmegaT 5 and 6 write project_save.tmx: dates at the target, properties, comments, regions in capitals.
OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0.0"
    segtype="sentence" srclang="FR-FR"/>
  <body>
<!-- Default translations -->
    <tu>
      <tuv xml:lang="FR-FR">
        <seg>La neige coupe &lt;f0&gt;les routes&lt;/f0&gt;</seg>
      </tuv>
      <tuv xml:lang="ES-ES" changeid="ana" changedate="20240131T120000Z" creationid="ana"
        creationdate="20240130T110000Z">
        <seg>La nieve corta &lt;f0&gt;las carreteras&lt;/f0&gt;</seg>
      </tuv>
    </tu>
<!-- Alternative translations -->
    <tu>
      <prop type="file">neige.txt</prop>
      <prop type="prev">Avant.</prop>
      <tuv xml:lang="FR-FR"><seg>Oui.</seg></tuv>
      <tuv xml:lang="ES-ES" changeid="ana" changedate="20240131T120000Z"><seg>Claro.</seg></tuv>
    </tu>
  </body>
</tmx>
"""


def test_reads_what_omegat_saves(tmp_path: Path) -> None:
    path = tmp_path / "project_save.tmx"
    path.write_text(OMEGAT, encoding="utf-8")
    first, marked, second = tmx.read(path, "fr", ["es"])
    assert (first.source, first.target) == ("La neige coupe les routes", "La nieve corta las carreteras")
    assert (marked.source, marked.target) == (
        "La neige coupe <1>les routes</1>",
        "La nieve corta <1>las carreteras</1>",
    )
    assert (first.reviewed, first.created) == (True, "20240131T120000Z")
    assert (second.source, second.target, str(second.pair)) == ("Oui.", "Claro.", "fr→es")


@pytest.mark.parametrize(
    ("props", "attributes", "reviewed"),
    [
        pytest.param({"x-l10n-reviewed": "no"}, "", False, id="our own"),
        pytest.param({"x-Origin": "MT", "x-ConfirmationLevel": "Draft"}, "", False, id="Trados, a draft"),
        pytest.param(
            {"x-Origin": "TM", "x-ConfirmationLevel": "ApprovedSignOff"}, "", True, id="Trados, signed off"
        ),
        pytest.param({"x-ConfirmationLevel": "Translated"}, "", True, id="Trados, translated"),
        pytest.param({"x-ConfirmationLevel": "RejectedTranslation"}, "", False, id="Trados, rejected"),
        pytest.param({"x-Origin": "NMT"}, "", False, id="Trados, neural"),
        pytest.param({"x-MateCAT-status": "draft"}, "", False, id="MateCat, a draft"),
        pytest.param({"x-MateCAT-status": "NEW"}, "", False, id="MateCat, new"),
        pytest.param({"x-MateCAT-status": "APPROVED"}, "", True, id="MateCat, approved"),
        pytest.param({"aligned": "yes", "corrected": "no"}, "", False, id="memoQ, aligned"),
        pytest.param({"aligned": "no", "corrected": "no"}, "", True, id="memoQ, not aligned"),
        pytest.param({"reviewed": "false"}, "", False, id="Phrase, not reviewed"),
        pytest.param({"state": "needs-review-translation"}, "", False, id="XLIFF's state"),
        pytest.param({"state-qualifier": "leveraged-mt"}, "", False, id="XLIFF's qualifier"),
        pytest.param({"state": "signed-off"}, "", True, id="XLIFF, signed off"),
        pytest.param({}, 'creationid="MT!"', False, id="Workbench's user"),
        pytest.param({}, 'creationid="MT!" changeid="ana"', True, id="changed by a person since"),
        pytest.param({}, 'creationid="MTheresa"', True, id="a person's name"),
        pytest.param(
            {"x-context": "new draft of the treaty", "client": "MT News"}, "", True, id="about other things"
        ),
        pytest.param({"x-l10n-origin": "argos fr→es 1.9"}, "", True, id="a person took it"),
    ],
)
def test_what_the_file_says_nobody_reviewed_is_not_reviewed(
    tmp_path: Path, props: dict[str, str], attributes: str, reviewed: bool
) -> None:
    written = "".join(f'<prop type="{name}">{value}</prop>' for name, value in props.items())
    path = file(tmp_path, tu(("fr", "un"), ("es", "uno"), attributes=attributes, props=written))
    tally = tmx.Tally()
    assert [one.reviewed for one in tmx.read(path, "fr", ["es"], tally)] == [reviewed]
    assert (tally.units, tally.unreviewed) == (1, int(not reviewed))


def test_a_state_may_be_that_of_one_language(tmp_path: Path) -> None:
    body = (
        '<tu><tuv xml:lang="fr"><seg>un</seg></tuv>'
        '<tuv xml:lang="es" changeid="MT"><seg>uno</seg></tuv><tuv xml:lang="ca"><seg>u</seg></tuv></tu>'
    )
    found = {one.pair.target: one.reviewed for one in tmx.read(file(tmp_path, body), "fr")}
    assert found == {"es": False, "ca": True}


CODES = [
    pytest.param(
        'Le <bpt i="1" x="1">{\\b </bpt>sous-marin<ept i="1">}</ept> revient.',
        'El <bpt i="7" x="1">{\\b </bpt>submarino<ept i="7">}</ept> vuelve.',
        [
            ("Le sous-marin revient.", "El submarino vuelve."),
            ("Le <1>sous-marin</1> revient.", "El <1>submarino</1> vuelve."),
        ],
        id="pair",
    ),
    pytest.param(
        'Un <ph x="1"/>deux <ph x="2"/>trois',
        'Uno <ph x="2"/>tres <ph x="1"/>dos',
        [("Un deux trois", "Uno tres dos"), ("Un <1/>deux <2/>trois", "Uno <2/>tres <1/>dos")],
        id="moved",
    ),
    pytest.param("Un <ph/>deux", "Uno dos", [("Un deux", "Uno dos")], id="lacks on one side"),
    pytest.param(
        'Un <it pos="begin" x="1"/>deux',
        'Uno <it pos="begin" x="1"/>dos',
        [("Un deux", "Uno dos")],
        id="half",
    ),
    pytest.param(
        'Un <bpt i="1"/>deux <bpt i="2"/>trois<ept i="1"/> quatre<ept i="2"/>',
        'Uno <bpt i="1"/>dos <bpt i="2"/>tres<ept i="1"/> cuatro<ept i="2"/>',
        [("Un deux trois quatre", "Uno dos tres cuatro")],
        id="crossed",
    ),
    pytest.param(
        'Il pleut<ph type="fnote">\\footnote <sub>Depuis <ph/>lundi.</sub></ph> ici.',
        'Llueve<ph type="fnote">\\footnote <sub>Desde el <ph/>lunes.</sub></ph> aquí.',
        [
            ("Il pleut ici.", "Llueve aquí."),
            ("Il pleut<1/> ici.", "Llueve<1/> aquí."),
            ("Depuis lundi.", "Desde el lunes."),
        ],
        id="subflow",
    ),
]


@pytest.mark.parametrize(("source", "target", "found"), CODES)
def test_codes_are_left_out_and_placeables_in_their_places(
    tmp_path: Path, source: str, target: str, found: list[tuple[str, str]]
) -> None:
    tally = tmx.Tally()
    path = file(tmp_path, tu(("fr", source), ("es", target)))
    assert [(one.source, one.target) for one in tmx.read(path, "fr", ["es"], tally)] == found
    assert tally.units == 1


def test_the_last_change_is_the_date(tmp_path: Path) -> None:
    body = '<tu creationdate="20100501T090000Z"><tuv xml:lang="fr"><seg>un</seg></tuv>'
    body += '<tuv xml:lang="es" creationdate="20110501T090000Z" changedate="20240501T090000Z"><seg>uno</seg></tuv>'
    body += '<tuv xml:lang="ca" changedate="2025-05-01"><seg>u</seg></tuv></tu>'
    found = {one.pair.target: one.created for one in tmx.read(file(tmp_path, body), "fr")}
    assert found == {"es": "20240501T090000Z", "ca": "20100501T090000Z"}


def test_a_variant_without_a_segment_is_counted_with_its_line(tmp_path: Path) -> None:
    body = '\n<tu><tuv lang="fr">Il pleut.</tuv>\n<tuv lang="es">Llueve.</tuv></tu>' + tu(
        ("fr", "un"), ("es", "uno")
    )
    tally = tmx.Tally()
    assert [one.source for one in tmx.read(file(tmp_path, body), "fr", ["es"], tally)] == ["un"]
    assert (tally.units, tally.bare, tally.line) == (1, 2, 2)


def test_units_that_lack_a_side_are_left_out(tmp_path: Path) -> None:
    assert read(file(tmp_path, tu(("fr", " "), ("es", "x")) + tu(("fr", "un")) + "<tu/>")) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    body = tu(("fr", "Été"), ("es", "Verano"))
    text = f'<?xml version="1.0" encoding="{declared}"?><tmx version="1.4"><body>{body}</body></tmx>'
    path = tmp_path / "in.tmx"
    path.write_bytes(text.encode(encoding))
    assert read(path) == [("Été", "Verano", "fr→es")]


def test_a_doctype_is_fetched_from_nowhere(tmp_path: Path) -> None:
    start = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "http://127.0.0.1:1/tmx14.dtd">'
    assert read(file(tmp_path, tu(("fr", "un"), ("es", "uno")), start=start)) == [("un", "uno", "fr→es")]


LAUGHS = (
    "<!DOCTYPE tmx ["
    + "".join(
        f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}{("&l" + str(n - 1) + ";") * 9 if n else ""}">'
        for n in range(9)
    )
    + "]>"
)


@pytest.mark.parametrize(
    ("start", "text"),
    [
        pytest.param(LAUGHS, "&l8;", id="billion laughs"),
        pytest.param('<!DOCTYPE tmx [<!ENTITY x SYSTEM "{secret}">]>', "&x;", id="external"),
        pytest.param('<!DOCTYPE tmx [<!ENTITY % x SYSTEM "{secret}"> %x;]>', "un", id="parameter"),
        pytest.param('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', "&x;", id="undeclared"),
    ],
)
def test_entities_are_refused(tmp_path: Path, start: str, text: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    path = file(tmp_path, tu(("fr", text), ("es", "x")), start=start.replace("{secret}", secret.as_uri()))
    with pytest.raises(InputError, match=r"in\.tmx:1: declares or uses an entity of its own; TMX needs none"):
        read(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("<tmx>\n<body>\n<tu>\n</body></tmx>", r":4: isn't XML: mismatched tag", id="tags"),
        pytest.param("<tmx>\n<body>", r":2: isn't XML: no element found", id="cut off"),
        pytest.param("", r":1: isn't XML: no element found", id="empty"),
        pytest.param("Bonjour", r":1: isn't XML: ", id="text"),
        pytest.param("\n<html/>", r":2: isn't TMX: its root is <html>", id="HTML"),
        pytest.param("<tmx>\n&x;</tmx>", r":2: isn't XML: undefined entity", id="entity"),
        pytest.param("<?xml version='1.0' encoding='x-none'?><tmx/>", r":1: isn't XML: ", id="encoding"),
        pytest.param("<tmx>\n\x01</tmx>", r":2: isn't XML: not well-formed", id="control"),
    ],
)
def test_what_is_no_tmx_is_said_with_the_line_and_changes_nothing(
    tmp_path: Path, memory: Memory, text: str, message: str
) -> None:
    path = tmp_path / "in.tmx"
    path.write_text(text, encoding="utf-8", newline="")
    memory.put("tmx:in", [Record("un", "uno", FR_ES)])
    with pytest.raises(InputError, match=message):
        memory.put("tmx:in", tmx.read(path))
    assert [one.source for one in memory.records(tmx.clean)] == ["un"]


def test_a_segment_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a segment of more than 100,000 characters"):
        read(file(tmp_path, tu(("fr", "a" * 100_001), ("es", "x"))))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't read it: no such file"):
        read(tmp_path / "gone.tmx")


def test_writes_what_others_read(tmp_path: Path) -> None:
    from translate.storage import tmx as toolkit

    records = [
        Record("Oui & <non>", "Sí", FR_ES, True, "koursk", "argos fr→es 1.9"),
        Record("Été\u2028fin\x01", "Verano", FR_ES, False, created="20240131T120000Z"),
    ]
    path = tmp_path / "out.tmx"
    assert (
        tmx.write(
            path, (Record(tmx.clean(r.source), r.target, r.pair, r.reviewed, r.article) for r in records)
        )
        == 2
    )
    store = toolkit.tmxfile(io.BytesIO(path.read_bytes()), "fr", "es")
    assert [(unit.source, unit.target) for unit in store.units] == [
        ("Oui & <non>", "Sí"),
        ("Été fin\ufffd", "Verano"),
    ]
    assert b"\r" not in path.read_bytes()


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    def failing() -> Iterator[Record]:
        yield Record("a", "b", FR_ES)
        raise InputError(msg("broken"))

    path = tmp_path / "out.tmx"
    path.write_text("before")
    with pytest.raises(InputError, match="broken"):
        tmx.write(path, failing())
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(InputError, match="is a folder"):
        tmx.write(tmp_path, [])
    with pytest.raises(InputError, match="can't write it: no such file or directory"):
        tmx.write(tmp_path / "no" / "out.tmx", [])


TEXTS = st.lists(
    st.sampled_from([*"aé&<>\"' \n\r\t\u2028\x85\xa0\x00\x01\ufffe😀]", "<1>", "</1>", "<2/>", "<3>"]),
    max_size=6,
).map("".join)
RECORDS = st.builds(
    Record,
    TEXTS,
    TEXTS,
    st.sampled_from([FR_ES, LanguagePair("fr", "pt-BR"), LanguagePair("en", "es")]),
    st.booleans(),
    TEXTS,
    TEXTS,
    created=st.sampled_from(["", "20240131T120000Z"]),
)


@given(records=st.lists(RECORDS, max_size=8))
@settings(deadline=None, max_examples=40)
def test_out_and_in_and_out_again_gives_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, records: list[Record]
) -> None:
    folder = tmp_path_factory.mktemp("tmx")
    with Memory(folder / "one.sqlite") as one, Memory(folder / "two.sqlite") as two:
        one.put("a", records)
        first = tmx.write(folder / "one.tmx", one.records(tmx.clean, reviewed=False))
        assert two.put("b", tmx.read(folder / "one.tmx")) == first
        tmx.write(folder / "two.tmx", two.records(tmx.clean, reviewed=False))
    assert (folder / "one.tmx").read_bytes() == (folder / "two.tmx").read_bytes()


@pytest.mark.slow
def test_a_large_file_takes_little_memory(tmp_path: Path, memory: Memory) -> None:
    count = 60_000
    records = (
        Record(f"Phrase numéro {n}. " + "mot " * 30, "palabra " * 20 + str(n), FR_ES) for n in range(count)
    )
    path = tmp_path / "large.tmx"
    with Memory(
        tmp_path / "first.sqlite"
    ) as first:  # what the first file of a process imports is not the large one's
        tmx.write(path, [Record("Phrase.", "Frase.", FR_ES)])
        assert first.put("tmx:small", tmx.read(path, "fr", ["es"])) == 1
    tmx.write(path, records)
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    try:
        assert memory.put("tmx:large", tmx.read(path, "fr", ["es"])) == count
        assert tmx.write(path, memory.records(tmx.clean)) == count
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()
