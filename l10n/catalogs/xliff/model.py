"""Names that both directions of XLIFF share."""

from __future__ import annotations

CONTEXT = "x-po-msgctxt"  # as Translate Toolkit's po2xliff calls it
NAMESPACES = {
    "1.2": "urn:oasis:names:tc:xliff:document:1.2",
    "2.0": "urn:oasis:names:tc:xliff:document:2.0",
}
"""The namespace of each version that is written; 2.1 has that of 2.0."""
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
ITS = "http://www.w3.org/2005/11/its"
"""ITS 2.0 (W3C), whose MT Confidence a target of version 1.2 may have."""
CANDIDATES = "urn:oasis:names:tc:xliff:matches:2.0"
