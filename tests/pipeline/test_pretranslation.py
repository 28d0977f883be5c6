"""What a project's memory knows of its catalogs, and what it offers to a translation."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from l10n.catalogs.merging import Pretranslation
from l10n.catalogs.provenance import fingerprint
from l10n.config import Config
from l10n.memory import Memory
from l10n.messages import msg
from l10n.model import LanguagePair
from l10n.pipeline.checker import Checker
from l10n.pipeline.memory import open_memory, rebuild
from l10n.pipeline.pretranslation import project_memory

FR_ES = LanguagePair("fr", "es")
HEADER = """\
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: fr\\n"
"X-L10n-Catalog: translation\\n"

"""
CHECKER = Checker(FR_ES)
REFUSED = "Le capitaine a refusé de répondre mardi."


def entry(source: str, target: str, *lines: str) -> str:
    head = "".join(f"{line}\n" for line in lines)
    return f'{head}msgid "{source}"\nmsgstr "{target}"\n\n'


def by_machine(source: str, target: str, now: str | None = None, *lines: str) -> str:
    """An entry whose target an engine wrote, and that says `now` what people made of it."""
    comment = f"# l10n: fake fr-es; {fingerprint(source, target)}"
    return entry(source, target if now is None else now, comment, *lines)


def catalog(root: Path, article: str, *entries: str, lang: str = "es", header: str = HEADER) -> Path:
    path = root / "locales" / lang / "LC_MESSAGES" / f"{article}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = re.sub('(?m)^(?=msgid ")', f"#: {article}.txt:1\n", "".join(entries))
    path.write_text(header.replace("Language: es", f"Language: {lang}") + text)
    return path


def held(config: Config) -> set[tuple[str, str, bool]]:
    """What the memory holds, once it is up to date."""
    query = "SELECT source, target, reviewed FROM unit JOIN text ON text.id = unit.text"
    with open_memory(config) as found:
        assert found.filled.errors == []
        return {(source, target, bool(reviewed)) for source, target, reviewed in found.memory.rows(query)}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        pytest.param(entry("Oui.", "Sí."), {("Oui.", "Sí.", True)}, id="reviewed"),
        pytest.param(
            by_machine("Oui.", "Si.", None, "#, fuzzy"), {("Oui.", "Si.", False)}, id="the machine's"
        ),
        pytest.param(by_machine("Oui.", "Si.", "Sí.", "#, fuzzy"), {("Oui.", "Sí.", False)}, id="edited"),
        pytest.param(by_machine("Oui.", "Si.", "Sí."), {("Oui.", "Sí.", True)}, id="edited and reviewed"),
        pytest.param(entry("Oui.", ""), set(), id="untranslated"),
        pytest.param(entry("Oui.", "No.", "#, fuzzy", '#| msgid "Non."'), set(), id="made for another"),
        pytest.param('#~ msgid "Oui."\n#~ msgstr "Sí."\n', {("Oui.", "Sí.", True)}, id="obsolete"),
        pytest.param('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n', set(), id="plural"),
        pytest.param(by_machine("Oui.", "Si."), {("Oui.", "Si.", False)}, id="every flag vanished"),
    ],
)
def test_what_of_a_catalog_is_remembered(
    tmp_path: Path, text: str, holds: set[tuple[str, str, bool]]
) -> None:
    catalog(tmp_path, "a", text)
    assert held(Config(tmp_path)) == holds


def test_only_catalogs_that_changed_are_read(tmp_path: Path) -> None:
    config = Config(tmp_path)
    first = catalog(tmp_path, "a", entry("Oui.", "Sí."))
    second = catalog(tmp_path, "b", entry("Non.", "No."))
    with open_memory(config) as found:
        assert (found.filled.read, found.filled.gone) == (2, 0)
    with open_memory(config) as found:
        assert found.filled.read == 0
    os.utime(first, (1, 1))  # touched, and the same
    with open_memory(config) as found:
        assert found.filled.read == 0
        assert found.memory.stamps()["locales/es/LC_MESSAGES/a.po"].mtime_ns == 1_000_000_000
    catalog(tmp_path, "a", entry("Oui.", "Claro."))
    second.unlink()
    with open_memory(config) as found:
        assert (found.filled.read, found.filled.gone) == (1, 1)
    assert held(config) == {("Oui.", "Claro.", True), ("Non.", "No.", True)}  # a person's work stays
    rebuild(config)
    assert held(config) == {("Oui.", "Claro.", True)}


def test_a_catalog_that_is_broken_is_said_and_what_it_said_is_kept(tmp_path: Path) -> None:
    config = Config(tmp_path)
    path = catalog(tmp_path, "a", entry("Oui.", "Sí."))
    catalog(tmp_path, "b", entry("Non.", "No."))
    held(config)
    path.write_text(path.read_text() + 'msgid "broken\n')
    with open_memory(config) as found:
        (error,) = found.filled.errors
        assert error.path == path
        assert found.memory.stats()[0].units == 2


def test_languages_come_from_the_header_and_the_settings(tmp_path: Path) -> None:
    header = HEADER.replace('"X-Source-Language: fr\\n"\n', "")
    catalog(tmp_path, "a", entry("Oui.", "Sí."), header=header)
    assert held(Config(tmp_path, source="fr")) == {("Oui.", "Sí.", True)}
    (tmp_path / ".l10n/memory.sqlite").unlink()
    with open_memory(Config(tmp_path)) as found:
        (error,) = found.filled.errors
        assert "its languages aren't known" in str(error)


def test_offers_what_people_reviewed_elsewhere(tmp_path: Path) -> None:
    catalog(tmp_path, "koursk", entry("Oui.", "Sí."), by_machine("Non.", "No.", None, "#, fuzzy"))
    catalog(tmp_path, "neige", entry("Oui.", "Claro."))
    catalog(tmp_path, "pont", entry("Oui.", "Claro."))
    with project_memory(Config(tmp_path)) as memory:
        assert memory.offers(CHECKER, ["Oui.", "Non.", "Peut-être."]) == {
            "Oui.": Pretranslation(
                "Claro.", "memory 100 %", (msg("memory: as in neige; also “Sí.” (koursk)"),), remembered=True
            )
        }
        assert memory.offers(Checker(LanguagePair("fr", "ca")), ["Oui."]) == {}
        assert memory.findings == []


@pytest.mark.parametrize(
    ("known", "target", "asked", "offered"),
    [
        ("Le **bilan** reste.", "Sigue el **balance**.", "Le bilan reste.", "Sigue el balance."),
        ("Le bilan<1/> reste.", "Sigue el balance<1/>.", "Le bilan reste.", "Sigue el balance."),
        ("Le *bilan* reste.", "Sigue el *balance*.", "Le <1>bilan</1> reste.", "Sigue el <1>balance</1>."),
        ("Vu à Kiel hier.", "Visto en Kiel ayer.", "Vu à **Kiel** hier.", "Visto en **Kiel** ayer."),
        ("Le code <1/> reste.", "Sigue <1/>.", "Le *code* <1/> reste.", None),
        ("Le bilan reste.", "Sigue el balance.", "Le **bilan** reste.", None),
        ("Le *bilan* reste.", "Sigue.", "Le bilan reste.", None),
    ],
    ids=[
        "without",
        "without a mark",
        "another form",
        "around the same word",
        "word",
        "put in",
        "does not fit",
    ],
)
def test_offers_the_same_text_with_other_markup(
    tmp_path: Path, known: str, target: str, asked: str, offered: str | None
) -> None:
    catalog(tmp_path, "koursk", entry(known, target))
    with project_memory(Config(tmp_path)) as memory:
        offers = memory.offers(CHECKER, [asked])
        assert [one.target for one in offers.values()] == ([offered] if offered else [])


def test_what_stands_for_a_word_is_in_a_target_whose_markup_is_to_be_put_in(tmp_path: Path) -> None:
    catalog(tmp_path, "koursk", entry("Le <1>code</1> <2/> reste.", "Sigue el <1>código</1> <2/>."))
    with project_memory(Config(tmp_path)) as memory:
        (one,) = memory.unplaced(CHECKER, ["Le code <1/> *reste*."]).values()
        assert one.target == "Sigue el código <1/>."


def test_notes_what_is_similar(tmp_path: Path) -> None:
    catalog(tmp_path, "koursk", entry(REFUSED, "El capitán se negó."))
    with project_memory(Config(tmp_path)) as memory:
        assert memory.notes(CHECKER, "Le capitaine a refusé de répondre jeudi.") == (
            "memory 87 %: Le capitaine a refusé de répondre [-mardi-]{+jeudi+}. → “El capitán se negó.” (koursk)",
        )
        (note,) = memory.notes(CHECKER, REFUSED.upper())
        assert note.startswith("memory 99 %: ")
        assert memory.notes(CHECKER, "Le capitaine est venu hier soir.") == ()


def test_keeps_what_a_machine_made_before_people_change_it(tmp_path: Path) -> None:
    config = Config(tmp_path)
    with project_memory(config) as memory:
        path = catalog(tmp_path, "a", by_machine("Oui.", "Si.", None, "#, fuzzy"))
        memory.record([path, tmp_path / "locales" / "none.po"])
    catalog(tmp_path, "a", by_machine("Oui.", "Si.", "Sí."))
    with open_memory(config) as found:
        assert [(one.machine, one.person) for one in found.memory.edits()] == [("Si.", "Sí.")]


def test_what_the_memory_gave_is_no_lesson(tmp_path: Path) -> None:
    config = Config(tmp_path)
    comment = f"# l10n: memory 100 %; {fingerprint('Oui.', 'Si.')}"
    catalog(tmp_path, "a", entry("Oui.", "Si.", comment, "#, fuzzy"))
    held(config)
    catalog(tmp_path, "a", entry("Oui.", "Sí.", comment))
    with open_memory(config) as found:
        assert list(found.memory.edits()) == []


def test_a_damaged_memory_is_set_aside_and_filled_again(tmp_path: Path) -> None:
    config = Config(tmp_path)
    catalog(tmp_path, "a", entry("Oui.", "Sí."))
    held(config)
    config.memory_path.write_text("damaged " * 1000)
    with project_memory(config) as memory:
        assert list(memory.offers(CHECKER, ["Oui."])) == ["Oui."]
        (finding,) = memory.findings
    assert "set aside as memory.sqlite.broken-1, and filled again from the catalogs" in finding.message
    with project_memory(config) as memory:
        assert memory.findings == []


def test_damage_that_shows_later_ends_the_memory_and_not_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = Config(tmp_path)
    catalog(tmp_path, "a", *(entry(f"Phrase {n}.", f"Frase {n}.") for n in range(500)))
    held(config)
    with project_memory(config) as memory:
        assert memory.offers(CHECKER, ["Autre."]) == {}
        data = config.memory_path.read_bytes()
        config.memory_path.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
        assert memory.offers(CHECKER, [f"Phrase {n}." for n in range(500)]) == {}
        assert memory.findings == []  # nothing was written without it
        memory.record([tmp_path / "locales/es/LC_MESSAGES/a.po"])
        assert [finding.check for finding in memory.findings] == ["memory-unusable"]
        assert memory.notes(CHECKER, "Phrase 3.") == ()
    _, findings = rebuild(config)
    assert [finding.check for finding in findings] == ["memory-rebuilt"]
    assert len(held(config)) == 500


def test_rebuilding_keeps_imports_and_lessons(tmp_path: Path) -> None:
    from l10n.memory import Record

    config = Config(tmp_path)
    catalog(tmp_path, "a", by_machine("Oui.", "Si.", None, "#, fuzzy"))
    held(config)
    catalog(tmp_path, "a", by_machine("Oui.", "Si.", "Sí."))
    with Memory(config.memory_path) as memory:
        memory.put("tmx:x", [Record("Non.", "No.", FR_ES)])
    filled, findings = rebuild(config)
    assert (filled.read, findings) == (1, ())
    assert held(config) == {("Oui.", "Sí.", True), ("Non.", "No.", True)}
    with open_memory(config) as found:
        assert len(list(found.memory.edits())) == 1


def test_works_without_a_memory_where_none_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with project_memory(Config(tmp_path, memory="file/memory.sqlite")) as memory:
        assert memory.offers(CHECKER, ["Oui."]) == {}
        assert memory.notes(CHECKER, "Oui.") == ()
        memory.record([tmp_path / "file"])
        (finding,) = memory.findings
    assert "going on without the memory" in finding.message


def test_what_goes_wrong_in_a_run_is_not_the_memorys(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="the run's own"), project_memory(Config(tmp_path)):
        raise RuntimeError("the run's own")
