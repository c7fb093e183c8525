"""Rows for the vocabulary: first each entry's own vector through the transformer,
weighted by how rare it is, then a fit so that the sums of rows point where the
transformer's vectors of the same texts point."""

import numpy as np
from scipy import sparse

SIF = 1e-3  # a of Arora, Liang and Ma 2017: weight a/(a+p)


def counts(vocabulary, texts):
    """Sparse texts × vocabulary: how often each row is in the text's sum."""
    indptr, indices = [0], []
    for t in texts:
        indices += vocabulary.rows(t)
        indptr.append(len(indices))
    m = sparse.csr_matrix((np.ones(len(indices), np.float32), indices, indptr),
                          shape=(len(texts), len(vocabulary.entries)))
    m.sum_duplicates()
    return m


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)


def components(vectors, weights, dim):
    """Common component (weighted mean) and the `dim` principal axes of the vectors."""
    mean = np.average(vectors, axis=0, weights=weights)
    centred = vectors - mean
    _, axes = np.linalg.eigh((centred * weights[:, None]).T @ centred)
    axes = axes[:, ::-1][:, :dim]
    axes *= np.sign(axes[np.abs(axes).argmax(0), range(axes.shape[1])])  # the sign is free: fix it
    return mean.astype(np.float32), axes.astype(np.float32)


def sif_weights(x, most_frequent_first, weights):
    """a/(a+p), p half from the texts' counts and half from the rank of the entry in the
    transformer's vocabulary (Zipf)."""
    seen = np.asarray(x.multiply(weights[:, None]).sum(0)).ravel() + 0.5
    seen /= seen.sum()
    zipf = 1 / (np.arange(most_frequent_first) + 10.0)
    rank = np.full(x.shape[1], zipf[-1])
    rank[: len(zipf)] = zipf
    return (SIF / (SIF + 0.5 * seen + 0.5 * rank / rank.sum())).astype(np.float32)


def train(x, target, start, weights, epochs, hold=0.03, rate=0.02, batch=512, seed=7, report=None):
    """Adam on 1 - cosine(sum of rows, target), held to `start` by `hold`; rows of the texts'
    weights. A row that no text uses stays as it is."""
    rng = np.random.default_rng(seed)
    rows, m, v = start.copy(), np.zeros_like(start), np.zeros_like(start)
    step, total = 0, epochs * (-(-x.shape[0] // batch))
    for epoch in range(epochs):
        order, loss = rng.permutation(x.shape[0]), 0.0
        for i in range(0, len(order), batch):
            pick = order[i : i + batch]
            xb, tb, wb = x[pick], target[pick], weights[pick, None]
            used = np.unique(xb.indices)
            xb = xb[:, used]
            r = rows[used]
            s = xb @ r
            n = np.maximum(np.linalg.norm(s, axis=1, keepdims=True), 1e-6)
            u = s / n
            cos = (u * tb).sum(1, keepdims=True)
            loss += float((wb * (1 - cos)).sum())
            g = xb.T @ (wb * (u * cos - tb) / n)
            g += hold * wb.sum() / len(pick) * (r - start[used])
            step += 1
            m[used] = 0.9 * m[used] + 0.1 * g
            v[used] = 0.99 * v[used] + 0.01 * g * g
            lr = rate * (1 - step / (total + 1))
            rows[used] -= lr * m[used] / (np.sqrt(v[used]) + 1e-6)
        if report:
            report(epoch, loss / weights.sum(), rows)
    return rows


def quantise(rows):
    """int8 rows and a float32 scale for each."""
    scale = np.maximum(np.abs(rows).max(1), 1e-9) / 127
    return np.clip(np.rint(rows / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)
