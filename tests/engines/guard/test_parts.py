"""Long sentences are translated in parts where nothing else helps."""

from __future__ import annotations

from l10n.engines.guard.parts import joined, parts
from l10n.model import Translation
from tests.engines.guard.fakes import FR_EN, LOOP, Fake, good, one


def test_a_long_sentence_is_translated_in_parts() -> None:
    engine = Fake(lambda source: good(source) if len(source) < 60 else LOOP)
    source = (
        "Le maire est venu, puis le préfet est venu, et la pluie est tombée sur toute la ville de Nantes."
    )
    assert one(engine, source).target == good(source)


def test_parts_put_together_are_the_source() -> None:
    source = "Le maire est venu, puis @jean a dit : « Oui. » Et la pluie est tombée (beaucoup) sur la ville."
    found = parts(source, FR_EN)
    texts = [Translation(part.text) for part in found if not part.stays]
    assert joined(found, texts).target == source


def test_the_whole_is_as_bad_as_its_worst_part() -> None:
    found = parts("Le maire est venu hier matin avec eux, puis le préfet est parti.", FR_EN)
    made = [Translation("a", -0.1, ("x",)), Translation("b", -0.5, ("x", "y")), *[Translation("c")] * 9]
    assert (joined(found, made).score, joined(found, made).unknown) == (-0.5, ("x", "y"))
