"""Numbers, amounts, dates and times by value: what they are worth is compared, not how they are written.

`words` spells numbers, `units` knows what is counted, `figures` reads numbers, `dates` reads dates and times;
`compare` holds a source against its target, and `checks` says it to the translator.
"""
