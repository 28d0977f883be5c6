"""A term of the glossary in a source, with what its translation may say."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.glossary.model import Kind, Matching

# What concepts begin with that no glossary has: names that are to stay.
NAME = "\0name "


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term at `source[start:end]`.

    `text` is how it stands there, `target_form` the form that a machine is to use, `allowed` and `forbidden` are the
    forms in the target language that are right and wrong for it. `concepts` are more than one where the form is
    ambiguous. `kind` is what the concept is, `match` how the form was found, `language` (BCP 47) that of the source;
    `must` whether a row of the form says that a translation without the term is wrong. `plural` and `feminine` are
    what the source says of it, `governed` whether it belongs to what stands before it (*le sommet de l'OTAN*),
    `noun` whether it is a noun and no adjective; they are None where nobody asked, or nothing tells
    (`grammar.sources`).
    """

    start: int
    end: int
    text: str
    target_form: str
    allowed: tuple[str, ...]
    forbidden: tuple[str, ...]
    concepts: tuple[str, ...]
    kind: Kind
    match: Matching
    language: str = ""
    must: bool = False
    plural: bool | None = None
    feminine: bool | None = None
    governed: bool | None = None
    noun: bool | None = None

    @property
    def as_is(self) -> bool:
        """Whether it is a name that no glossary has, and that is to stand as in the source."""
        return self.concepts[0].startswith(NAME)
