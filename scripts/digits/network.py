"""The network that is trained; ``pipeline.read.scan.digits`` runs the same layers with numpy alone."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from pipeline.read.scan.alphabet import CLASSES, LAYERS, Layer

CHANNELS = (16, 28, 48, 88, 88)


def _block(before: int, after: int, layer: Layer) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(before, after, layer.kernel, layer.stride, layer.padding, (1, layer.dilation), bias=False),
        nn.BatchNorm2d(after),
        nn.ReLU(),
    )


class Network(nn.Module):  # type: ignore[misc]  # torch is no dependency of the project
    """Line of 36 rows and W columns in, W/2 frames of class scores out; no layer knows more than its neighbourhood."""

    def __init__(self) -> None:
        super().__init__()
        before = (1, *CHANNELS[:-1])
        self.blocks = nn.ModuleList(
            [_block(one, other, layer) for one, other, layer in zip(before, CHANNELS, LAYERS, strict=True)]
        )
        self.drop = nn.Dropout(0.1)
        self.last = nn.Conv2d(CHANNELS[-1], len(CLASSES), 1)

    def forward(self, lines: torch.Tensor) -> torch.Tensor:
        """``[N, 1, 36, W]`` in 0..1 to ``[N, W/2, classes]`` log probabilities."""
        values = lines
        for block in self.blocks:
            values = block(values)
        values = self.last(self.drop(values))
        return torch.log_softmax(values.squeeze(2).permute(0, 2, 1), dim=2)

    def weights(self) -> dict[str, NDArray[np.float16]]:
        """The layers with their normalisation folded in: ``w0 b0 ..``, kernels as ``[out, in, rows, columns]``."""
        found: dict[str, NDArray[np.float16]] = {}
        for index, block in enumerate(self.blocks):
            convolution, norm = block[0], block[1]
            scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            kernel = convolution.weight * scale[:, None, None, None]
            found[f"w{index}"] = kernel.detach().numpy().astype(np.float16)
            found[f"b{index}"] = (norm.bias - norm.running_mean * scale).detach().numpy().astype(np.float16)
        found[f"w{len(self.blocks)}"] = self.last.weight.detach().numpy().astype(np.float16)
        found[f"b{len(self.blocks)}"] = self.last.bias.detach().numpy().astype(np.float16)
        return found
