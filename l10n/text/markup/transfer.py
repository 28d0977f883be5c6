"""A target for a source that differs in markup alone from the one that it was made for."""

from __future__ import annotations

from l10n.model import Role, collapse
from l10n.text.markup.differences import compare
from l10n.text.markup.parsing import Mark, Markup, parse
from l10n.text.markup.repair import repaired


def transferred(wanted: str, source: str, target: str) -> str | None:
    """Return the target of a source for another one that has its text, if its markup can stand in one way only.

    That is so where the other has none, or the same pairs around the same words in another form: `**…**` for
    `<1>…</1>`. None where markup has to be put in, or what the target has doesn't fit its own source.
    """
    ours, theirs, made = parse(wanted), parse(source), parse(target)
    if compare(theirs, made):
        return None
    renamed = _renamed(ours, theirs, made)
    if renamed is None:
        bare = unmarked(wanted, source, target)
        renamed = repaired(wanted, bare) if bare is not None else None
    return renamed if renamed is not None and not compare(ours, parse(renamed)) else None


def unmarked(wanted: str, source: str, target: str) -> str | None:
    """Return the target of a source without markup; what stands for a word is as another source of its text has it.

    None where these aren't the same number, each once in the target.
    """
    ours, theirs = _words(parse(wanted)), _words(parse(source))
    names = {one.form: other.form for one, other in zip(theirs, ours, strict=False)}
    made = parse(target)
    present = [mark.form for mark in made.marks if mark.form in names]
    if not len(ours) == len(theirs) == len(names) == len(present) == len(set(present)):
        return None
    parts, at = [], 0
    for mark in made.marks:
        parts += [target[at : mark.start], names.get(mark.form, "")]
        at = mark.end
    return collapse("".join([*parts, target[at:]]))


def _words(markup: Markup) -> list[Mark]:
    return [mark for mark in markup.marks if mark.role is Role.WORD]


def _renamed(wanted: Markup, source: Markup, target: Markup) -> str | None:
    """Return a target with the forms of `wanted`, whose marks stand where the source's do; None if they don't."""
    if wanted.text != source.text or len(wanted.marks) != len(source.marks) or not wanted.marks:
        return None
    names: dict[tuple[str, Role], str] = {}
    for ours, theirs in zip(wanted.marks, source.marks, strict=True):
        if (ours.role, ours.at, ours.partner) != (theirs.role, theirs.at, theirs.partner):
            return None
        if names.setdefault(_key(theirs), ours.form) != ours.form:
            return None
    parts, at = [], 0
    for mark in target.marks:
        parts += [target.written[at : mark.start], names[_key(mark)]]
        at = mark.end
    return "".join([*parts, target.written[at:]])


def _key(mark: Mark) -> tuple[str, Role]:
    """Return what tells a mark of a source in its target: signs that open and close are the same."""
    return mark.form, Role.EMPTY if mark.role is Role.WORD else mark.role
