"""Numbers, amounts, dates and times by value: what they are worth is compared, not how they are written.

`words` spells numbers, `units` knows what is counted, `digits`, `roman` and `ordinals` know how numbers are written,
and `neighbours` what stands beside; `figures` reads those of a text, `dates` reads months and days, and `clock` times
of day; `compare` holds a source against its target, by the `equality` of numbers and with their `times`, and makes a
`comparison`, of which the rules in `rules`, `amounts`, `calendar` and `clock_rules` tell the translator.
"""
