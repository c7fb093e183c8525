"""Distils all-MiniLM-L6-v2 into classify/embed's table. See README.md."""

import argparse
import hashlib
import json
import struct
from pathlib import Path

import numpy as np

import fit
import texts
import vocabulary
from teacher import Teacher, corpus

SIZE = 27_600  # entries of the vocabulary at most
DIM = 192
EPOCHS = 3
DOMAIN = 3.0  # weight of a domain text beside a general one


def prepare(args):
    """Everything that does not depend on the dimension."""
    teacher = Teacher(args.model, args.work)
    every, hands = corpus(args.repo, args.wordnet)
    general = [t for t, h in zip(every, hands) if not h]
    whole = [t for _, t in texts.passages(args.repo)] + texts.rule_sentences(args.repo)
    bert = (Path(args.model) / "vocab.txt").read_text(encoding="utf-8").splitlines()
    v = vocabulary.build(bert, whole, general, SIZE)
    vectors = teacher.vectors(every)
    bert_ids = teacher.model.tokenizer.get_vocab()
    cls, sep = bert_ids["[CLS]"], bert_ids["[SEP]"]
    lists = []
    for e in v.entries:
        word = "7" if e == vocabulary.NUMBER else e
        ids = [bert_ids[word]] if word in bert_ids else teacher.model.tokenizer.encode(word, add_special_tokens=False).ids
        lists.append([cls, *ids, sep])
    name = hashlib.sha1("\n".join(v.entries).encode()).hexdigest()
    cache = Path(args.work) / f"entries-{name}.npy"
    if not cache.exists():
        np.save(cache, teacher.model.encode_ids(lists))
    return teacher, v, every, np.array(hands), vectors, np.load(cache)


def make(x, hands, vectors, own, use, dim, epochs, report=None, **options):
    """(rows, mean, axes) fitted on the texts that `use` picks."""
    weights = np.where(hands == "", 1.0, DOMAIN).astype(np.float32)
    mean, axes = fit.components(vectors[use], weights[use], dim)
    target = fit.unit((vectors - mean) @ axes)
    common = own.mean(0)
    start = fit.unit((own - common) @ axes) * fit.sif_weights(x[use], 20_000, weights[use])[:, None]
    start /= np.linalg.norm(start, axis=1).mean()
    rows = start if epochs == 0 else fit.train(
        x[use], target[use], start, weights[use], epochs, report=report, **options)
    return rows.astype(np.float32), mean, axes


def write(folder, v, rows):
    cells, scale = fit.quantise(rows)
    header = struct.pack("<4sIII", b"DHRE", 1, *cells.shape)
    (folder / "table.bin").write_bytes(header + scale.tobytes() + cells.tobytes())
    (folder / "vocabulary.txt").write_text("\n".join(v.entries) + "\n", encoding="utf-8")
    return cells * scale[:, None]


def write_testdata(folder, teacher, v, rows):
    """What the Go tests compare with: rows and vectors of sentences as they are here,
    and the transformer's similarities of every pair of the triples' sentences."""
    lines = [s for s in (folder / "triples.txt").read_text(encoding="utf-8").splitlines() if s and s[0] != "#"]
    known = teacher.model.encode(lines)
    similar = (known @ known.T)[np.triu_indices(len(lines), 1)]
    (folder / "teacher.json").write_text(json.dumps([round(float(s), 3) for s in similar], separators=(",", ":")) + "\n")
    strange = ["", "Café Ünal, 23:14; GP2's \"note\" didn’t reach Cwmbrân.", "Ångström naïveté 12th 3.5 ½ Łódź", "…"]
    golden = [{"text": t, "rows": v.rows(t)} for t in strange + lines[:8]]
    for g in golden:
        g["vector"] = [round(float(c), 5) for c in fit.unit(rows[g["rows"]].sum(0, keepdims=True))[0][:6]]
    (folder / "golden.json").write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--repo", required=True)
    p.add_argument("--model", required=True, help="folder with model.safetensors and tokenizer.json")
    p.add_argument("--wordnet", required=True, help="folder with data.noun …")
    p.add_argument("--work", required=True, help="folder for what is kept between runs")
    args = p.parse_args()
    teacher, v, every, hands, vectors, own = prepare(args)
    x = fit.counts(v, every)
    print(f"{len(every)} texts, {len(v.entries)} entries")
    rows, _, _ = make(x, hands, vectors, own, np.arange(len(every)), DIM, EPOCHS,
                      report=lambda e, loss, _: print(f"  epoch {e}: 1 - cosine {loss:.4f}", flush=True))
    folder = Path(args.repo) / "classify/embed"
    rows = write(folder, v, rows)
    write_testdata(folder / "testdata", teacher, v, rows)


if __name__ == "__main__":
    main()
