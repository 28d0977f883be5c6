"""Places that languages call by names of their own: CLDR's, by way of Babel, and some more."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from l10n.text.folding import fold

_TOKEN = re.compile(r"[^\W\d_]+")
_LEAST = 4
_TAGS = ("fr", "en", "es", "de", "it", "pt", "ca")
# Cities, regions, rivers and the like that CLDR doesn't name, in the order of the tags.
_PLACES = """
Pékin|Beijing,Peking|Pekín,Beijing|Peking|Pechino|Pequim|Pequín,Beijing
Écosse|Scotland,Scottish,Scots|Escocia|Schottland|Scozia|Escócia|Escòcia
Angleterre|England,English|Inglaterra|England|Inghilterra|Inglaterra|Anglaterra
Galles|Wales,Welsh|Gales|Wales|Galles|Gales|Gal·les
Varsovie|Warsaw|Varsovia|Warschau|Varsavia|Varsóvia|Varsòvia
Genève|Geneva|Ginebra|Genf|Ginevra|Genebra|Ginebra
Munich|Munich|Múnich|München|Monaco|Munique|Munic
Cologne|Cologne|Colonia|Köln|Colonia|Colónia|Colònia
Vienne|Vienna|Viena|Wien|Vienna|Viena|Viena
Anvers|Antwerp|Amberes|Antwerpen|Anversa|Antuérpia|Anvers
Bruges|Bruges|Brujas|Brügge|Bruges|Bruges|Bruges
Haye|Hague|Haya|Haag|Aja,Aia|Haia|Haia
Caire|Cairo|Cairo|Kairo|Cairo|Cairo|Caire
Tamise|Thames|Támesis|Themse|Tamigi|Tamisa|Tàmesi
Bavière|Bavaria|Baviera|Bayern|Baviera|Baviera|Baviera
Saxe|Saxony|Sajonia|Sachsen|Sassonia|Saxónia|Saxònia
Lorraine|Lorraine|Lorena|Lothringen|Lorena|Lorena|Lorena
Lombardie|Lombardy|Lombardía|Lombardei|Lombardia|Lombardia|Llombardia
Ligurie|Liguria|Liguria|Ligurien|Liguria|Ligúria|Ligúria
Jérusalem|Jerusalem|Jerusalén|Jerusalem|Gerusalemme|Jerusalém|Jerusalem
Damas|Damascus|Damasco|Damaskus|Damasco|Damasco|Damasc
Alep|Aleppo|Alepo|Aleppo|Aleppo|Alepo|Alep
Kiev|Kyiv,Kiev|Kiev,Kyiv|Kiew,Kyjiw|Kiev|Kiev,Kyiv|Kíiv
Cracovie|Kraków,Cracow|Cracovia|Krakau|Cracovia|Cracóvia|Cracòvia
Séville|Seville|Sevilla|Sevilla|Siviglia|Sevilha|Sevilla
Saragosse|Zaragoza|Zaragoza|Saragossa|Saragozza|Saragoça|Saragossa
Gérone|Girona|Gerona,Girona|Girona|Girona|Girona|Girona
York|York|York|York|York|Iorque,York|York
Londres|London|Londres|London|Londra|Londres|Londres
Édimbourg|Edinburgh|Edimburgo|Edinburgh|Edimburgo|Edimburgo|Edimburg
Douvres|Dover|Dover|Dover|Dover|Dover|Dover
Aix|Aix,Aachen|Aix,Aquisgrán|Aix,Aachen|Aix,Aquisgrana|Aix,Aquisgrano|Ais,Aquisgrà
Aoste|Aosta|Aosta|Aosta|Aosta|Aosta|Aosta
Livourne|Livorno,Leghorn|Livorno|Livorno|Livorno|Livorno|Liorna
Rhin|Rhine|Rin|Rhein|Reno|Reno|Rin
Danube|Danube|Danubio|Donau|Danubio|Danúbio|Danubi
Crimée|Crimea|Crimea|Krim|Crimea|Crimeia|Crimea
Donbass|Donbas,Donbass|Donbás|Donbass|Donbass|Donbass|Donbàs
Cisjordanie|West Bank|Cisjordania|Westjordanland|Cisgiordania|Cisjordânia|Cisjordània
Gaza|Gaza|Gaza|Gaza|Gaza|Gaza|Gaza
Maghreb|Maghreb|Magreb|Maghreb|Maghreb|Magrebe|Magrib
Noël|Christmas|Navidad|Weihnacht|Natale|Natal|Nadal
Pâques|Easter|Pascua|Ostern|Pasqua|Páscoa|Pasqua
Gizeh|Giza,Gizeh|Guiza,Giza|Gizeh|Giza|Gizé|Gizeh,Giza
Khéops|Khufu,Cheops|Keops,Khufu,Jufu|Cheops,Chufu|Cheope|Quéops,Khufu|Keops
Smyrne|Izmir,Smyrna|Esmirna|Smyrna,Izmir|Smirne|Esmirna|Esmirna
Laponie|Lapland,Sápmi|Laponia|Lappland|Lapponia|Lapónia,Lapônia|Lapònia
Muhammad|Muhammad,Mohammed|Mahoma|Mohammed|Maometto|Maomé|Mahoma
Pentagone|Pentagon|Pentágono|Pentagon|Pentagono|Pentágono|Pentàgon
Élysée|Élysée|Elíseo|Élysée|Eliseo|Eliseu|Elisi
Jésus|Jesus|Jesús|Jesus|Gesù|Jesus|Jesús
Christ|Christ|Cristo|Christus|Cristo|Cristo|Crist
Jeanne|Joan,Jeanne|Juana|Johanna|Giovanna|Joana|Joana
Versailles|Versailles|Versalles|Versailles|Versailles|Versalhes|Versalles
Istanbul|Istanbul|Estambul|Istanbul|Istanbul|Istambul|Istanbul
Naples|Naples|Nápoles|Neapel|Napoli|Nápoles|Nàpols
Venise|Venice|Venecia|Venedig|Venezia|Veneza|Venècia
Florence|Florence|Florencia|Florenz|Firenze|Florença|Florència
Turin|Turin|Turín|Turin|Torino|Turim|Torí
Gênes|Genoa|Génova|Genua|Genova|Génova|Gènova
Marseille|Marseille,Marseilles|Marsella|Marseille|Marsiglia|Marselha|Marsella
Bâle|Basel|Basilea|Basel|Basilea|Basileia|Basilea
Francfort|Frankfurt|Fráncfort,Frankfurt|Frankfurt|Francoforte|Frankfurt,Francoforte|Frankfurt
Hambourg|Hamburg|Hamburgo|Hamburg|Amburgo|Hamburgo|Hamburg
Dresde|Dresden|Dresde|Dresden|Dresda|Dresden,Dresda|Dresden
Catalogne|Catalonia,Catalan|Cataluña,catalán|Katalonien,katalanisch|Catalogna,catalano|Catalunha,catalão|Catalunya,català
Castille|Castile|Castilla|Kastilien|Castiglia|Castela|Castella
Bretagne|Brittany,Breton|Bretaña|Bretagne|Bretagna|Bretanha|Bretanya
Normandie|Normandy,Norman|Normandía|Normandie|Normandia|Normandia|Normandia
Bourgogne|Burgundy|Borgoña|Burgund|Borgogna|Borgonha|Borgonya
Provence|Provence|Provenza|Provence|Provenza|Provença|Provença
Toscane|Tuscany|Toscana|Toskana|Toscana|Toscana|Toscana
Sicile|Sicily|Sicilia|Sizilien|Sicilia|Sicília|Sicília
Californie|California|California|Kalifornien|California|Califórnia|Califòrnia
Floride|Florida|Florida|Florida|Florida|Flórida|Florida
Caroline|Carolina|Carolina|Carolina|Carolina|Carolina|Carolina
Tasmanie|Tasmania|Tasmania|Tasmanien|Tasmania|Tasmânia|Tasmània
Constantinople|Constantinople|Constantinopla|Konstantinopel|Costantinopoli|Constantinopla|Constantinoble
Jourdain|Jordan|Jordán|Jordan|Giordano|Jordão|Jordà
Grande-Bretagne|Britain,British,UK|Bretaña,británico,Reino|Großbritannien,britisch|Bretagna,britannico|Bretanha,britânico|Bretanya,britànic
Angleterre|England,English|Inglaterra,inglés|England,englisch|Inghilterra,inglese|Inglaterra,inglês|Anglaterra,anglès
Galles|Wales,Welsh|Gales,galés|Wales,walisisch|Galles,gallese|Gales,galês|Gal·les,gal·lès,Gal
Daesh|ISIS,Daesh,Islamic,IS,ISIL|Daesh,Daish,Estado,ISIS|IS,ISIS,Daesch,Islamischer,Daesh|Daesh,ISIS,Stato,Isis|Daesh,Estado,ISIS|Daesh,Estat,EI
Hezbollah|Hezbollah,Hizbullah,Hizbollah|Hezbolá,Hezbollah|Hisbollah|Hezbollah|Hezbollah,Hezbolá|Hezbollah,Hesbol·là
Talibans|Taliban|talibanes|Taliban|talebani|talibãs|talibans
Aristote|Aristotle|Aristóteles|Aristoteles|Aristotele|Aristóteles|Aristòtil
Platon|Plato|Platón|Platon|Platone|Platão|Plató
Socrate|Socrates|Sócrates|Sokrates|Socrate|Sócrates|Sòcrates
Homère|Homer|Homero|Homer|Omero|Homero|Homer
Confucius|Confucius|Confucio|Konfuzius|Confucio|Confúcio|Confuci
Colomb|Columbus|Colón|Kolumbus|Colombo|Colombo|Colom
Galilée|Galileo,Galilee|Galileo,Galilea|Galileo,Galilei,Galiläa|Galileo,Galilea|Galileu,Galileia|Galileu,Galilea
Copernic|Copernicus|Copérnico|Kopernikus|Copernico|Copérnico|Copèrnic
Poutine|Putin|Putin|Putin|Putin|Putin|Putin
États-Unis|States,US,USA,American|Estados,EEUU,EE,UU,USA,EUA,estadounidense|Vereinigte,USA,US,amerikanisch|Stati,USA,US,americano,statunitense|Estados,EUA,USA,americano|Estats,EUA,USA,EEUU,americà
Royaume-Uni|Kingdom,UK,Britain,British|Reino,RU,UK,británico,Bretaña|Königreich,UK,britisch,Großbritannien|Regno,UK,RU,britannico,Bretagna|Reino,RU,UK,britânico,Bretanha|Regne,RU,UK,britànic,Bretanya
Barcelone|Barcelona|Barcelona|Barcelona|Barcellona|Barcelona|Barcelona
Nations|UN,Nations|ONU,NN,Naciones|UN,UNO,Nationen|ONU,Nazioni|ONU,Nações|ONU,Nacions
Chili|Chile|Chile,chileno|Chile,chilenisch|Cile,cileno|Chile,chileno|Xile,xilè
Sterling|pound,sterling|libras,esterlinas|Pfund,Sterling|sterline|libras,esterlinas|lliures,esterlines
"""


@cache
def _table(source: str, target: str) -> Mapping[str, frozenset[str]]:
    """Return the folded words of names in one language, and the beginnings of what they are called in the other."""
    found: dict[str, set[str]] = {}
    for one, other in _names(source, target):
        for word in (*_words(one), *([fold(one)] if "-" in one else [])):
            found.setdefault(word, set()).update(_words(other))
    return {word: frozenset(words) for word, words in found.items()}


@cache  # the same names are asked for in each pair of languages
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _TOKEN.findall(fold(name)) if len(word) >= _LEAST or len(name) < _LEAST + 1)


def _names(source: str, target: str) -> list[tuple[str, str]]:
    ours, theirs = _cldr(source), _cldr(target)
    if not ours or not theirs:
        return []
    pairs = [(name, theirs[key]) for key, name in ours.items() if key in theirs and "/" not in key]
    for key in {
        key for key in (*ours, *theirs) if "/" in key
    }:  # where CLDR says no other, the city is as in the key
        city = key.rpartition("/")[2].replace("_", " ")
        pairs.append((ours.get(key, city), theirs.get(key, city)))
    one, two = source.partition("-")[0], target.partition("-")[0]
    if one in _TAGS and two in _TAGS:
        for line in _PLACES.strip().splitlines():
            called = line.split("|")
            for name in called[_TAGS.index(one)].split(","):
                pairs += [(name, other) for other in called[_TAGS.index(two)].split(",")]
    return pairs


@cache
def _cldr(language: str) -> Mapping[str, str]:
    """Return what a language (BCP 47) calls territories, languages and, with a slash in CLDR's key, cities."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}
    # Babel's mappings look everything up twice: they are copied, once for all pairs of languages.
    cities = {
        key: zone.get("city", key.rpartition("/")[2].replace("_", " "))
        for key, zone in locale.time_zones.items()
    }
    return {**cities, **dict(locale.languages.items()), **dict(locale.territories.items())}


def renderings(word: str, source: str, target: str) -> frozenset[str] | None:
    """Return what a folded word of a name may be in another language (BCP 47), folded; None if unknown."""
    return _table(source, target).get(word)


@cache
def _places(source: str, target: str) -> frozenset[str]:
    return frozenset(
        fold(name) for name, _ in _names(source, target) if len(_TOKEN.findall(name.replace("-", ""))) == 1
    )


@cache
def _several(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    ours, theirs = _cldr(source), _cldr(target)
    found: dict[str, tuple[str, ...]] = {}
    for key, name in ours.items():
        other = theirs.get(key)
        if " " in name and name[0].isupper() and other and fold(name) != fold(other) and "(" not in name:
            first = name.partition(" ")[0]
            found[first] = (*found.get(first, ()), name)
    return found


def names_of_several(words: Collection[str], source: str, target: str) -> list[str]:
    """Return the places' names of several words that begin with one of some, and are others in another language."""
    table = _several(source, target)
    return [] if table.keys().isdisjoint(words) else [name for word in words for name in table.get(word, ())]


def is_place(word: str, source: str, target: str) -> bool:
    """Return whether a folded word is by itself a place's name, for which another language (BCP 47) has one."""
    return word in _places(source, target)
