"""Whole presentations and books, as newsrooms have them: all text is offered and comes back, nothing else changes."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

import pytest

from l10n.model import Segment
from l10n.text.markup import NUMBERED
from tests.articles.conftest import Convert
from tests.articles.texts import opened, written
from tests.articles.whole_documents import DOCUMENTS, Document

every_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)


def own_words(segments: tuple[Segment, ...]) -> list[str]:
    """Return targets with signs of their own: one a source."""
    return [f"Ý x < y & {one.source}" for one in segments]


@every_document
def test_offers_every_text_whole_and_in_order(document: Document, tmp_path: Path) -> None:
    _, segments = opened(document.data, document.suffix, tmp_path)
    assert [one.source for one in segments] == document.sources


@every_document
def test_an_empty_catalog_gives_the_same_bytes(document: Document, tmp_path: Path) -> None:
    article, _ = opened(document.data, document.suffix, tmp_path)
    assert written(article, []) == document.data


@every_document
def test_own_words_come_back(document: Document, tmp_path: Path) -> None:
    article, segments = opened(document.data, document.suffix, tmp_path)
    targets = own_words(segments)
    made = written(article, targets)
    assert [one.source for one in opened(made, document.suffix, tmp_path)[1]] == targets
    with zipfile.ZipFile(io.BytesIO(document.data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert new.namelist() == old.namelist()
        for name in old.namelist():
            assert tags(new.read(name)) == tags(old.read(name)), name


def tags(part: bytes) -> list[str]:
    """Return the names of a part's tags that aren't of runs, which a target may need more or fewer of."""
    return re.findall(r"<(/?(?!a:r\b|a:rPr\b|a:t\b)[\w:]+)", part.decode("utf-8", "replace"))


@pytest.mark.slow
def test_libreoffice_shows_own_words(converted: Convert, tmp_path: Path) -> None:
    files, wanted = [], []
    for number, document in enumerate(one for one in DOCUMENTS.values() if one.suffix == ".pptx"):
        article, segments = opened(document.data, document.suffix, tmp_path)
        files.append(tmp_path / f"{number}.pptx")
        files[-1].write_bytes(written(article, own_words(segments)))
        wanted.append(own_words(segments))
    for file, targets in zip(converted(files, "fodp", tmp_path), wanted, strict=True):
        content = re.sub("<text:line-break/>", "", file.read_text())
        text = re.sub(r"\s", "", html.unescape(re.sub("<[^>]*>", "", content)))
        for piece in (piece for target in targets for piece in NUMBERED.split(target)):
            assert re.sub(r"\s", "", piece) in text, (file, piece)
