"""Words of Thai texts: the table of prefixes gives what a trie of the same words gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import Trie

from pipeline.thai.prefixes import WordPrefixes
from pipeline.thai.words import is_word, segments

texts = st.text(alphabet="กขคาิ่", max_size=9)


@given(st.sets(texts.filter(bool), max_size=12), texts)
def test_the_prefixes_are_those_of_a_trie(words: set[str], text: str) -> None:
    table, trie = WordPrefixes(words), Trie(words)
    assert [table.prefixes(text, at) for at in range(len(text))] == [trie.prefixes(text, at) for at in range(len(text))]
    assert (set(table), len(table)) == (set(trie), len(trie))
    assert all(word in table for word in words)


def test_segments_are_words_of_the_dictionary() -> None:
    assert segments("เผยแพร่ประกาศ") == ("เผยแพร่", "ประกาศ")
    assert is_word("ประกาศ")
