"""A glossary's values: what a region says before its language."""

from __future__ import annotations

import pytest

from l10n.glossary import Glossary, Kind, Row, Status

PREFERRED, ADMITTED, FORBIDDEN = Status


def row(status: Status, **forms: str) -> Row:
    return Row("computer", Kind.TERM, status, {tag.replace("_", "-"): form for tag, form in forms.items()})


ORDINATEUR = row(PREFERRED, fr="ordinateur", es="ordenador")
GLOSSARY = Glossary(
    (
        ORDINATEUR,
        row(PREFERRED, es_MX="computadora"),
        row(ADMITTED, fr="PC", es="PC", es_MX="compu"),
        row(ADMITTED, es="computador"),
        row(FORBIDDEN, es_AR="ordenador", es="ordi"),
        row(ADMITTED, es_AR="ordi"),
    )
)


@pytest.mark.parametrize(
    ("language", "target_form", "allowed", "forbidden"),
    [
        ("es", "ordenador", ("ordenador", "PC", "computador"), ("ordi",)),
        ("es-ES", "ordenador", ("ordenador", "PC", "computador"), ("ordi",)),
        ("es-MX", "computadora", ("computadora", "ordenador", "compu", "computador"), ("ordi",)),
        ("es-AR", "ordi", ("ordi", "PC", "computador"), ("ordenador",)),
        ("de", None, (), ()),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_region_has_its_own_word_and_else_its_language_s(
    language: str, target_form: str | None, allowed: tuple[str, ...], forbidden: tuple[str, ...]
) -> None:
    assert GLOSSARY.target_form(ORDINATEUR, language) == target_form
    assert GLOSSARY.allowed("computer", language) == allowed
    assert GLOSSARY.forbidden("computer", language) == forbidden


def test_a_region_writes_its_language_s_form_in_its_letters() -> None:
    row = Row("gb", Kind.PLACE, PREFERRED, {"de": "Großbritannien", "de-AT": "Großbritannien"})
    forms = {language: form.text for language in ("de", "de-AT", "de-CH") if (form := row.form(language))}
    assert forms == {"de": "Großbritannien", "de-AT": "Großbritannien", "de-CH": "Grossbritannien"}


def test_the_forms_to_look_for_are_a_region_s_where_a_row_has_them() -> None:
    assert [form.text for form in GLOSSARY.forms("es-MX")] == [
        "ordenador",
        "computadora",
        "compu",
        "computador",
        "ordi",
    ]
    assert [form.language for form in GLOSSARY.forms("es-MX")] == ["es", "es-MX", "es-MX", "es", "es"]
