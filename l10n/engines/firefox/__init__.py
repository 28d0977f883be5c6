"""Firefox Translations: neural translation by the models that Mozilla trains for Firefox, in NumPy.

From the file to the text:

    files        a model's files, by their names
    marian       the model file; `shortlist` the lexical shortlist, `vocabulary` the tokens
    layers       what the network is made of
    network      the transformer with SSRU decoder, in NumPy
    search       one likeliest token after the other, or a beam
    model        all of that, in batches on all cores
    engine       the engine; `offer` the family
"""

from l10n.engines.firefox.offer import FAMILY, HUB, NAME, FirefoxOffer, models_folder, offers

__all__ = ["FAMILY", "HUB", "NAME", "FirefoxOffer", "models_folder", "offers"]
