"""Argos: neural translation by the packages of Argos Translate.

`argostranslate.package` says what is installed; the package's SentencePiece model and CTranslate2 do the work.
Importing that module makes folders in the home directory, so it is imported only where packages are. The
modules `argostranslate.translate` and `sbd`, which load torch, stanza and spaCy, are never imported.
"""

from l10n.engines.argos.engine import ArgosEngine
from l10n.engines.argos.offer import BEAM, ArgosOffer, code_of, offers

__all__ = ["BEAM", "ArgosEngine", "ArgosOffer", "code_of", "offers"]
