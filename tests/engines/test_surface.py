from __future__ import annotations

import pytest

from l10n.engines.ctranslate2.surface import tidied


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        pytest.param("L'Alliance (OTAN)", "The Alliance ( NATO)", "The Alliance (NATO)", id="brackets"),
        pytest.param("Il dit « oui »", "He says “ yes ”", "He says “yes”", id="quotation marks"),
        pytest.param("Cinq touristes", "Five  tourists", "Five tourists", id="twice"),
        pytest.param("Un ( bon ) mot", "A ( good ) word", "A ( good ) word", id="as the source has it"),
        pytest.param("Le chaos", "chaos", "Chaos", id="a capital"),
        pytest.param("le chaos", "chaos", "chaos", id="none where the source has none"),
        pytest.param("L'iPhone est là", "iPhone is here", "iPhone is here", id="a name that has none"),
        pytest.param("«", "", "", id="nothing"),
    ],
)
def test_the_surface_is_put_right(source: str, target: str, right: str) -> None:
    assert tidied(source, target) == right
