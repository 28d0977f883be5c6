"""Knowledge of languages stands in packs: no code asks which language it is, and none has a table by language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TypeGuard

import pytest

from tests.support import ROOT

# Codes that code has asked for, or may; those that are also words (`is`, `no`) count only beside another.
_CODES = """
    af am ar az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu hy id it ja ka kk km ko lb
    lo lt lv mk ms mt my nb nl nn no oc pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi yue zh
"""
CODES = frozenset(_CODES.split())
WORDS = frozenset({"is", "no"})
# Where a language is named all the same, how often, and why.
EXCEPTIONS: dict[str, tuple[int, str]] = {
    "text/detection.py": (4, "langdetect's own codes, and the tags that they stand for"),
    "articles/html/elements.py": (1, "HTML's yes and no"),
    "articles/html/placeables.py": (1, "the tag br"),
    "articles/markdown/reading.py": (1, "the id of a link"),
    "messages.py": (1, "the language that messages are written in"),
    "memory/tmx/codes.py": (1, "TMX's lb, a line's end"),
}


def is_code(node: ast.expr) -> TypeGuard[ast.Constant]:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    tag = re.fullmatch(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?", node.value)
    return tag is not None and tag[1] in CODES


def named(tree: ast.AST) -> Iterator[int]:
    """Yield the lines that compare with a language's code, and those of tables keyed by, and lists of, codes."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=left, comparators=others):
                members = [item for one in others for item in getattr(one, "elts", ())]
                alone = (one for one in (left, *others) if is_code(one))
                if any(map(is_code, members)) or any(one.value not in WORDS for one in alone):
                    yield node.lineno
            case ast.Dict(keys=keys):
                if sum(key is not None and is_code(key) for key in keys) > 1:
                    yield node.lineno
            case ast.Set(elts=items) | ast.Tuple(elts=items) | ast.List(elts=items):
                if len(items) > 1 and all(map(is_code, items)):
                    yield node.lineno
            case ast.MatchValue(value=value):
                if is_code(value):
                    yield node.lineno
            case ast.Subscript(slice=key) if is_code(key):
                yield node.lineno


@pytest.mark.parametrize(
    "code",
    [
        'base == "fr"',
        '{"fr": 1, "de": 2}',
        '("es", "it")',
        'tag in ("fr", "x")',
        'base in {"de", "lb"}',
        'names["de"]',
    ],
)
def test_a_language_that_is_named_is_seen(code: str) -> None:
    assert set(named(ast.parse(code))) == {1}


@pytest.mark.parametrize("code", ['state == "no"', 'approved != "no"', '{"no": 1}'])
def test_a_word_that_is_also_a_code_is_passed_over(code: str) -> None:
    assert not set(named(ast.parse(code)))


def test_no_language_is_named_outside_the_packs() -> None:
    package = ROOT / "l10n"
    seen: dict[str, list[int]] = {}
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package).as_posix()
        if not place.startswith("languages/"):
            lines = sorted(set(named(ast.parse(path.read_text(encoding="utf-8")))))
            if len(lines) > EXCEPTIONS.get(place, (0, ""))[0]:
                seen[place] = lines
    assert seen == {}
    assert len(EXCEPTIONS) <= 6
