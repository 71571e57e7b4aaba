"""The teacher's network: BiLSTM with biaffine attention over floret vectors, affixes and words."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable

import floret
import numpy as np
import torch
from torch import nn

from training.conllu import Sentence

BUCKETS = 8000
AFFIXES = 8
UNKNOWN = 1


def shape(word: str) -> str:
    """Case and digits: `Aa`, `AA`, `d`, `,`."""
    out = ""
    for c in word[:8]:
        kind = "d" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else c
        if not out.endswith(kind):
            out += kind
    return out


def affixes(word: str) -> list[int]:
    """Hashes of three prefixes, four suffixes and the shape."""
    w = f"<{word.lower()}>"
    parts = [f"p{w[:n]}" for n in (2, 3, 4)] + [f"s{w[-n:]}" for n in (2, 3, 4, 5)]
    return [zlib.crc32(p.encode()) % BUCKETS for p in (*parts, "h" + shape(word))]


class Codes:
    """Numbers for words, tags and labels, fixed at training."""

    def __init__(self, sentences: list[Sentence]) -> None:
        words = Counter(w.lower() for s in sentences for w in s.words)
        self.words = {w: i + 2 for i, w in enumerate(w for w, n in words.items() if n > 1)}
        self.pos = self._table(p for s in sentences for p in s.pos)
        self.feats = self._table(f for s in sentences for f in s.feats)
        self.deps = self._table(d for s in sentences for d in s.deps)

    @staticmethod
    def _table(values: Iterable[str]) -> dict[str, int]:
        return {v: i for i, v in enumerate(sorted(set(values)))}


class Encoder:
    """Sentences to padded tensors; position 0 is the root."""

    def __init__(self, codes: Codes, vectors: floret.floret._floret) -> None:
        self.codes, self.vectors = codes, vectors
        self.seen: dict[str, tuple[int, list[int], np.ndarray]] = {}

    def word(self, w: str) -> tuple[int, list[int], np.ndarray]:
        if w not in self.seen:
            number = self.codes.words.get(w.lower(), UNKNOWN)
            self.seen[w] = (number, affixes(w), self.vectors.get_word_vector(w.lower()))
        return self.seen[w]

    def batch(self, sentences: list[Sentence]) -> dict[str, torch.Tensor]:
        rows, width = len(sentences), max(len(s.words) for s in sentences) + 1
        out = {
            "word": np.zeros((rows, width), "int64"),
            "affix": np.zeros((rows, width, AFFIXES), "int64"),
            "vector": np.zeros((rows, width, 96), "float32"),
            "mask": np.zeros((rows, width), "bool"),
        }
        out |= {k: np.full((rows, width), -100) for k in ("pos", "feats", "head", "dep")}
        for r, s in enumerate(sentences):
            n = len(s.words) + 1
            out["mask"][r, :n] = True
            for i, w in enumerate(s.words, 1):
                out["word"][r, i], out["affix"][r, i], out["vector"][r, i] = self.word(w)
            out["pos"][r, 1:n] = [self.codes.pos.get(p, -100) for p in s.pos]
            out["feats"][r, 1:n] = [self.codes.feats.get(f, -100) for f in s.feats]
            if s.heads:
                out["head"][r, 1:n] = [0 if h == i else h + 1 for i, h in enumerate(s.heads)]
                out["dep"][r, 1:n] = [self.codes.deps.get(d, -100) for d in s.deps]
        return {k: torch.from_numpy(v) for k, v in out.items()}


class SharedDropout(nn.Module):
    """The same units dropped at every position of a sentence."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2]) >= self.rate
        return x * keep / (1 - self.rate)


