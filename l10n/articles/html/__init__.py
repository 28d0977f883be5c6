"""HTML: pages and fragments, as browsers read them (https://html.spec.whatwg.org).

turbohtml's tokenizer says where everything is; what isn't text or a translated attribute stays as it is.
"""

from l10n.articles.format import Format
from l10n.articles.html.charset import charset
from l10n.articles.html.language import language
from l10n.articles.html.reading import blocks
from l10n.articles.html.writing import escape, finish

FORMAT = Format(blocks, escape, finish, language, charset, errors="xmlcharrefreplace")

__all__ = ["FORMAT"]
