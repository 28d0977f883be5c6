"""What is remembered of a word or a value is found out once, and by each for itself."""

from __future__ import annotations

from l10n.text.memo import Memo, once


class Text:
    """A text that notes what is asked of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked: list[str] = []

    @once
    def first(self) -> str | None:
        """Its first letter, if it has any."""
        self.asked.append("first")
        return self.text[:1] or None


def test_a_property_is_looked_up_once_for_each_object_be_it_nothing() -> None:
    one, other = Text("un"), Text("")
    assert [one.first, other.first, one.first, other.first] == ["u", None, "u", None]
    assert one.asked == other.asked == ["first"]
    assert vars(Text)["first"].__doc__ == "Its first letter, if it has any."


def test_a_function_says_of_a_word_once_what_it_says() -> None:
    asked: list[str] = []

    def letters(word: str) -> int:
        asked.append(word)
        return len(word)

    memo = Memo(letters)
    assert [memo["un"], memo["deux"], memo["un"]] == [2, 4, 2]
    assert asked == ["un", "deux"]
