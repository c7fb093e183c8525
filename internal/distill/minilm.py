"""The sentence-transformer all-MiniLM-L6-v2 as a plain numpy forward pass.

Six BERT layers, mean pooling over all tokens (with [CLS] and [SEP]) and unit length,
as the model's own modules.json says. No deep-learning framework is needed for reading
its weights once.
"""

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

LONGEST = 128  # tokens of a text that are read; the texts here are passages


class MiniLM:
    def __init__(self, folder):
        folder = Path(folder)
        self.config = json.loads((folder / "config.json").read_text())
        weights = load_file(folder / "model.safetensors")
        self.w = {k.removeprefix("bert."): v.astype(np.float32) for k, v in weights.items()
                  if v.dtype.kind == "f"}
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)

    def _norm(self, x, name):
        x = x - x.mean(-1, keepdims=True)
        x /= np.sqrt((x * x).mean(-1, keepdims=True) + self.config["layer_norm_eps"])
        return x * self.w[name + ".weight"] + self.w[name + ".bias"]

    def _dense(self, x, name):
        return x @ self.w[name + ".weight"].T + self.w[name + ".bias"]

    def _layer(self, x, i):
        p = f"encoder.layer.{i}."
        b, n, d = x.shape
        heads = self.config["num_attention_heads"]

        def split(name):
            y = self._dense(x, p + "attention.self." + name)
            return y.reshape(b, n, heads, d // heads).transpose(0, 2, 1, 3)

        q, k, v = split("query"), split("key"), split("value")
        a = q @ k.transpose(0, 1, 3, 2) / np.float32(np.sqrt(d // heads))
        a = np.exp(a - a.max(-1, keepdims=True))
        a /= a.sum(-1, keepdims=True)
        y = (a @ v).transpose(0, 2, 1, 3).reshape(b, n, d)
        x = self._norm(x + self._dense(y, p + "attention.output.dense"), p + "attention.output.LayerNorm")
        h = self._dense(x, p + "intermediate.dense")
        h *= 0.5 * (1 + erf(h * np.float32(1 / np.sqrt(2))))
        return self._norm(x + self._dense(h, p + "output.dense"), p + "output.LayerNorm")

    def _pool(self, ids):
        """Mean of the last layer over equally long token lists (batch × n)."""
        e = "embeddings."
        x = (self.w[e + "word_embeddings.weight"][ids]
             + self.w[e + "position_embeddings.weight"][: ids.shape[1]]
             + self.w[e + "token_type_embeddings.weight"][0])
        x = self._norm(x, e + "LayerNorm")
        for i in range(self.config["num_hidden_layers"]):
            x = self._layer(x, i)
        return x.mean(1)

    def encode_ids(self, lists, batch_tokens=2048):
        """Unit vectors of token lists; lists of one length go together, so nothing is padded."""
        out = np.zeros((len(lists), self.config["hidden_size"]), np.float32)
        order = sorted(range(len(lists)), key=lambda i: len(lists[i]))
        start = 0
        while start < len(order):
            n = len(lists[order[start]])
            end = start
            while end < len(order) and len(lists[order[end]]) == n and (end - start) * n < batch_tokens:
                end += 1
            rows = order[start:end]
            out[rows] = self._pool(np.array([lists[i] for i in rows]))
            start = end
        return out / np.linalg.norm(out, axis=1, keepdims=True)

    def encode(self, texts):
        return self.encode_ids([e.ids for e in self.tokenizer.encode_batch(list(texts))])
