"""The rules that aren't about translations: what is found in articles, catalogs and the glossary, or of a run.

Each stands where it is found; here are their ids, the names that they had before rules had ids, how much they matter
and what they find.
"""

from __future__ import annotations

from l10n.checks.rule import Rule
from l10n.model import Certainty

_ERROR, _WARNING, _INFO = Certainty.CERTAIN, Certainty.LIKELY, Certainty.POSSIBLE

RUNS = tuple(
    Rule(id, {name: certainty}, description)
    for id, name, certainty, description in (
        ("article/encoding-guessed", "encoding-guessed", _WARNING, "an article that isn't UTF-8"),
        ("article/encoding-changed", "encoding-changed", _WARNING, "an article published in another encoding"),
        ("article/other-parts", "other-parts", _WARNING, "a document with macros or a signature"),
        ("article/looks-like", "looks-like", _WARNING, "plain text that looks like HTML, Markdown or subtitles"),
        ("article/other-language", "other-language", _WARNING, "a block of an article in another language"),
        ("article/markup", "markup-unpublished", _WARNING, "a target not published, as its markup doesn't fit"),
        ("article/anchor", "anchor-lost", _WARNING, "a link to a heading whose words, and so its id, changed"),
        ("article/source-language", "source-language", _WARNING, "an article whose language isn't certain"),
        ("source/encoding", "source-encoding", _WARNING, "letters of UTF-8 that were read as another encoding: *Ã©*"),
        ("source/letters", "source-letters", _WARNING, "letters that are lost: *pr�fet*"),
        ("source/entities", "source-entities", _WARNING, "HTML's entities in a text: *&eacute;*"),
        ("source/ligatures", "source-ligatures", _WARNING, "ligatures, as PDF files have them: *ﬁn*"),
        ("source/spaces", "source-spaces", _WARNING, "words that run together at a mark: *fini.Il*"),
        ("source/notes", "source-notes", _WARNING, "marks of notes behind sentences: *fini.1*"),
        ("catalog/source-language", "source-language", _WARNING, "a catalog whose sources' language isn't certain"),
        ("catalog/target-language", "target-language", _WARNING, "a catalog whose header contradicts --to"),
        ("catalog/flags-vanished", "flags-vanished", _WARNING, "a catalog that lost all of its `fuzzy` flags"),
        ("catalog/marks-lost", "marks-lost", _WARNING, "what a machine wrote, without the marks that say so"),
        ("catalog/sentences-missing", "sentences-missing", _WARNING, "a catalog that lost what a person wrote"),
        ("catalog/taken-over", "taken-over", _INFO, "a catalog of another tool that l10n goes on with"),
        ("ignore/unknown-check", "ignore-unknown-check", _WARNING, "an ignore of what no rule is called"),
        ("ignore/without-reason", "ignore-without-reason", _WARNING, "an ignore that says no reason"),
        ("ignore/void", "ignore-void", _WARNING, "an ignore whose sentence has changed"),
        ("memory/rebuilt", "memory-rebuilt", _WARNING, "a memory that was damaged, and filled again"),
        ("memory/no-segment", "no-segment", _WARNING, "a TMX file with variants that have no segment"),
        ("memory/unusable", "memory-unusable", _WARNING, "a memory that a run goes on without"),
        ("run/no-translation", "untranslated", _WARNING, "a sentence that the engine has no translation of"),
        ("xliff/changed-twice", "changed-twice", _WARNING, "a target changed in the catalog and in the XLIFF file"),
        ("table/changed-twice", "table-changed-twice", _WARNING, "a target changed in the catalog and in the table"),
        ("table/changed-source", "changed-source", _WARNING, "a source that somebody changed in a table"),
        ("glossary/file", "glossary-file", _ERROR, "a file that can't be read: its encoding, an open quote"),
        ("glossary/column", "glossary-column", _ERROR, "a column that is unknown or there twice; one language"),
        ("glossary/value", "glossary-value", _ERROR, "an unknown kind, status or match"),
        ("glossary/row", "glossary-row", _ERROR, "text in a column without a name, mostly for want of quotes"),
        ("glossary/empty", "glossary-empty", _ERROR, "a row without any form"),
        ("glossary/duplicate", "glossary-duplicate", _ERROR, "the same row twice"),
        ("glossary/contradiction", "glossary-contradiction", _ERROR, "a form that is both forbidden and allowed"),
        ("glossary/two-preferred", "glossary-two-preferred", _ERROR, "two preferred forms in one language"),
        ("glossary/ambiguous", "glossary-ambiguous", _ERROR, "a form of two concepts with different targets"),
        ("glossary/space", "glossary-space", _ERROR, "white space at an edge"),
        ("glossary/character", "glossary-character", _ERROR, "control characters, and others that nobody sees"),
        ("glossary/formula", "glossary-formula", _ERROR, "`=France`, `#NAME?`: what a spreadsheet computes"),
        ("glossary/double-space", "glossary-double-space", _WARNING, "two spaces or a line end in a form"),
        ("glossary/unicode", "glossary-unicode", _WARNING, "accents apart from their letters"),
        ("glossary/one-language", "glossary-one-language", _WARNING, "a concept with nothing that corresponds"),
        ("glossary/only-forbidden", "glossary-only-forbidden", _WARNING, "a forbidden form, and no right one"),
        ("glossary/alike", "glossary-alike", _WARNING, "concepts that differ in capitals or accents only"),
        ("glossary/misspelt", "glossary-misspelt", _WARNING, "a form that seems to be another concept's, misspelt"),
    )
)  # fmt: skip
