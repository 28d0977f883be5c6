"""Names of an article in one spelling: with a real engine."""

from __future__ import annotations

import re

from tests.support import Project, need

ARTICLE = """Sergueï Choïgou est venu.

Hier, Choïgou a parlé à Lyon. Ensuite, Sergueï Choïgou a parlé.
"""
TRANSLATE = ("translate", "articles", "--from", "fr", "--to", "en", "--engine", "apertium", "--no-memory")


def test_what_a_person_reviewed_serves_all_mentions_of_a_name(project: Project) -> None:
    need("apertium")
    project.article("russie.txt", ARTICLE)
    project.run(*TRANSLATE)
    path = project.catalog("russie", "en")
    text = path.read_text(encoding="utf-8")
    assert text.count("Choïgou as the source's language does") == 1
    assert len(re.findall("msgstr .*Choïgou", text)) == 3
    first = re.compile('#, fuzzy\\nmsgid "Sergueï Choïgou est venu."\\nmsgstr ".*"')
    assert first.search(text)
    reviewed = 'msgid "Sergueï Choïgou est venu."\nmsgstr "Sergei Shoigu came."'
    path.write_text(first.sub(reviewed, text), encoding="utf-8")
    project.run(*TRANSLATE, "--refresh")
    targets = re.findall('msgstr "(.+)"', path.read_text(encoding="utf-8"))
    assert "Sergei Shoigu came." in targets
    assert sum("Shoigu" in target for target in targets) == 3
    assert not any("Choïgou" in target for target in targets)
