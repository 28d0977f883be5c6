"""Words that simplemma's dictionaries lack: those with one form (adverbs, numerals, *temps*, *città*), new spellings.

The dictionaries are made to find the lemma of a form: they hardly have a word that is its own in any sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

_INVARIABLES = {
    "fr": "dont avis temps plusieurs pays choix tard très déjà toujours tant jamais beaucoup auquel duquel auxquels"
    " auxquelles desquels desquelles quiconque comment autrement accès trop quant décès ailleurs paix mieux"
    " plutôt près plupart propos poids souvent assez travers pourquoi refus succès corps voix dehors dessus"
    " parfois surplus loin précis combien aussitôt sitôt vite partout progrès repas bras colis repos quarante"
    " soixante cinquante printemps voire néanmoins dorénavant autrefois naguère jadis debout longtemps hormis"
    " excès palais relais marais rabais noix croix toux époux houx taux flux afflux reflux crucifix larynx"
    " thorax index silex radis devis gris abus obus virus campus bonus cactus processus consensus terminus"
    " prospectus talus mors velours pourtant certes guère davantage nonobstant volontiers allô quasi mars"
    " univers revers compas trépas lilas verglas cadenas matelas fracas tracas débris croquis coloris maïs"
    " jais dais harnais quasiment brièvement buteur ananas auparavant quelquefois quatorze treize derechef"
    " céans moult nuitamment",
    "it": "inoltre portavoce indietro persino senzatetto quattro cinque otto nove undici dodici tredici trenta"
    " quaranta sessanta settanta ottanta novanta cento mille accanto peggio maggior calamità status lavoro"
    " sempre domani adesso ovunque dovunque abbastanza magari purtroppo davvero giacché altrove dappertutto"
    " laggiù lassù quassù quaggiù soprattutto perfino neanche neppure affatto finora tuttora talvolta stasera"
    " stamattina stanotte domattina dopodomani pertanto essa essi esse città università società libertà verità"
    " realtà attività qualità quantità possibilità necessità capacità autorità comunità metà gioventù tribù"
    " caffè lunedì martedì mercoledì giovedì venerdì sport internet email premier online crisi oasi sintesi"
    " diocesi brindisi gorilla cinema foto auto almeno dappresso daccapo dapprima anzitutto pressappoco"
    " cosicché sicché pressoché sennonché frattanto diciassette diciotto diciannove invano indarno stavolta"
    " chicchessia",
    "es": "antes jamás aprisa veintiuno veintidós",
    "ca": "després sempre també tampoc avui ahir demà aleshores doncs així aquí allà allí enrere endavant enfora"
    " amunt avall fora prop gairebé quasi solament potser malament sovint alhora vuit onze dotze tretze vint"
    " trenta quaranta cinquanta seixanta setanta vuitanta noranta carrilló temps virus campus almenys"
    " tanmateix nogensmenys enguany enlloc pertot àdhuc tothora altresí endemés ensems ençà enllà puix enmig"
    " dintre dinou disset divuit quinze setze demés adés tantost",
    "pt": "dezesseis dezessete dezoito dezenove dezasseis vinte",
}  # fmt: skip
_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {language: frozenset(words.split()) for language, words in _INVARIABLES.items()}
)
# What makes adverbs of adjectives, and what else their ends are made from: *évident*, *évidemment*.
_ADVERBS = {
    "fr": "emment>ent amment>ant ément>e ément> iment>i ièvement>ef ment>",
    "es": "mente>",
    "it": "almente>ale ilmente>ile olmente>ole armente>are mente> issimo>o issima>o issimi>o issime>o",
    "pt": "avelmente>ável ivelmente>ível mente>",
    "ca": "ment>",
}
_LEAST = 3  # letters of an adjective
_QUALITY = re.compile(r"\w{3,}tà")  # *qualità*
_SILENT = re.compile(
    r"(?<=[aeiou])(?=[tcç])"
)  # where Portuguese had a letter until 1990: *aspecto*, *recepção*
# Pronouns behind an infinitive or gerund: *reunirse*, *mettersi*.
_ENCLITIC = {
    "es": re.compile(r"(\w{2,}(?:r|ndo))(?:[mts]e|nos|os|(?:[mts]e|nos|os)?l[aeo]s?)"),
    "it": re.compile(r"(\w{2,}r)(?:[mtscv]i|gli|ne|(?:[mtscv]e|glie)?(?:l[aieo]|ne))"),
}
_BARE = str.maketrans("áéí", "aei")
_NEVER = re.compile("(?!)")
_INFINITIVE = {"es": ("",), "it": ("e", "re")}
_OLD = re.compile("[cp][tcç]")


@cache
def _rules(language: str) -> list[list[str]]:
    return [rule.split(">") for rule in _ADVERBS.get(language, "").split()]


def is_lacking(word: str, language: str, is_word: Callable[[str, str], bool]) -> bool:
    """Return whether a word, in small letters, is one of a language (its base) that its dictionary lacks.

    `is_word` tells whether the dictionary has what it is made from, the adjective of an adverb.
    """
    if word in _WORDS.get(language, ()):
        return True
    for ending, stem in _rules(language):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            made_from = word.removesuffix(ending) + stem
            if is_word(made_from, language):
                return True
    if verb := _ENCLITIC.get(language, _NEVER).fullmatch(word):
        bare = verb[1].translate(_BARE)
        return any(is_word(f"{bare}{end}", language) for end in _INFINITIVE[language])
    if language == "it":
        return _QUALITY.fullmatch(word) is not None
    if language == "pt" and not _OLD.search(word):
        places = [match.start() for match in _SILENT.finditer(word)]
        return any(is_word(word[:at] + letter + word[at:], language) for at in places for letter in "cp")
    return False
