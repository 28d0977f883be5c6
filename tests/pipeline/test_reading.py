"""Articles are read as the settings of their project say, whoever reads them."""

from __future__ import annotations

from pathlib import Path

from l10n.config import Config
from l10n.pipeline.prepare import prepare
from l10n.pipeline.suggest import suggest

# In cp852 nothing tells its encoding but the settings.
TEXT = "Le général a vu Łódź.\n\nŁódź est belle. Il neige sur Łódź."


def test_the_project_s_encoding_is_that_of_its_articles(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    path = tmp_path / "articles" / "a.txt"
    path.write_bytes(TEXT.encode("cp852"))
    project = Config(tmp_path, "fr", ("es",), encoding="cp852")
    (job,) = prepare([str(path)], project, source="fr").jobs
    assert "Łódź" in job.article.text
    found = suggest([str(path)], project, None, source="fr", targets=["es"], least=2)
    assert [one.candidate.text for one in found.suggestions] == ["Łódź"]
