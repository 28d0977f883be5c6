"""Whether a report is what its schema in docs/ says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
BOUNDS: dict[str, Callable[[Any, Any], bool]] = {
    "minimum": lambda value, least: value >= least,
    "maximum": lambda value, most: value <= most,
    "minItems": lambda value, least: len(value) >= least,
    "maxItems": lambda value, most: len(value) <= most,
    "minLength": lambda value, least: len(value) >= least,
    "pattern": lambda value, pattern: re.search(pattern, value) is not None,
}
SILENT = {"$schema", "$defs", "title", "description"}


def faults(
    value: Any, schema: dict[str, Any], defs: dict[str, Any] | None = None, place: str = "$"
) -> list[str]:
    """Return what a schema has against a value: as much of JSON Schema as ours use."""
    defs = schema["$defs"] if defs is None else defs
    if reference := schema.get("$ref"):
        return faults(value, defs[reference.removeprefix("#/$defs/")], defs, place)
    found = []
    for keyword, wanted in schema.items():
        if keyword in SILENT:
            continue
        if keyword == "type":
            names = [wanted] if isinstance(wanted, str) else wanted
            fits = any(isinstance(value, TYPES[name]) for name in names)
            fits = fits and (not isinstance(value, bool) or "boolean" in names)
        elif keyword == "const":
            fits = value == wanted
        elif keyword == "enum":
            fits = value in wanted
        elif keyword == "required":
            fits = set(wanted) <= set(value)
        elif keyword == "properties":
            fits = True
            for name in wanted.keys() & value.keys():
                found += faults(value[name], wanted[name], defs, f"{place}.{name}")
        elif keyword == "additionalProperties":
            more = set(value) - set(schema.get("properties", ()))
            fits = not more or wanted is not False
            for name in more if isinstance(wanted, dict) else ():
                found += faults(value[name], wanted, defs, f"{place}.{name}")
        elif keyword == "items":
            fits = True
            for number, item in enumerate(value):
                found += faults(item, wanted, defs, f"{place}[{number}]")
        elif keyword in BOUNDS:
            fits = value is None or BOUNDS[keyword](value, wanted)
        else:
            raise AssertionError(f"the schema's {keyword} is not checked here")
        if not fits:
            found.append(f"{place}: {value!r} is not {keyword} {wanted!r}")
    return found
