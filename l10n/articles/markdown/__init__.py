"""Markdown: CommonMark, with the tables, notes, tasks, strikes, definition lists and formulas that most tools read.

pulldown-cmark (by pyromark) says where everything is; templates' own code in it (Hugo's, Liquid's) stays as it is.
"""

from l10n.articles.format import Format
from l10n.articles.markdown.anchors import lost_anchors
from l10n.articles.markdown.front_matter import language
from l10n.articles.markdown.reading import blocks
from l10n.articles.markdown.writing import escape, finish, markup

FORMAT = Format(blocks, escape, finish, language, markup=markup, lost_anchors=lost_anchors)

__all__ = ["FORMAT"]
