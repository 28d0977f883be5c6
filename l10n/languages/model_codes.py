"""What models call languages, in BCP 47: `fra_Latn`, `zho_Hant`, `fr`, `pt_BR`."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.errors import UsageError
from l10n.languages import tags

# ISO 639-3's codes of single languages that stand for their macrolanguage, where CLDR has no alias for them.
_MACRO = {"fuv": "ff", "pbt": "ps", "quy": "qu"}


def by_tag(tokens: Mapping[str, str]) -> dict[str, str]:
    """Return tokens by tag, of tokens by the model's own code; languages that CLDR doesn't know are left out.

    A script is named only where the model has the language in several and this isn't its usual one, but for Chinese.
    """
    known: dict[str, str] = {}
    for code, token in sorted(tokens.items()):
        language, *rest = code.replace("_", "-").split("-")
        try:
            known.setdefault(tags.parse("-".join((_MACRO.get(language, language), *rest))), token)
        except UsageError:
            continue
    scripts: dict[str, list[str]] = {}
    for tag in known:
        scripts.setdefault(tag.partition("-")[0], []).append(tag)
    return {_short(tag, scripts[tag.partition("-")[0]]): token for tag, token in known.items()}


def _short(tag: str, alike: list[str]) -> str:
    """Return a tag without its script where that says nothing; `alike` are those of the same language."""
    from babel.core import get_global

    language, *rest = tag.split("-")
    if not rest or len(rest[0]) != 4 or language in alike:
        return tag
    usual = get_global("likely_subtags").get(language, "").split("_")[1:2] == rest[:1]
    return "-".join((language, *rest[1:])) if len(alike) == 1 or (usual and language != "zh") else tag
