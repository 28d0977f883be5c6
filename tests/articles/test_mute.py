"""Marks that say nothing, `<m>` here: where they go in a target, which has `<b>` and `<x/>` alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.articles.mute import with_mute
from l10n.model import Inline, Role

_TAG = re.compile(r"<(/?)(\w)(\d*)(/?)>")


def inlines(text: str) -> Iterator[Inline]:
    """Yield the inlines of a text in which all tags that begin with `m` say nothing."""
    at = 0
    for match in (*_TAG.finditer(text), None):
        stop = match.start() if match else len(text)
        if at < stop:
            yield Inline(Role.TEXT, at, stop, text[at:stop])
        if match:
            at = match.end()
            kind = Role.CLOSING if match[1] else Role.EMPTY if match[4] else Role.OPENING
            yield Inline(Role.TEXT if match[2] == "m" else kind, *match.span())


def put(source: str, target: str) -> str:
    made = list(inlines(source))
    by_tag = {source[one.start : one.end]: one for one in made if one.role is not Role.TEXT}
    pieces = [one.text or by_tag[target[one.start : one.end]] for one in inlines(target)]
    return "".join(
        one if isinstance(one, str) else source[one.start : one.end] for one in with_mute(made, pieces)
    )


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("un mot", "una palabra", "una palabra", id="none"),
        pytest.param("un <m>mot</m> ici", "una palabra aquí", "una <m>palabra</m> aquí", id="between words"),
        pytest.param("le ver</m><m>ger", "el huerto", "el </m><m>huerto", id="within a word"),
        pytest.param("ver</m><m>ger", "huerto", "</m><m>huerto", id="one word has no place within"),
        pytest.param(
            "un<m/> <b>mot</b>", "una <b>palabra</b>", "una<m/> <b>palabra</b>", id="before a space"
        ),
        pytest.param(
            "<m>un </m><b>mot</b> ici",
            "Aquí <b>una</b> palabra",
            "<m>Aquí </m><b>una</b> palabra",
            id="beside a pair",
        ),
        pytest.param(
            "a <b>b <m>c</m></b> d", "<b>c b</b> a d", "<b>c <m>b</m></b> a d", id="stays in its pair"
        ),
        pytest.param(
            "<m1>a <x1/> b</m1><m2> <x2/> c</m2>",
            "<x2/> c <x1/> a b",
            "<m1><x2/> c <x1/> a </m1><m2></m2>b",
            id="stays in order where others don't",
        ),
        pytest.param("a <m>b</m> <x/>", "<x/>", "<m></m><x/>", id="no text"),
    ],
)
def test_stays_about_where_it_was(source: str, target: str, expected: str) -> None:
    assert put(source, target) == expected


PARTS = st.recursive(
    st.sampled_from(["un mot ", "deux", "<x/>"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", st.sampled_from("bm"), st.lists(inner)
    ),
)


def numbered(text: str) -> str:
    """Return a text in which each tag but `<m>` has a number of its own."""
    open_: list[int] = []
    parts = []
    for number, part in enumerate(re.split(r"(</?[bx]/?>)", text)):
        if part == "<b>":
            open_.append(number)
        own = open_.pop() if part == "</b>" else number
        parts.append(re.sub("([bx])", rf"\g<1>{own}", part) if part[:1] == "<" and "m" not in part else part)
    return "".join(parts)


@given(st.lists(PARTS).map("".join).map(numbered), st.data())
def test_pairs_stay_nested_and_nothing_is_lost(source: str, data: st.DataObject) -> None:
    target = re.sub(r"</?m>|un ", "", source)
    if "b" not in target:
        target = "".join(data.draw(st.permutations(re.split(r"(<x\d+/>)", target))))
    found = put(source, target)
    assert re.sub("</?m>", "", found) == target
    tags = re.findall("<[^>]*>", found)
    open_: list[str] = []
    assert sorted(tags) == sorted(re.findall("<[^>]*>", source))
    for tag in tags:
        if tag.startswith("</"):
            assert open_.pop() == tag.replace("/", "")
        elif not tag.endswith("/>"):
            open_.append(tag)
