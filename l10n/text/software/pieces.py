"""Code in the texts of documentation: roles, literals, macros, entities, options, paths.

The signs are those of reStructuredText (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html), Markdown
and AsciiDoc (https://docs.asciidoctor.org/asciidoc/latest/macros/).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from l10n.model import Role
from l10n.text.markup import Kind, Token
from l10n.text.placeables import URL

_PIECE = re.compile(
    rf"(?P<url>{URL})"
    r"""
    | (?P<tag></?[A-Za-z_\d][^<>]*>)
    | (?P<role>(?<!\w):[A-Za-z][\w+.-]*(?::[A-Za-z][\w+.-]*)*:`[^`]+`|\{[A-Za-z][\w:-]*\}`[^`]+`)
    | (?P<literal>``(?:[^`]|`(?!`))+``|`(?![\s`])[^`\n]*[^`\s]`(?![\w_]))
    | (?P<link>`(?P<words>[^`<>]+?)(?P<to>\s*<[^<>`]+>`__?|`__?(?!\w)))
    | (?P<macro>(?<!\w)[a-z]{2,}:[^\s\[\]:`]+\[[^\]\n]*\])
    | (?P<substitution>(?<![\w|])\|[A-Za-z][\w.-]*\|(?!\w))
    | (?P<anchor>\[\[[\w.:-]+(?:,[^\]\n]*)?\]\])
    | (?P<entity>&\#?\w+;)
    | (?P<attribute>[\w:-]+=(?:'[^'\n]*'|"[^"\n]*"))
    | (?P<call>(?<![\w.])[A-Za-z_][\w.]*\(\))
    | (?P<option>(?<![\w-])(?:--(?:\[no-\])?[A-Za-z][\w-]*|-[A-Za-z](?![\w-]))(?:\[?=[^\s\]]*\]?)?)
    | (?P<path>(?<![\w<:/])(?:~|\.{1,2})?/(?!/)[\w.~+*%-]+(?:/[\w.~+*%…-]*)*)
    | (?P<constant>(?<!\w)[A-Z][A-Z\d]*_(?:[A-Z\d]+_)*\*)
    | (?P<page>(?<![\w-])[a-z][\w.+-]*\([1-9][a-z]?\))
    | (?P<version>(?<![\w.,-])[A-Za-z]+\d+(?:\.\d+)+\w*)
    | (?P<same>(?<![\w.-])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?![\w-])
        |(?<![\w-])[a-z][a-z\d]*(?:-[a-z\d]+){2,}(?![\w-])
        |(?<![\w.,])\d+(?:\.\d{1,2}(?!\d))+\w*
        |(?:(?<=[\s(]["“«„'‘])|(?<=^["“«„'‘])|(?<=[\s(]«\s)|(?<=^«\s))
         [^\s"“”«»„'‘’](?:[^\n"“”«»„'‘’]{0,39}[^\s"“”«»„'‘’])?(?=["”»“'’]|\s»))
    """,
    re.VERBOSE,
)
_SIGNS = re.compile(r"[`<&=/|\"'“«„‘\[]|--?[A-Za-z\[]|_\*|\(\)|\([1-9]|\.\w")
_TARGET = re.compile(r"<([^<>]+)>`$")
_INNER = re.compile(r"`([^`]+)`$")
# In code people translate names of values, strings and comments.
_NAMES = re.compile(r"<[^<>]*>|'[^']*'|\"[^\"]*\"|«[^»]*»|“[^”]*”|\#.*|\s+")
# Lines of a listing: indented, or behind a prompt.
_LISTING = re.compile(r"^(?:[ \t]+\S|[$#>%] \S|>>> |\.\.\. )", re.MULTILINE)
_PROMPT = re.compile(r"^(?:[$%] |>>> )[^#;\n]*[^#;\s]", re.MULTILINE)
# The name of a message instead of what it says: `translator-credits`.
_NAME = re.compile(r"[a-z]+(?:[-_.][a-z]+)+")


def is_name(text: str) -> bool:
    """Return whether a source is the name of a message, which says nothing that could be compared."""
    return _NAME.fullmatch(text) is not None


def pieces(text: str, other: str) -> Iterator[Token]:
    """Give the code in a text, but for variables and tags, in order.

    What may be code, a version or a title is so where it stands in the `other` text as often.
    """
    if not _SIGNS.search(text):
        return
    for match in _PIECE.finditer(text):
        start, group = match.start(), match.lastgroup
        if group == "same" and (text.count(match[0]) != other.count(match[0])):
            continue
        if match["link"] and match["link"].rstrip("_") in other:
            yield Token(Role.WORD, match[0], "link", start, kind=Kind.KEPT)
        elif match["link"]:
            yield Token(Role.EMPTY, "`", "`", start, kind=Kind.KEPT)
            yield Token(
                Role.EMPTY, match["to"], "`", match.start("to"), kind=Kind.CODE, key=_link(match["to"])
            )
        elif group == "entity":
            yield _entity(match)
        elif group in ("role", "literal", "macro", "substitution"):
            yield Token(Role.WORD, match[0], group, start, kind=Kind.CODE, key=_key(match[0], group))
        elif group not in ("tag", "url"):
            yield Token(Role.WORD, match[0], str(group), start, kind=Kind.KEPT)


def equal_lines(text: str, other: str) -> Iterator[Token]:
    """Give the lines of a listing that stand in the other text letter by letter, and the commands in it."""
    if not _LISTING.search(text):
        return
    for match in _PROMPT.finditer(text):
        yield Token(Role.WORD, match[0], "command", match.start(), kind=Kind.KEPT)
    if "\n" not in text.strip("\n") and not _PROMPT.match(text):
        return
    same = {line.strip() for line in other.split("\n")}
    at = 0
    for line in text.split("\n"):
        if line.strip() and line.strip() in same:
            start = at + len(line) - len(line.lstrip())
            yield Token(Role.WORD, line.strip(), "line", start, kind=Kind.KEPT)
        at += len(line) + 1


def _entity(match: re.Match[str]) -> Token:
    sign = html.unescape(match[0])
    if sign != match[0]:
        return Token(Role.EMPTY, match[0], "entity", match.start(), kind=Kind.KEPT, text=sign)
    return Token(Role.WORD, match[0], "entity", match.start(), kind=Kind.ENTITY, key=match[0])


def _link(to: str) -> str:
    return " ".join(to.split()).rstrip("_")


def _key(form: str, group: str) -> str:
    """Return what has to stay of code: what a role is of, and what is no name of a value, string or comment."""
    if group == "role":
        role = form[: form.index("`")]
        to = _TARGET.search(form) or _INNER.search(form)
        return f"{role}`{to[1].strip().lstrip('~!') if to else form}`"
    if group == "literal":
        return "`" + _NAMES.sub(lambda found: found[0][:1].strip(), form.strip("`")).replace("…", "...")
    return form
