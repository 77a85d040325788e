"""Trains the recogniser of printed numbers and writes ``digits.npz`` and its report beside ``pipeline/read/scan``.

Needs what the project does not: PyTorch and some free Thai fonts, in an environment to be thrown away::

    apt-get install fonts-thai-tlwg
    python -m venv /tmp/train && /tmp/train/bin/pip install -e . torch==2.13.0
    pip download --no-deps fontpkg-sarabun fontpkg-kanit fontpkg-noto-sans-thai fontpkg-chakra-petch   # and unpack
    npm pack @expo-google-fonts/{bai-jamjuree,k2d,ibm-plex-sans-thai,prompt,taviraj}                   # and unpack
    nice -n 15 /tmp/train/bin/python -m scripts.train_digits --fonts /usr/share/fonts/truetype/tlwg UNPACKED

The same seed, fonts and versions give the same model. One process draws the next round while the other trains.
"""

from __future__ import annotations

import argparse
import time
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import torch

from pipeline.read.scan.digits import MODEL, REPORT
from scripts.digits import draw, fonts, sets
from scripts.digits.fit import fit
from scripts.digits.network import Network
from scripts.digits.report import write_report

_CELLS, _LINES, _PASSES = 7000, 1000, 2


def main() -> None:
    """Trains and reports."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--fonts", type=Path, nargs="+", required=True)
    options.add_argument("--rounds", type=int, default=24, help=f"of {_CELLS + _LINES} lines drawn anew")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--checkpoint", type=Path, help="written after each round, taken up where it is there")
    options.add_argument("--report-only", action="store_true", help="judge the model that is there")
    given = options.parse_args()
    known = fonts.faces(given.fonts)
    if not given.report_only:
        _train([face for face in known if face.family not in fonts.HELD_OUT], given)
    write_report(known, given.rounds, given.seed, REPORT)


def _train(known: list[fonts.Face], given: argparse.Namespace) -> None:
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    network = Network()
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=1e-3)
    first = 0
    if given.checkpoint and given.checkpoint.exists():
        kept = torch.load(given.checkpoint)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        first = kept["rounds"]
    with Pool(1) as artist:
        waiting = artist.apply_async(_round, (known, given.seed, first))
        for number in range(first, given.rounds):
            samples = waiting.get()
            waiting = artist.apply_async(_round, (known, given.seed, number + 1))
            began = time.monotonic()
            for again in range(_PASSES):
                share = tuple((number + (again + step) / _PASSES) / given.rounds for step in (0, 1))
                loss = fit(network, optimiser, samples, (share[0], share[1]), f"{given.seed}:{number}:{again}")
            print(f"round {number + 1}: loss {loss:.4f}, {time.monotonic() - began:.0f} s", flush=True)
            network.eval()
            np.savez_compressed(MODEL, allow_pickle=False, **network.weights())
            if given.checkpoint:
                state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "rounds": number + 1}
                torch.save(state, given.checkpoint)


def _round(known: list[fonts.Face], seed: int, number: int) -> list[sets.Sample]:
    """The lines of a round."""
    cells = sets.Recipe(tuple(known), draw.TRAINED)
    lines = sets.Recipe(tuple(known), draw.TRAINED, lines=1.0)
    return [
        *sets.make(cells, _CELLS, f"{seed}:{number}:cells"),
        *sets.make(lines, _LINES, f"{seed}:{number}:lines"),
    ]


if __name__ == "__main__":
    main()
