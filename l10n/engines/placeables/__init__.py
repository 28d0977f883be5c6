"""Markup around engines: taken out before, put back by alignment.

base         what an engine that aligns is asked
attention    the answer of models, from how much each token of a target looks at each of its source
alignment    a source and its target, word by word
projection   where a source's markup stands in a target
placer       the engine that does all of it, above the guard and the terms
"""

from l10n.engines.placeables.placer import Placer

__all__ = ["Placer"]
