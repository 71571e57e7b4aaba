"""A slower, stronger parser that labels raw text for the pipeline to learn from.

    python -m training.teacher train DATA MODEL --minutes 45
    python -m training.teacher label DATA MODEL IN.conllu OUT.conllu

A BiLSTM with biaffine attention (Dozat and Manning 2017) over floret vectors, affixes and
learned words, trained jointly to tag. In some of the sentences the gold tags are part of the
input, so that text with gold tags and no syntax (PAROLE) is parsed with their help. Needs torch
and floret, which the pipeline itself does not.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter
from pathlib import Path

import floret
import torch
from torch import nn

from training.conllu import Sentence, read, write
from training.network import Codes, Encoder, Teacher
from training.tree import best_tree

GIVEN = 0.4
"""Share of the parsed sentences whose gold tags are part of the input."""

CROSS = nn.functional.cross_entropy


def loss_of(
    model: Teacher, b: dict[str, torch.Tensor], syntax: bool, rng: random.Random
) -> torch.Tensor:
    """Parsing loss with the tags given in some of the sentences, tagging loss in the others."""
    rows = b["word"].shape[0]
    tagged = (torch.rand(rows) < GIVEN).long() if syntax else torch.zeros(rows).long()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        pos, feats, arc, rel_dep, rel_head = model(b, tagged)
    pos, feats, arc, rel_dep, rel_head = (x.float() for x in (pos, feats, arc, rel_dep, rel_head))
    total = torch.zeros(())
    if not bool(tagged.all()):
        total = total + _tag_loss(b, tagged, pos, feats)
    if syntax:
        rel = model.labels(rel_dep, rel_head, b["head"])
        total = total + CROSS(arc.flatten(0, 1), b["head"].flatten())
        total = total + CROSS(rel.flatten(0, 1), b["dep"].flatten())
    return total


def _tag_loss(
    b: dict[str, torch.Tensor], tagged: torch.Tensor, pos: torch.Tensor, feats: torch.Tensor
) -> torch.Tensor:
    """Only for the sentences whose tags were not part of the input."""
    given = tagged[:, None].bool()
    gold_pos, gold_feats = (b[k].masked_fill(given, -100) for k in ("pos", "feats"))
    return 0.5 * (
        CROSS(pos.flatten(0, 1), gold_pos.flatten())
        + CROSS(feats.flatten(0, 1), gold_feats.flatten())
    )


def batches(sentences: list[Sentence], words: int, rng: random.Random) -> list[list[Sentence]]:
    """Sentences of like length together, shuffled."""
    ordered = sorted(sentences, key=lambda s: len(s.words) + rng.random() * 1.5)
    out: list[list[Sentence]] = [[]]
    for s in ordered:
        if out[-1] and (len(out[-1]) + 1) * len(s.words) > words:
            out.append([])
        out[-1].append(s)
    rng.shuffle(out)
    return out


@torch.no_grad()
def parse(
    model: Teacher, encoder: Encoder, sentences: list[Sentence], tagged: bool
) -> list[Sentence]:
    """The sentences with predicted syntax, and tags too unless they were given."""
    model.eval()
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
    names = {k: list(getattr(encoder.codes, k)) for k in ("pos", "feats", "deps")}
    out: dict[int, Sentence] = {}
    for at in range(0, len(order), 32):
        part = order[at : at + 32]
        b = encoder.batch([sentences[i] for i in part])
        given = torch.full((len(part),), int(tagged))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            pos, feats, arc, rel_dep, rel_head = (x.float() for x in model(b, given))
        arc = torch.log_softmax(arc, -1).numpy()
        heads = torch.zeros_like(b["word"])
        for r, i in enumerate(part):
            n = len(sentences[i].words) + 1
            heads[r, :n] = torch.from_numpy(best_tree(arc[r, :n, :n]))
        deps = model.labels(rel_dep, rel_head, heads)
        root = encoder.codes.deps["root"]
        deps[..., root] = deps[..., root].masked_fill(heads > 0, -1e4)
        deps = deps.argmax(-1)
        tags = pos.argmax(-1), feats.argmax(-1)
        for r, i in enumerate(part):
            s, n = sentences[i], len(sentences[i].words) + 1
            h = heads[r, 1:n].tolist()
            out[i] = Sentence(
                id=s.id,
                words=s.words,
                spaces=s.spaces,
                lemmas=s.lemmas,
                pos=s.pos if tagged else tuple(names["pos"][k] for k in tags[0][r, 1:n]),
                feats=s.feats if tagged else tuple(names["feats"][k] for k in tags[1][r, 1:n]),
                heads=tuple(k if x == 0 else x - 1 for k, x in enumerate(h)),
                deps=tuple(
                    "root" if x == 0 else names["deps"][d]
                    for x, d in zip(h, deps[r, 1:n], strict=True)
                ),
            )
    model.train()
    return [out[i] for i in range(len(sentences))]


def scores(gold: list[Sentence], guess: list[Sentence]) -> dict[str, float]:
    """Per cent right; attachment without punctuation, as spaCy counts it."""
    right, total, words = Counter[str](), 0, 0
    for g, p in zip(gold, guess, strict=True):
        for i in range(len(g.words)):
            words += 1
            right["pos"] += g.pos[i] == p.pos[i]
            right["feats"] += g.feats[i] == p.feats[i]
            if g.deps[i] != "punct":
                total += 1
                right["uas"] += g.heads[i] == p.heads[i]
                right["las"] += g.heads[i] == p.heads[i] and g.deps[i] == p.deps[i]
    return {
        k: round(100 * n / (total if k in {"uas", "las"} else words), 2) for k, n in right.items()
    }


def fit(data: Path, out: Path, minutes: float, seed: int, dev_path: Path) -> None:
    """Train, keeping a running average of the weights; the average is what is saved."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    ddt, parole = list(read(data / "ddt.conllu")), list(read(data / "parole.conllu"))
    if (data / "supplement.conllu").exists():
        ddt = ddt + list(read(data / "supplement.conllu"))
    dev = list(read(dev_path))
    ddt = [s for s in ddt if len(s.words) < 120]
    codes = Codes(ddt + parole)
    encoder = Encoder(codes, floret.load_model(str(data / "floret.bin")))
    model, average = Teacher(codes), Teacher(codes)
    average.load_state_dict(model.state_dict())
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, betas=(0.9, 0.95), weight_decay=1e-4)
    start, step, epoch, best = time.time(), 0, 0, 0.0
    done = 0.0
    while done < 1:
        mixed = [(True, b) for b in batches(ddt, 800, rng)]
        part = 0.7 if epoch < 12 else 0.4
        mixed += [(False, b) for b in batches(rng.sample(parole, int(len(ddt) * part)), 800, rng)]
        rng.shuffle(mixed)
        for syntax, sentences in mixed:
            done = (time.time() - start) / 60 / minutes
            rate = (
                2e-3
                * min(1.0, step / 200)
                * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, done))))
            )
            optimizer.param_groups[0]["lr"] = rate
            loss = loss_of(model, encoder.batch(sentences), syntax, rng)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 3.0)
            optimizer.step()
            step += 1
            decay = min(0.999, step / (step + 10))
            with torch.no_grad():
                for a, m in zip(average.parameters(), model.parameters(), strict=True):
                    a.lerp_(m, 1 - decay)
            if done >= 1:
                break
        epoch += 1
        if epoch % 5 == 0 or done >= 1:
            bare, given = (scores(dev, parse(average, encoder, dev, t)) for t in (False, True))
            print(
                epoch, step, f"{(time.time() - start) / 60:.1f} min", bare, given["las"], flush=True
            )
            if bare["las"] > best:
                best = bare["las"]
                torch.save({"codes": codes, "model": average.state_dict()}, out)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("train", "label"))
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--tagged", action="store_true", help="the input has gold tags")
    args = parser.parse_args()
    torch.set_num_threads(1)
    if args.command == "train":
        fit(args.data, args.model, args.minutes, args.seed, args.dev)
        return
    saved = torch.load(args.model, weights_only=False)
    encoder = Encoder(saved["codes"], floret.load_model(str(args.data / "floret.bin")))
    model = Teacher(saved["codes"])
    model.load_state_dict(saved["model"])
    write(parse(model, encoder, list(read(args.files[0])), args.tagged), args.files[1])


if __name__ == "__main__":
    main()
