"""The words of the dictionary that begin at a place of a text, without a tree of their letters.

Takes all words at once; gives what a tokenizer of pythainlp asks its trie for. Building its own trie takes a second in
every process, this table a tenth of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pythainlp.util import Trie

_HEAD = 3  # letters by which longer words are looked up


class WordPrefixes(Trie):
    """The words in a set; the longer ones by their first letters, with the lengths that such words have."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(())
        self._words = frozenset(word.strip() for word in words)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for word in self._words:
            if len(word) >= _HEAD:
                lengths[word[:_HEAD]].add(len(word))
        self._lengths = {head: sorted(sizes) for head, sizes in lengths.items()}

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """Return the words that begin at a place of a text, the shortest first."""
        words = self._words
        longest = len(text) - start
        found = [head for size in range(1, min(_HEAD, longest + 1)) if (head := text[start : start + size]) in words]
        for size in self._lengths.get(text[start : start + _HEAD], ()):
            if size > longest:
                break
            if (word := text[start : start + size]) in words:
                found.append(word)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
