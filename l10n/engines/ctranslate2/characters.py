"""Characters that a model can't write: others for them in a source, and back again in the target.

SentencePiece makes the ½ of `14½` a 1⁄2 right behind the 14 (NFKC); and of what its vocabulary lacks it makes single
bytes, which a small model puts together to debris where its training had them seldom.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping

from l10n.engines.ctranslate2.tokenizer import Tokenizer
from l10n.text.folding import plain_letters

_BYTE = re.compile(r"<0x[0-9A-F]{2}>")
_FRACTIONS = "".join(
    sign
    for sign in map(chr, range(0xBC, 0x218A))
    if "\N{FRACTION SLASH}" in unicodedata.normalize("NFKC", sign)
)
_FRACTION = re.compile(rf"(\d+)([{_FRACTIONS}])")
_WORD = re.compile(r"[^\W\d_]+")
# ISO 4217: what texts that know no sign write.
_CURRENCIES = {
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₩": "KRW",
    "₪": "ILS",
    "₴": "UAH",
    "₹": "INR",
    "₺": "TRY",
    "₽": "RUB",
}
_CURRENCY = re.compile(rf"(\w?)([{''.join(_CURRENCIES)}])(\w?)")
_MINUS = "\N{MINUS SIGN}"
_NOBODYS = "\ue000"  # a character for private use, of which no text that models learn from has any


class Characters:
    """What a model can write; `learnt` are characters that have no piece, and are known all the same.

    Where nothing is known of them (None), all characters are taken for known, but for fractions. `decimal` is the
    sign before the decimals of the source's language.
    """

    def __init__(self, tokenizer: Tokenizer, decimal: str, learnt: Collection[str] | None = None) -> None:
        self._tokenizer = tokenizer
        self._decimal = decimal or "."
        self._learnt = None if learnt is None else frozenset(learnt)
        self._known: dict[str, bool] = {}

    def lacks(self, sign: str) -> bool:
        """Tell whether the model can't be trusted to write a character."""
        if self._learnt is None or sign.isspace() or sign in self._learnt:
            return False
        if sign not in self._known:
            self._known[sign] = any(map(_BYTE.fullmatch, self._tokenizer.encode(sign)))
        return self._known[sign]

    @property
    def have_all(self) -> bool:
        """Whether what has no piece is spelt in bytes, so that no token of a target can be an unknown one."""
        pieces = self._tokenizer.encode(_NOBODYS)
        return bool(pieces) and all(_BYTE.fullmatch(piece) for piece in pieces[-len(_NOBODYS.encode()) :])

    def written(self, text: str) -> tuple[str, dict[str, str]]:
        """Return a text in what the model has, as far as there is such, and what each new word in it stands for.

        Fractions become decimals, currencies become codes, letters lose their diacritics and strokes. What nothing
        stands for stays.
        """
        if text.isascii():
            return text, {}
        words: dict[str, str] = {}

        def fraction(match: re.Match[str]) -> str:
            decimals = f"{unicodedata.numeric(match[2]):.2f}".removeprefix("0.").rstrip("0")
            return _noted(words, f"{match[1]}{self._decimal}{decimals}", match[0])

        def currency(match: re.Match[str]) -> str:
            if not self.lacks(match[2]):
                return match[0]
            code = _noted(words, _CURRENCIES[match[2]], match[2])
            return f"{match[1]}{' ' * bool(match[1])}{code}{' ' * bool(match[3])}{match[3]}"

        def word(match: re.Match[str]) -> str:
            if match[0].isascii() or not any(map(self.lacks, match[0])):
                return match[0]
            plain = "".join(plain_letters(sign) if self.lacks(sign) else sign for sign in match[0])
            return match[0] if any(map(self.lacks, plain)) else _noted(words, plain, match[0])

        text = _CURRENCY.sub(currency, _WORD.sub(word, _FRACTION.sub(fraction, text)))
        return text.replace(_MINUS, "-") if self.lacks(_MINUS) else text, words


def _noted(words: dict[str, str], plain: str, original: str) -> str:
    """Note what stands for what; of two that look the same the first counts."""
    words.setdefault(plain, original)
    return plain


def restored(target: str, words: Mapping[str, str]) -> str:
    """Return a target with the words that others stood for in its source, where it has those.

    Decimals may have another sign than in the source, and a currency's sign stands right before its number.
    """
    for plain, original in words.items():
        form = re.sub(r"(?<=\d)[.,](?=\d)", "[.,]", re.escape(plain).replace(r"\.", "."))
        behind = r"(?: (?=\d))?" if original in _CURRENCIES else ""
        target = re.sub(rf"(?<![\w.,]){form}(?![\w/]){behind}", original, target)
    return target
