"""`l10n ignore`: a translator's word that a finding is wrong, for those whose tool can't edit comments."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.console import command, in_lines, inform, say, short_path
from l10n.cli.options import GlossaryFolder, Locales
from l10n.errors import UsageError
from l10n.messages import msg, msgs, said
from l10n.text.display import one_line

_FINGERPRINT = re.compile("[0-9a-fA-F]{6,16}")


@command
def ignore(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FINGERPRINT… | CATALOG RULE [TERM]",
            help="What l10n check shows at the end of a finding's line; or a catalog, the rule whose finding is"
            " wrong (its family or old name, too), and the term that it is about.",
            show_default=False,
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="TEXT", help="The sentence, or a part of it.", show_default=False),
    ] = None,
    line: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="The line that `l10n check` names.", show_default=False),
    ] = None,
    word: Annotated[
        list[str] | None,
        typer.Option(metavar="WORD", help="Find nothing of a word in the whole project.", show_default=False),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option("--to", metavar="LANG", help="With --word: in this language alone.", show_default=False),
    ] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why it is right as it is.", show_default=False)
    ] = None,
    locales: Locales = None,
    glossary: GlossaryFolder = None,
    listing: Annotated[
        bool, typer.Option("--list", help="Show what is ignored in the project, or in a catalog.")
    ] = False,
) -> int:
    """Say that a translation is right though a rule finds something in it.

    It holds for one sentence, until that changes, and stands in the catalog as a translator's comment:

      # l10n-ignore: terms/missing Koursk; the boat is called so; 9f3c0a1b2c3d

    A fingerprint stays the same when lines move: several can be given at once, and are looked for in all catalogs of
    the project. Where nothing is found nothing is written.

    The project keeps it, too, in ignores.csv beside its settings, for the day that a tool drops the comment. With
    --word the row there is about all sentences: what is found of the word is right. To take one back, delete the row
    and the comment.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n ignore 3f2a9c1b 90d1c2e7 --reason "the boat is called so"

      l10n ignore locales/es/LC_MESSAGES/koursk.po terms/missing Koursk --line 42 --reason "the boat is called so"

      l10n ignore --word kvas --to en --reason "a drink that has no other name"

      l10n ignore --list
    """
    from l10n import config
    from l10n.files import folders_that_stay
    from l10n.languages import tags
    from l10n.pipeline.answers import Answers
    from l10n.pipeline.glossary import load
    from l10n.pipeline.ignore import ignore as run
    from l10n.pipeline.ignore import ignore_findings, ignore_words, lines, project_lines

    what, words = what or [], word or []
    if listing:
        listed = (
            (one for name in what for one in lines(Path(name))) if what else project_lines(config.project())
        )
        say("".join(f"{one_line(said(one))}\n" for one in listed) or in_lines(msg("Nothing is ignored.")))
        return 0
    if not what and not words:
        raise UsageError(
            msg("what is to be ignored?"), hint=msg("give the fingerprint that l10n check shows")
        )
    if (words and (what or source or line)) or (target and not words):
        raise UsageError(
            msg("--word stands alone, but for --to and --reason"), hint=msg("see l10n ignore --help")
        )
    if not all(map(str.strip, words)):
        raise UsageError(msg("an empty word"), hint=msg("name the word that is right"))
    by_fingerprint = bool(what) and all(map(_FINGERPRINT.fullmatch, what)) and not Path(what[0]).exists()
    if not by_fingerprint and len(what) == 1:
        raise UsageError(
            msg("which rule is to be ignored?"), hint=msg("add its name: l10n check shows it in [ ]")
        )
    if not (reason or "").strip():
        raise UsageError(msg("an ignore needs a reason"), hint=msg('add --reason "…"'))
    project = config.project()
    terms = load(project, glossary)
    by_rule = bool(what) and not by_fingerprint
    if by_rule and (source is None) == (line is None):
        raise UsageError(msg("which sentence?"), hint=msg("give --source or --line, one of them"))
    if by_rule and len(what) > 3:
        raise UsageError(msg("a term of several words is one argument"), hint=msg('put it into quotes: "…"'))
    language = tags.parse(target) if target else ""
    with folders_that_stay(), Answers() as answers:
        if words:
            for text, count in ignore_words(words, reason or "", project, terms, language, answers).items():
                inform(
                    in_lines(
                        msgs(
                            "{word} is ignored from now on: {count} finding of it now",
                            "{word} is ignored from now on: {count} findings of it now",
                            count,
                            word=one_line(text),
                        )
                    )
                )
            return 0
        if by_fingerprint:
            paths = [locales or project.locales_dir]
            done = ignore_findings(what, reason or "", project, terms, paths, answers)
        else:
            catalog, check, term = (*what, "")[:3]
            at = partial(run, source=source, line=line, answers=answers)
            done = [at(Path(catalog), check, term, reason or "", project, terms)]
    for one in done:
        path, about, sentence = short_path(one.path), one_line(one.what), one_line(one.source)
        inform(
            in_lines(msg("{path}: {what} is ignored in «{source}»", path=path, what=about, source=sentence))
        )
    return 0
