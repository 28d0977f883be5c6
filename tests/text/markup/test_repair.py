from __future__ import annotations

import pytest

from l10n.text.markup import repaired

REPAIRED = [
    ("Un **mot** ici", "A ** word ** here", "A **word** here"),
    ("<1>a</1> b", "< 1 >a</ 1> b", "<1>a</1> b"),
    ("Le <1>bilan</1>.", "The <2>toll</2>.", "The <1>toll</1>."),
    ("Le <em>bilan</em>.", "The <strong>toll</strong>.", "The <em>toll</em>."),
    ("voir <1/>", "see", "see <1/>"),
    ("<1/> voir", "see", "<1/> see"),
    ("à <1>Lille</1> hier", "in Lille yesterday", "in <1>Lille</1> yesterday"),
    ("<1>a <2>b</2></1>", "<1>a <2>x</1></2>", "<1>a <2>x</2></1>"),
]
UNREPAIRED = [
    ("Le <1>bilan</1>.", "The toll."),
    ("<1>a</1> <2>b</2>", "<3>x</3> <4>y</4>"),
    ("à <1>Lille</1>", "Lille, in Lille"),
    ("Un mot", "A **word**"),
]


@pytest.mark.parametrize(("source", "target", "right"), REPAIRED)
def test_puts_right_what_can_be_in_one_way(source: str, target: str, right: str) -> None:
    assert repaired(source, target) == right
    assert repaired(source, right) == right


@pytest.mark.parametrize(("source", "target"), UNREPAIRED)
def test_leaves_what_can_be_in_several(source: str, target: str) -> None:
    assert repaired(source, target) == target
