"""The engines over HTTP, as LibreTranslate serves them: `l10n serve`.

service    texts in, texts out: one engine at a time, in the order of asking
api        what a request means, and what is answered: paths, parameters, status codes
http       connections: who may ask, how much, how long
"""
