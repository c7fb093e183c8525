"""The table's vocabulary and how it cuts words: the transformer's WordPiece entries
made of the letters a to z, and whole words of the texts that WordPiece would split.
classify/embed does the same in Go; its tests hold both together."""

import re
import unicodedata
from collections import Counter

NUMBER = "[NUM]"  # stands for every run of digits
UNKNOWN = "[UNK]"  # words in other alphabets; has no row
WORD = re.compile(r"[^\W\d_]+|\d+")
LONGEST = 40  # letters of a word


def words(text):
    """Lower-case words without accents; every number is NUMBER."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    return [NUMBER if w[0].isdigit() else w for w in WORD.findall(plain)]


class Vocabulary:
    def __init__(self, entries):
        self.entries = entries
        self.at = {e: i for i, e in enumerate(entries)}
        self.cache = {}

    def cut(self, word):
        """Rows of a word, the longest entry first (WordPiece); none if it cannot be cut."""
        if word in self.at:
            return [self.at[word]]
        if word not in self.cache:
            rows, start = [], 0
            while start < len(word) <= LONGEST:
                for end in range(len(word), start, -1):
                    row = self.at.get(("##" if start else "") + word[start:end])
                    if row is not None:
                        break
                else:
                    rows = []
                    break
                rows.append(row)
                start = end
            self.cache[word] = rows
        return self.cache[word]

    def rows(self, text):
        return [r for w in words(text) for r in self.cut(w)]


def build(model_vocabulary, domain, general, most):
    """model_vocabulary: the transformer's entries in its order. Words of the domain
    texts standing in two texts or more, then of the general ones in eight or more, are
    added until there are `most` entries."""
    plain = re.compile(r"(##)?[a-z]+")
    entries = [NUMBER] + [e for e in model_vocabulary if plain.fullmatch(e)]
    known = set(entries)
    for texts, least in ((domain, 2), (general, 8)):
        counts = Counter(w for t in texts for w in set(words(t)) if w.isascii() and w.isalpha() and len(w) < 30)
        for w, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])):
            if n >= least and w not in known and len(entries) < most:
                entries.append(w)
                known.add(w)
    return Vocabulary(entries)
