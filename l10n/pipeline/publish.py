"""From articles and what people reviewed in their catalogs to the articles in other languages."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from l10n import articles, segmentation
from l10n.articles import decoding
from l10n.articles import publish as pages
from l10n.catalogs import files, mo
from l10n.catalogs.pot import places
from l10n.config import Config
from l10n.errors import InputError, L10nError, UsageError
from l10n.files import TEXT, read, refused
from l10n.languages import tags
from l10n.messages import msg, msg_template
from l10n.model import Article, Finding, Segment, Severity
from l10n.pipeline import output, reading
from l10n.pipeline.corpus import CatalogFile, of
from l10n.pipeline.marks import known_to, marks_lost
from l10n.pipeline.publish_policy import Content, Missing, Replacement, Stale, replacements
from l10n.text import detection, markup

STDIN = "-"


class PageState(StrEnum):
    """What became of a page."""

    WRITTEN = msg_template("written")
    UNCHANGED = msg_template("unchanged")
    NEW = msg_template("to be written")
    NOT_READY = msg_template("not ready")
    FAILED = msg_template("failed")


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """What to publish, and how: into which languages (BCP 47), below which `folder`.

    In `folder`, `{lang}` stands for the language; without it there is a folder for each. Without a folder pages have
    no path. `source` is the articles' language where neither the catalog nor the text is to say it; `catalog` stands
    in for the catalog's path. `compile` writes what is reviewed beside the catalog, as `.mo`.
    """

    config: Config
    targets: tuple[str, ...]
    folder: str | None = None
    missing: Missing = Missing.FAIL
    stale: Stale = Stale.FAIL
    source: str | None = None
    encoding: str | None = None
    locales: Path | None = None
    catalog: Path | None = None
    compile: bool = False

    def path(self, reference: str, target: str) -> Path | None:
        """Return where an article in a language goes."""
        if self.folder is None:
            return None
        if "{lang}" in self.folder:
            return Path(self.folder.replace("{lang}", target), reference)
        return Path(self.folder, target, reference)


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A place for which there is nothing to publish: its line and source, and whether it is `stale`."""

    line: int
    source: str
    stale: bool


