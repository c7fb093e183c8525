"""The transformer's vectors of many texts, kept in a folder between runs.

`python teacher.py REPO MODEL WORDNET WORK` fills the folder WORK; distill.py calls the
same and finds there what is already done."""

import hashlib
import sys
import time
from pathlib import Path

import numpy as np

import texts
from minilm import MiniLM

WORDNET_TEXTS = 60_000
CHUNK = 4_000


class Teacher:
    def __init__(self, model, work):
        self.model = MiniLM(model)
        self.file = Path(work) / "teacher.npz"
        self.known = {}
        if self.file.exists():
            with np.load(self.file) as kept:
                self.known = dict(zip(kept["keys"].tolist(), kept["vectors"]))

    def vectors(self, wanted):
        """float32 unit vectors of the texts, in their order."""
        keys = [hashlib.sha1(t.encode()).hexdigest() for t in wanted]
        todo = {k: t for k, t in zip(keys, wanted) if k not in self.known}
        items = list(todo.items())
        for start in range(0, len(items), CHUNK):
            part, began = items[start : start + CHUNK], time.time()
            for (k, _), v in zip(part, self.model.encode([t for _, t in part])):
                self.known[k] = v.astype(np.float16)
            np.savez(self.file.with_suffix(".tmp.npz"),
                     keys=np.array(list(self.known)), vectors=np.stack(list(self.known.values())))
            self.file.with_suffix(".tmp.npz").replace(self.file)
            print(f"  {start + len(part)}/{len(items)} texts, {time.time() - began:.0f} s", flush=True)
        return np.stack([self.known[k] for k in keys]).astype(np.float32)


def corpus(repo, wordnet):
    """(texts, hands): every text once; the hand of a passage's text, else ''."""
    seen = {}
    for hand, passage in texts.passages(repo):
        for t in texts.pieces_of(passage):
            seen.setdefault(t, hand)
    for t in texts.rule_sentences(repo):
        seen.setdefault(t, "rules")
    for t in texts.wordnet(wordnet, WORDNET_TEXTS):
        seen.setdefault(t, "")
    return list(seen), list(seen.values())


if __name__ == "__main__":
    repo, model, wordnet, work = sys.argv[1:]
    Teacher(model, work).vectors(corpus(repo, wordnet)[0])
