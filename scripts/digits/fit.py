"""Training: batches of lines of like width, CTC loss, one cycle of the learning rate."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from pipeline.read.scan.alphabet import CLASSES, HEIGHT
from scripts.digits.network import Network
from scripts.digits.sets import Sample

_NUMBER = {symbol: index for index, symbol in enumerate(CLASSES)}
_BATCH_PIXELS = 64 * 140
_HIGHEST = 3e-3
_WIDEST = 700


def batches(samples: Sequence[Sample], rng: random.Random) -> list[list[int]]:
    """Indices in batches of about the same number of pixels, in random order."""
    order = sorted(range(len(samples)), key=lambda index: samples[index].picture.shape[1] + rng.uniform(0, 24))
    made: list[list[int]] = [[]]
    for index in order:
        widest = samples[index].picture.shape[1]
        if made[-1] and (len(made[-1]) + 1) * widest > _BATCH_PIXELS:
            made.append([])
        made[-1].append(index)
    rng.shuffle(made)
    return made


def tensor(samples: Sequence[Sample]) -> tuple[torch.Tensor, torch.Tensor]:
    """The pictures padded to the widest, and their frames."""
    widest = max(sample.picture.shape[1] for sample in samples)
    widest += widest % 2
    lines = np.zeros((len(samples), 1, HEIGHT, widest), np.float32)
    for row, sample in enumerate(samples):
        lines[row, 0, :, : sample.picture.shape[1]] = sample.picture / np.float32(255)
    frames = torch.tensor([(sample.picture.shape[1] + 1) // 2 for sample in samples])
    return torch.from_numpy(lines), frames


def rate(done: float) -> float:
    """The learning rate after a share of the training: up, level, and down over the last two fifths."""
    if done < 0.04:
        return _HIGHEST * (0.1 + 0.9 * done / 0.04)
    return _HIGHEST if done < 0.6 else max(_HIGHEST * (1 - done) / 0.4, 1e-5)


def fit(
    network: Network, optimiser: torch.optim.Optimizer, samples: Sequence[Sample], share: tuple[float, float], seed: str
) -> float:
    """One pass over the samples, from one share of the training to another. Gives the mean loss."""
    rng = random.Random(seed)
    widths = [one.picture.shape[1] for one in samples]
    usable = [one for one, width in zip(samples, widths, strict=True) if 4 * len(one.said) < width < _WIDEST]
    loss_of = nn.CTCLoss(blank=0, zero_infinity=True)
    network.train()
    groups = batches(usable, rng)
    total = 0.0
    for step, group in enumerate(groups):
        for settings in optimiser.param_groups:
            settings["lr"] = rate(share[0] + (share[1] - share[0]) * step / len(groups))
        chosen = [usable[index] for index in group]
        lines, frames = tensor(chosen)
        targets = torch.tensor([_NUMBER[symbol] for one in chosen for symbol in one.said])
        lengths = torch.tensor([len(one.said) for one in chosen])
        loss = loss_of(network(lines).permute(1, 0, 2), targets, frames, lengths)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        total += float(loss.detach())
    return total / max(1, len(groups))
