"""Models of CTranslate2 at work, whatever package they came in.

convention   the tokens that stand around a text, by the family of models
tokenizer    between a text and tokens
loading      on a GPU where one works, else on all cores
engine       batches, scores, terms
scoring      how likely a text is, how a model goes on after a beginning, what it looks at: for terms and for markup
failures     what a model breaks at
"""
