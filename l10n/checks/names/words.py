"""Words with a capital that are no names: forms of address, and what sentences begin with."""

from __future__ import annotations

import re
from functools import cache

from l10n.text.folding import fold
from l10n.text.script import small_words

CAPITALISING = frozenset({"de", "lb"})  # languages that write all nouns with a capital
SPARING = frozenset({"fr", "es", "it", "pt", "ca", "gl", "oc", "ro"})  # that write next to none but names so
ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|ème|è)?")
_TITLES = (
    "Mme Mlle Mgr Mrs Sra Srta Sres Frau Herr Herrn Pays Près Juifs Sept Bible Prof Hon Rev Sgt Capt Gen"
    " Dott Dra PhD"
)
TITLES = frozenset(_TITLES.split())
# Forms of address, which languages have each their own of, or none.
_FORMS = (
    "monsieur madame mademoiselle messieurs mesdames docteur reverend maitre pere mere frere soeur saint sainte"
    " sir lord lady mister miss president premier ministre senateur general colonel capitaine prince princesse roi"
    " reine pape juge"
)
FORMS = frozenset(_FORMS.split())
# Words without a lemma of their own that sentences begin with; simplemma knows verbs, nouns and adjectives.
_BEGINNINGS = {
    "fr": "pourquoi plusieurs quiconque quant toujours jusqu aujourd quelqu lorsqu puisqu tandis parmi selon depuis"
    " pendant malgré lorsque puisque quoique quand comment combien quel quelle quels quelles lequel laquelle"
    " certains certaines chacun chacune chaque aucun aucune autre autres tout toute tous toutes tant tel telle tels"
    " telles trop très beaucoup peu assez bien mieux moins plus voici voilà ici là ailleurs partout nulle hier"
    " demain tôt tard bientôt souvent parfois jamais enfin ensuite puis alors ainsi aussi cependant toutefois"
    " néanmoins pourtant or car donc outre hormis sauf excepté envers vers chez contre entre sans sous hors dès"
    " avant après derrière devant durant via afin comme si oui non ceci cela ça celui celle ceux celles personne"
    " rien quelque quelques surtout presque environ peut-être maintenant désormais dorénavant auparavant jadis"
    " naguère autrefois soudain tiens hélas bravo merci bonjour monsieur madame mesdames messieurs mademoiselle deux"
    " trois quatre cinq six sept huit neuf dix onze douze treize vingt trente quarante cinquante soixante cent mille"
    " suivant concernant",
    "en": "however although though while when where why what who whose which whatever whoever despite during after"
    " before since until because therefore moreover meanwhile instead perhaps maybe today yesterday tomorrow now"
    " then here there also still just only even both neither either each every some any many much more most several"
    " few another other others such my our your its those these if unless whether among amid across against along"
    " around behind below beneath beside between beyond inside outside over under through throughout toward towards"
    " upon within without two three four five six seven eight nine ten eleven twelve twenty thirty please thanks"
    " hello mr mrs ms yes no nothing nobody none everyone everything anyone anything someone something once twice"
    " never always often sometimes soon later earlier",
}  # fmt: skip
_ADVERBS = {"fr": ("ment",), "en": ("ly",)}


def begins(low: str, language: str) -> bool:
    """Return whether a folded word may well begin a sentence with a capital, being no name."""
    code = language.partition("-")[0]
    return low in _beginnings(code) or code not in _BEGINNINGS or low.endswith(_ADVERBS.get(code, ("-",)))


def is_small(low: str, language: str) -> bool:
    """Return whether a folded word is known for a small one of its language, which no name is (*Selon*, *Les*)."""
    return low in _beginnings(language.partition("-")[0])


@cache
def _beginnings(code: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _BEGINNINGS.get(code, "").split()) | {
        fold(word) for word in small_words(code)
    }