class Biaffine(nn.Module):
    """Scores of every head for every dependent, one matrix for each label."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(labels, width + 1, width + 1))
        nn.init.normal_(self.weight, std=1 / width)

    def forward(self, dependent: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        dependent = torch.cat((dependent, torch.ones_like(dependent[..., :1])), -1)
        head = torch.cat((head, torch.ones_like(head[..., :1])), -1)
        return torch.einsum("bic,lcd,bjd->blij", dependent, self.weight, head)


class Teacher(nn.Module):
    """Tagger on the first layer, parser on the last."""

    def __init__(self, codes: Codes, width: int = 256, layers: int = 2) -> None:
        super().__init__()
        tags = len(codes.pos) + 1
        self.word = nn.Embedding(len(codes.words) + 2, 96, padding_idx=0)
        self.affix = nn.Embedding(BUCKETS, 48)
        self.pos_in = nn.Embedding(tags, 32)
        self.feats_in = nn.Embedding(len(codes.feats) + 1, 64)
        nn.init.normal_(self.affix.weight, std=0.1)
        nn.init.normal_(self.word.weight, std=0.1)
        self.affixes = nn.Linear(48 * AFFIXES, 160)
        self.norm = nn.LayerNorm(96)
        size = 96 + 96 + 160 + 32 + 64
        self.lower = nn.LSTM(size, width, 1, batch_first=True, bidirectional=True)
        self.upper = nn.ModuleList(
            nn.LSTM(2 * width, width, 1, batch_first=True, bidirectional=True)
            for _ in range(layers)
        )
        self.pos_out = nn.Linear(2 * width, len(codes.pos))
        self.feats_out = nn.Linear(2 * width, len(codes.feats))
        self.arc_dep, self.arc_head = nn.Linear(2 * width, 300), nn.Linear(2 * width, 300)
        self.rel_dep, self.rel_head = nn.Linear(2 * width, 100), nn.Linear(2 * width, 100)
        self.arc, self.rel = Biaffine(300, 1), Biaffine(100, len(codes.deps))
        self.drop, self.word_drop = SharedDropout(0.33), 0.2

    def forward(self, b: dict[str, torch.Tensor], tagged: torch.Tensor) -> tuple[torch.Tensor, ...]:
        word, affix, vector = b["word"], b["affix"], b["vector"]
        if self.training:
            word = word.masked_fill((torch.rand(word.shape) < self.word_drop) & (word > 0), UNKNOWN)
            lost = torch.rand(word.shape) < 0.05
            vector = vector.masked_fill(lost[..., None], 0.0)
        # Row 0 stands for "no tag given".
        pos = (b["pos"].clamp(min=-1) + 1) * tagged[:, None]
        feats = (b["feats"].clamp(min=-1) + 1) * tagged[:, None]
        x = torch.cat(
            (
                self.word(word),
                self.norm(vector),
                torch.relu(self.affixes(self.affix(affix).flatten(2))),
                self.pos_in(pos),
                self.feats_in(feats),
            ),
            -1,
        )
        low = self._run(self.lower, self.drop(x), b["mask"])
        high = self.drop(low)
        for layer in self.upper:
            high = self.drop(self._run(layer, high, b["mask"]))
        act = nn.functional.leaky_relu
        arc = self.arc(
            self.drop(act(self.arc_dep(high), 0.1)), self.drop(act(self.arc_head(high), 0.1))
        )
        arc = arc[:, 0].masked_fill(~b["mask"][:, None, :], -1e4)
        rel_dep = self.drop(act(self.rel_dep(high), 0.1))
        rel_head = self.drop(act(self.rel_head(high), 0.1))
        tag_in = self.drop(low)
        return self.pos_out(tag_in), self.feats_out(tag_in), arc, rel_dep, rel_head

    def _run(self, lstm: nn.LSTM, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        # Padding is not packed away: batches are of like length, and this is four times faster.
        return lstm(x.masked_fill(~mask[..., None], 0.0))[0]

    def labels(
        self, rel_dep: torch.Tensor, rel_head: torch.Tensor, head: torch.Tensor
    ) -> torch.Tensor:
        """Label scores of the given heads only."""
        chosen = torch.gather(
            rel_head, 1, head.clamp(min=0)[..., None].expand(-1, -1, rel_head.shape[2])
        )
        d = torch.cat((rel_dep, torch.ones_like(rel_dep[..., :1])), -1)
        h = torch.cat((chosen, torch.ones_like(chosen[..., :1])), -1)
        return torch.einsum("bic,lcd,bid->bil", d, self.rel.weight, h)
