"""TMX 1.4b (GALA, 2005) in and out, as a stream: a file of any size takes little memory.

Reading is Expat's, of the standard library, since Translate Toolkit keeps whole files in memory. No entity that a
file declares is ever replaced and nothing is fetched: a file that declares one is refused. Inline codes (`bpt`,
`ept`, `ph`, `it`, `ut`) are no text: a segment is read without them, and with placeables in their places where both
sides have the same. What a file says of a unit's state is kept: its machine translations and drafts are nobody's
review.
"""

from l10n.memory.tmx.model import Tally
from l10n.memory.tmx.reading import read
from l10n.memory.tmx.writing import clean, write

__all__ = ["Tally", "clean", "read", "write"]