@dataclass(frozen=True, slots=True)
class Page:
    """An article in a language (`target`), as `text` and `data`; or why it isn't: `gaps` or an `error`.

    `article` is the article's path as it was asked for, `path` where the page goes; `counts` says of how many places
    what stands there. A catalog that `waits` lost every `fuzzy` flag. `compiled` is the catalog as MO, for `mo_path`.
    """

    article: str
    target: str
    path: Path | None
    state: PageState = PageState.FAILED
    text: str = ""
    data: bytes = b""
    encoding: str = ""
    counts: Mapping[Content, int] | None = None
    gaps: tuple[OpenPlace, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: L10nError | None = None
    catalog: Path | None = None
    waits: bool = False
    compiled: bytes | None = None

    @property
    def mo_path(self) -> Path:
        """Where the compiled catalog goes."""
        assert self.catalog is not None
        return self.catalog.with_suffix(".mo")


def prepare(paths: Sequence[str], options: PublishOptions) -> Iterator[Page]:
    """Give a page for each article and language; reads only.

    An article that can't be used is a page with the error, and the others go on. Raises UsageError for an encoding
    that doesn't exist.
    """
    if options.encoding is not None:
        articles.check_encoding(options.encoding)
    sources = [articles.STDIN]
    errors: list[InputError] = []
    if STDIN not in paths:
        sources, errors = articles.find(map(Path, paths), options.config.article_roots)
    yield from (Page("", "", None, error=error) for error in errors)
    for source in sources:
        path = source.reference if source is articles.STDIN else str(source.path)
        try:
            article, findings = reading.read(source, options.config, options.encoding)
        except L10nError as error:
            yield Page(path, "", None, error=error)
            continue
        for target in options.targets:
            page = Page(path, target, options.path(article.reference, target), findings=tuple(findings))
            try:
                yield _page(page, article, source, options)
            except L10nError as error:
                yield replace(page, error=error)


def write(page: Page, root: Path, *, force: bool = False) -> Page:
    """Write a page that is to be written, and its compiled catalog; raises nothing, see the page's `error`.

    `root` is the project's folder; see `output.write` for `force`.
    """
    if page.error is not None or page.state is PageState.NOT_READY:
        return page
    try:
        if page.compiled is not None:
            output.write(page.mo_path, page.compiled, root, force=force)
        if page.path is None:
            return page
        written = output.write(page.path, page.data, root, force=force)
    except L10nError as error:
        return replace(page, state=PageState.FAILED, error=error)
    return replace(page, state=PageState.WRITTEN if written else PageState.UNCHANGED)


def text_in_place(page: Page) -> str | None:
    """Return the text that stands where a page goes, None if there is none; raises InputError."""
    assert page.path is not None
    try:
        data = read(page.path, TEXT)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused(msg("can't be read"), page.path, error) from error
    for encoding in (page.encoding, None):
        with suppress(InputError):
            return decoding.decode(data, str(page.path), encoding).text
    return data.decode("latin-1")  # it will be replaced, whatever it is


def _page(page: Page, article: Article, source: articles.Source, options: PublishOptions) -> Page:
    if page.path is not None:
        _refuse(page.path, source, options)
    path = options.catalog or options.config.catalog_path(article.name, page.target, options.locales)
    catalog = files.read(path)
    if catalog is None:
        hint = msg(
            "run l10n translate {article} --to {target}, or state it with --catalog or --locales",
            article=page.article,
            target=page.target,
        )
        raise InputError(msg("no such catalog"), path=path, hint=hint)
    findings = list(page.findings)
    file = of(path, catalog, known_to(options.config)(path, catalog))
    findings += marks_lost(file, str(path))
    if file.unflagged:
        message = msg(
            "every `fuzzy` flag is gone, so what is as the machine wrote it does not count as "
            "reviewed. If you did review it: l10n accept FILE"
        )
        rule = "catalog/flags-vanished"
        findings.append(Finding("flags-vanished", Severity.WARNING, message, str(path), rule=rule))

    catalog = file.reflagged
    language = _language(article, file, page, options)
    segments = segmentation.segment(article, language)
    parts = replacements(catalog, tuple(places(article, segments)), options.missing, options.stale)
    parts, misfits = _fitting(segments, parts, options, str(path))
    findings += misfits
    gaps = tuple(
        OpenPlace(segment.line, segment.source, one.stale)
        for segment, one in zip(segments, parts, strict=True)
        if one.kind is None
    )
    page = replace(page, catalog=path, findings=tuple(findings), waits=file.unflagged)
    if gaps:
        return replace(page, state=PageState.NOT_READY, gaps=gaps)
    form = articles.format_of(article)
    text = pages.published(article, segments, [one.target for one in parts], form, page.target)
    for anchor in form.lost_anchors(article.text, text):
        message = msg(
            "a link leads to #{anchor}, made of the words of a heading, which are others now: give it an id",
            anchor=anchor,
        )
        where, rule = str(page.path or page.article), "article/anchor"
        findings.append(Finding("anchor-lost", Severity.WARNING, message, where, rule=rule))
    data, encoding = pages.encode(text, article, form)
    if encoding != article.encoding:
        message = msg(
            "written as UTF-8: {encoding}, the article's encoding, has not all of its characters",
            encoding=article.encoding,
        )
        where, rule = str(page.path or page.article), "article/encoding-changed"
        findings.append(Finding("encoding-changed", Severity.WARNING, message, where, rule=rule))
    new = page.path is None or output.differs(page.path, data)
    return replace(
        page,
        state=PageState.NEW if new else PageState.UNCHANGED,
        text=text,
        data=data,
        encoding=encoding,
        counts=Counter(one.kind for one in parts if one.kind),
        findings=tuple(findings),
        compiled=mo.encode(catalog) if options.compile else None,
    )


def _fitting(
    segments: Sequence[Segment], parts: Sequence[Replacement], options: PublishOptions, path: str
) -> tuple[list[Replacement], list[Finding]]:
    """Return what stands in each place where a target whose markup doesn't fit is missing, with the findings."""
    fitting: list[Replacement] = []
    findings = []
    for segment, part in zip(segments, parts, strict=True):
        if part.target is None or not segment.inlines or not (wrong := pages.misfit(segment, part.target)):
            fitting.append(part)
            continue
        fitting.append(Replacement(None if options.missing is Missing.FAIL else Content.SOURCE))
        message = msg(
            "not published, as its markup doesn't fit its place: {described}",
            described=markup.described(wrong),
        )
        texts = segment.source, part.target
        rule = "article/markup"
        findings.append(
            Finding("markup-unpublished", Severity.WARNING, message, path, None, *texts, rule=rule)
        )
    return fitting, findings


def _refuse(path: Path, source: articles.Source, options: PublishOptions) -> None:
    """Raise UsageError where a page would take the place of an article, or become one."""
    real = Path(os.path.realpath(path))
    root = Path(os.path.realpath(options.config.articles_dir))
    if source is not articles.STDIN and (
        real == Path(os.path.realpath(source.path)) or (real.exists() and real.samefile(source.path))
    ):
        raise UsageError(
            msg("is the article itself"), path=path, hint=msg("publish into another folder with -o")
        )
    if root in real.parents and root != Path(os.path.realpath(options.config.root)):
        reason = msg("is in {folder}, the folder of the articles", folder=options.config.articles_dir)
        raise UsageError(reason, path=path, hint=msg("publish into another folder with -o"))


def _language(article: Article, file: CatalogFile, page: Page, options: PublishOptions) -> str:
    """Return the article's language: what was asked for, what its catalog was made from, what it seems to be."""
    language = options.source or file.source or options.config.source or detection.detect(article.sample).lang
    if language is None:
        raise InputError(
            msg("its language can't be told"), path=page.article, hint=msg("state it with --from")
        )
    if language == page.target:
        reason = msg("is in {language} already", language=tags.name(language))
        raise UsageError(reason, path=page.article, hint=msg("leave that language out of --to"))
    return language
