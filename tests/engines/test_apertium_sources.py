"""What Apertium's modes stumble over in a source: inversions, and letters that number parts of a text."""

from __future__ import annotations

import pytest

from tests.engines.conftest import NeedModes


@pytest.mark.parametrize(
    ("mode", "source", "target"),
    [
        ("fra-cat", "Sont-ils partis ?", "Han marxat?"),
        ("fra-cat", "Où est-elle née ?", "On ha nascut?"),
        ("fra-cat", "Êtes-vous allés voter ?", "Heu anat votar?"),
        ("fra-cat", "Suis-je arrivé ?", "He arribat?"),
        ("fra-cat", "Ont-elles voté hier ?", "Han votat ahir?"),
        ("fr-es", "Où est-elle née ?", "Donde ha nacido?"),
        ("fr-es", "Est-il venu seul ?", "Ha venido solo?"),
        ("fr-es", "Avez-vous voté ?", "Habéis votado?"),
        ("fra-cat", "Les alinéas a) et b) valent aussi.", "Els apartats a) i b) valen també."),
        ("fra-cat", "Des soldats ont voté.", "Soldats han votat."),
        ("fr-es", "Des centaines de marins ont voté.", "Centenares de marineros han votado."),
        ("fr-es", "« a) L'embargo est total »", "« a) El embargo es total »"),
        ("fr-es", "Il viendra (si elle a) demain.", "Vendrá (si tiene) mañana."),
    ],
    ids=lambda value: str(value)[:30],
)
def test_sources_that_modes_stumble_over(need_modes: NeedModes, mode: str, source: str, target: str) -> None:
    engine = need_modes(mode)[mode].load()
    made = engine.translate([source])[0].target
    engine.close()
    assert made.replace("\xa0", " ").replace(" ?", "?") == target
