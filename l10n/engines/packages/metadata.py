"""What an Argos package says of itself."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import InputError
from l10n.files import SETTINGS
from l10n.files import read as read_file
from l10n.model import LanguagePair

# Argos' own codes where they are not BCP 47.
_TAGS = {"pb": "pt-BR", "zh": "zh-Hans", "zt": "zh-Hant"}
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,4}(?:[-+.]?[A-Za-z0-9]{1,16}){0,3}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a package says of itself: Argos' codes of its languages, and its version."""

    from_code: str
    to_code: str
    version: str

    @property
    def codes(self) -> tuple[str, str]:
        """Argos' codes of both languages."""
        return self.from_code, self.to_code

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return LanguagePair(_TAGS.get(self.from_code, self.from_code), _TAGS.get(self.to_code, self.to_code))

    @property
    def origin(self) -> str:
        """The name of its engine in catalogs: `argos fr→en 1.9`."""
        return f"argos {self.pair} {self.version}".rstrip()

    @property
    def age(self) -> list[int]:
        """A key that sorts versions: 1.10 after 1.9."""
        return age(self.version)

    @property
    def folder(self) -> str:
        """The name of its folder, as Argos names it: `translate-fr_en-1_9`."""
        version = re.sub(r"[^A-Za-z0-9]", "_", self.version)
        return f"translate-{self.from_code}_{self.to_code}" + (f"-{version}" if version else "")


def read(content: str | bytes) -> Metadata:
    """Read the text of a `metadata.json`, or the like in an index; raises `ValueError` with what is wrong."""
    try:
        return checked(json.loads(content))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("is not JSON") from error


def checked(values: Any) -> Metadata:
    """Return what a package says of itself; raises `ValueError` with what is wrong."""
    if not isinstance(values, dict):
        raise ValueError("is not an object")
    kind = values.get("type", "translate")
    if kind != "translate":
        raise ValueError(f"is of a package of the type {str(kind)[:40]!r}, which doesn't translate")
    codes = []
    for key in ("from_code", "to_code"):
        code = values.get(key)
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise ValueError(f"has no {key} that is a language's")
        codes.append(code)
    if codes[0] == codes[1]:
        raise ValueError("has the same language twice")
    version = values.get("package_version", "")
    if not isinstance(version, str) or (version and not _VERSION.fullmatch(version)):
        raise ValueError("has a package_version that is none")
    return Metadata(codes[0], codes[1], version)


def in_folder(folder: Path) -> Metadata | None:
    """Return what the translation package in `folder` says of itself, as far as it goes; None where there is none."""
    try:
        values = json.loads(read_file(folder / "metadata.json", SETTINGS))
        codes = values.get("from_code"), values.get("to_code")
        version = str(values.get("package_version", ""))
        translates = values.get("type", "translate") == "translate"
    except (InputError, OSError, ValueError, AttributeError, RecursionError):
        return None
    named = all(code and isinstance(code, str) for code in codes)
    return Metadata(*codes, version) if translates and named else None


def age(version: str) -> list[int]:
    """Return a key that sorts versions: 1.10 after 1.9."""
    return [int(number) for number in re.findall(r"\d{1,18}", version)]
