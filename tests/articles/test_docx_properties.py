"""Word's documents: whatever their runs are, nothing is lost, and time grows with the text."""

from __future__ import annotations

import re
from random import Random
from time import process_time
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.articles import ooxml
from l10n.articles.publish import misfit
from tests.articles.office import NOTE, W, box, field, item, p, part, r
from tests.articles.texts import put, segments

FORMAT = ooxml.DOCX
WORDS = st.lists(
    st.sampled_from(["un", "mot", "gras.", "Ici", "été", "12", "&amp;", "l'eau", "d&#233;jà"]),
    min_size=1,
    max_size=4,
)
TEXTS = st.builds(
    lambda words, before, after: before + " ".join(words) + after, WORDS, *[st.sampled_from(["", " "])] * 2
)
FORMATS = st.lists(
    st.sampled_from(["b", "i", "vanish", '<w:lang w:val="en-GB"/>', "noProof"]), max_size=2, unique=True
)
RUNS = st.builds(lambda text, formats: r(text, *formats), TEXTS, FORMATS)
ITEMS = st.sampled_from(
    [
        NOTE,
        item("<w:tab/>"),
        item("<w:br/>"),
        "<w:proofErr w:type='gramStart'/>",
        "<w:bookmarkStart w:id='1' w:name='n'/>",
        "<w:bookmarkEnd w:id='1'/>",
        item("<w:lastRenderedPageBreak/><w:t>suite</w:t>"),
        field("DATE", r("4 mai")),
        item('<w:fldChar w:fldCharType="begin"/>'),
        item('<w:fldChar w:fldCharType="end"/>'),
        "<w:smartTag/>",
        "<w:x/>",
        f"<w:del>{item('<w:delText>mort</w:delText>')}</w:del>",
        box(p(r("Dedans."))),
        "\n  ",
        "<!-- remarque -->",
        "<w:r><w:t>un</w:t><w:tab/><w:t>deux</w:t><w:noBreakHyphen/></w:r>",
        "<m:oMath><m:r/></m:oMath>",
        "<w:r/>",
        "<w:r><w:t/></w:r>",
        "<w:r><w:t><![CDATA[a<b]]></w:t></w:r>",
    ]
)
WRAPS = st.sampled_from(
    [
        "<w:ins>{}</w:ins>",
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        '<w:hyperlink r:id="rId9">{}</w:hyperlink>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:del>{}</w:del>",
        "<w:fldSimple w:instr='PAGE'>{}</w:fldSimple>",
    ]
)
CONTENT = st.recursive(
    st.one_of(RUNS, RUNS, ITEMS),
    lambda inner: st.one_of(
        st.builds(lambda wrap, content: wrap.format("".join(content)), WRAPS, st.lists(inner, max_size=4)),
        st.builds(lambda content: field('HYPERLINK "a"', "".join(content)), st.lists(inner, max_size=3)),
    ),
    max_leaves=12,
)
PARAGRAPHS = st.lists(CONTENT, min_size=1, max_size=8).map("".join).map(p)
# What marks places, holds or says nothing, and may be anywhere.
_SILENT = {
    "proofErr",
    "lastRenderedPageBreak",
    "softHyphen",
    "noBreakHyphen",
    "t",
    "r",
    "rPr",
    "b",
    "i",
    "lang",
    "noProof",
}


def objects(root: ElementTree.Element) -> list[str]:
    return sorted(tag for one in root.iter() if (tag := one.tag.rpartition("}")[2]) not in _SILENT)


def words(root: ElementTree.Element, *, hidden: bool) -> list[str]:
    found = []
    deleted = {run for one in root.iter(f"{{{W}}}del") for run in one.iter(f"{{{W}}}r")}
    for run in root.iter(f"{{{W}}}r"):
        if run not in deleted and (run.find(f"{{{W}}}rPr/{{{W}}}vanish") is not None) == hidden:
            found += [one.text or "" for one in run.iter(f"{{{W}}}t")]
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=2).map("".join), st.randoms(use_true_random=False))
def test_whatever_the_runs_are_nothing_is_lost(content: str, random: Random) -> None:
    text = part(content)
    for block in FORMAT.blocks(text):
        assert text.startswith(("<w:", "<m:oMath>"), block.start)
        assert text[block.end - 1] == ">"
    made = segments(text, FORMAT)
    for one in made:
        assert text[one.start : one.end] == one.raw
        assert not misfit(one, one.source)
    before = ElementTree.fromstring(text.rpartition("\x1c")[2])
    targets: list[str | None] = []
    for one in made:
        pieces = re.findall(r"</?\d+/?>|[^<]+|<", one.source)
        chosen = [*pieces, " x"] if random.random() < 0.5 else _moved(pieces, random)
        moved = "".join(chosen)
        targets.append(moved if not misfit(one, moved) and random.random() < 0.8 else None)
    new = put(text, targets, FORMAT)
    after = ElementTree.fromstring(new.rpartition("\x1c")[2])
    assert objects(after) == objects(before)
    assert sorted(words(after, hidden=True)) == sorted(words(before, hidden=True))
    for one, target in zip(made, targets, strict=True):
        if target and target != one.source:
            stripped = re.sub(r"</?\d+/?>", "\0", target)
            said = "".join(words(after, hidden=False))
            assert all(piece.strip() in said for piece in stripped.split("\0"))


def _moved(pieces: list[str], random: Random) -> list[str]:
    """Return the pieces of a source with its single placeables and words in another order."""
    chosen = [piece for piece in pieces if not re.fullmatch(r"<\d+/>", piece)]
    for piece in pieces:
        if re.fullmatch(r"<\d+/>", piece):
            chosen.insert(random.randrange(len(chosen) + 1), piece)
    return chosen


@pytest.mark.slow
def test_time_grows_with_the_text() -> None:
    def seconds(count: int) -> float:
        text = part(p(r("Un "), r("mot", "b"), r(" gras et une phrase de plus, pour la longueur.")) * count)
        begun = process_time()
        blocks = FORMAT.blocks(text)
        assert len(blocks) == count
        return process_time() - begun

    seconds(100)
    assert seconds(20_000) < 20 * seconds(2_000)
