"""A benchmark of offline translation that is told terms: `python -m benchmarks.terms_mt`.

    sets      sentences with references, and the terms that are asked of them
    terms     the list of terms, and finding their forms
    judges    which terms a target obeys: by exact forms, and by l10n's matcher
    measures  the figures of a system's targets
    systems   commands that translate lines, and what they cost
    sizes     how large they are
    tables    the figures as Markdown
    fetch     the sets from where they are published

README.md says what is measured.
"""
