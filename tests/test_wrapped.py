"""What stands in a message's places is somebody's text or a message: English there stays English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

PACKAGE = ROOT / "l10n"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "msg" in path.read_text(encoding="utf-8"))
# Words beside a space; a command is written as it is typed, and SQL as it is asked.
WORDS = re.compile(r"[^\W\d_]{2,}\s|\s[^\W\d_]{2,}")
COMMAND = re.compile(r" ?(?:l10n|apt-get|cd|--\w+|PRAGMA) ")
# Functions of messages, of which a test wants all translated; and what takes and gives no sentences.
MESSAGES = {"msg", "msgs", "msg_template", "msg_list", "msg_all", "msg_choice", "msg_with_hint"}
OTHERS = {"join", "replace", "split", "strip", "get", "removeprefix", "removesuffix", "getattr", "execute"}


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def english(node: ast.AST) -> Iterator[str]:
    """Give the words that stand in an expression as they are, and in no message."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if WORDS.search(node.value) and not COMMAND.match(f"{node.value} "):
            yield node.value
    elif isinstance(node, ast.Call) and called(node) in MESSAGES:
        return
    elif isinstance(node, ast.Call) and called(node) in OTHERS:
        yield from english(node.func)
        yield from (
            word for part in node.args if not isinstance(part, ast.Constant) for word in english(part)
        )
    elif not isinstance(node, ast.Compare):
        for child in ast.iter_child_nodes(node):
            yield from english(child)


def values(tree: ast.AST) -> Iterator[ast.AST]:
    """Give what goes into the places of messages: what stands there, what names were set to, what calls return."""
    functions = {one.name: one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
    for function in (tree, *functions.values()):
        set_to: dict[str, list[ast.expr]] = {}
        for one in ast.walk(function) if function is not tree else ():
            if isinstance(one, ast.Assign):
                for name in one.targets:
                    set_to.setdefault(getattr(name, "id", ""), []).append(one.value)
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and called(call) in {"msg", "msgs"}:
                for value in (word.value for word in call.keywords):
                    yield value
                    for part in ast.walk(value):
                        if isinstance(part, ast.Name):
                            yield from set_to.get(part.id, ())
                        elif isinstance(part, ast.Call) and called(part) in functions:
                            given = ast.walk(functions[called(part)])
                            yield from (
                                one.value for one in given if isinstance(one, ast.Return) and one.value
                            )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_english_is_wrapped_in_a_message(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert {word for value in values(tree) for word in english(value)} == set()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def f(x):\n return msg('{a}', a=x or 'none is')", {"none is"}),
        ("def f(x):\n y = 'both of them'\n return msg('{a}', a=y)", {"both of them"}),
        (
            "def g():\n return f'the template of {1}'\ndef f():\n return msg('{a}', a=g())",
            {"the template of "},
        ),
        ("def f(x):\n return msg('{a}', a=' and '.join(x))", {" and "}),
        ("def f(x):\n return msg('{a}', a=x or msg('none is'))", set()),
        ("def f(x):\n return msg('{a}', a='l10n engines list')", set()),
    ],
    ids=["a value", "a name", "what is returned", "what joins", "a message", "a command"],
)
def test_what_is_found(code: str, found: set[str]) -> None:
    assert {word for value in values(ast.parse(code)) for word in english(value)} == found
