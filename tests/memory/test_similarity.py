from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.memory.similarity import changes, difference, rate
from l10n.text.tokens import tokens_and_marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Le sous-marin revient.", ["le", "sous", "-", "marin", "revient", "."], id="marks"),
        pytest.param("l'OTAN l’OTAN", ["l", "'", "otan", "l", "’", "otan"], id="apostrophes"),
        pytest.param("10 000 « non »", ["10", "000", "«", "non", "»"], id="no-break spaces"),
        pytest.param("北京2024", ["北", "京", "2024"], id="Han"),
        pytest.param("カタ かな", ["カ", "タ", "か", "な"], id="kana"),
        pytest.param("Straße", ["strasse"], id="folded"),
        pytest.param(" ", [], id="nothing"),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert tokens_and_marks(text) == found


@pytest.mark.parametrize(
    ("one", "other", "percent"),
    [
        pytest.param("a b c d", "a b c d", 100, id="same"),
        pytest.param("a b c d", "A  b C d", 100, id="capitals and spaces"),
        pytest.param("a b c d", "a b c e", 75, id="one of four"),
        pytest.param("a b c d", "a b c", 86, id="one less"),
        pytest.param("a b c d", "b a c d", 75, id="moved"),
        pytest.param("a b", "c d", 0, id="nothing"),
    ],
)
def test_rate(one: str, other: str, percent: int) -> None:
    ours, theirs = tokens_and_marks(one), tokens_and_marks(other)
    assert round(100 * rate(ours, theirs)) == percent
    assert rate(ours, theirs) == rate(theirs, ours)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        pytest.param("Il part mardi.", "Il part jeudi.", "Il part [-mardi-]{+jeudi+}.", id="replaced"),
        pytest.param("Il part.", "Il part mardi.", "Il part{+ mardi+}.", id="put in"),
        pytest.param("Il part mardi.", "Il part.", "Il part[- mardi-].", id="left out"),
        pytest.param(
            "les deux ponts", "des trois ponts", "[-les deux-]{+des trois+} ponts", id="side by side"
        ),
        pytest.param("Il part.", "Il part.", "Il part.", id="same"),
        pytest.param("a  b", "a b", "a[-  -]{+ +}b", id="spaces"),
        pytest.param("OTAN", "otan", "[-OTAN-]{+otan+}", id="capitals"),
    ],
)
def test_difference(old: str, new: str, shown: str) -> None:
    assert difference(old, new) == shown


TEXTS = st.text(st.sampled_from("ab é-.  \n"), max_size=12)


@given(old=TEXTS, new=TEXTS)
@settings(deadline=None)
def test_changes_make_up_both_texts(old: str, new: str) -> None:
    found = list(changes(old, new))
    assert ("".join(one.old for one in found), "".join(one.new for one in found)) == (old, new)
    assert all(one.old or one.new for one in found)
