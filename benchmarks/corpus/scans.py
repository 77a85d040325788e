"""Pages as a scanner leaves them: grey or coloured, straight or askew, with a stamp, packed as JPEG."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pypdfium2
from PIL import Image

_STAMP = (60, 60, 190)


def scan(source: Path, target: Path, dpi: int, seed: str, *, askew: bool) -> None:
    """A PDF of pictures of the pages; ``askew`` turns each by up to two degrees."""
    rng = Random(seed)
    pdf = pypdfium2.PdfDocument(source)
    try:
        pages = [_scanned(page.render(scale=dpi / 72).to_pil(), dpi, rng, askew=askew) for page in pdf]
    finally:
        pdf.close()
    pages[0].save(target, save_all=True, append_images=pages[1:], resolution=dpi, quality=rng.randint(55, 85))


def _scanned(page: Image.Image, dpi: int, rng: Random, *, askew: bool) -> Image.Image:
    pixels = np.asarray(page.convert("RGB"), np.uint8).copy()
    height, width = pixels.shape[:2]
    middle = (rng.randint(width // 4, 3 * width // 4), rng.randint(height // 6, height // 2))
    cv2.circle(pixels, middle, round(0.7 * dpi), _STAMP, max(1, dpi // 60), cv2.LINE_AA)
    cv2.circle(pixels, middle, round(0.5 * dpi), _STAMP, max(1, dpi // 100), cv2.LINE_AA)
    if askew:
        angle = rng.choice((-1, 1)) * rng.uniform(0.4, 2.0)
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        pixels = np.asarray(cv2.warpAffine(pixels, turn, (width, height), borderValue=(255, 255, 255)), np.uint8)
    pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), rng.uniform(0.3, 0.7)), np.uint8)
    noise = np.random.default_rng(rng.getrandbits(32)).normal(0, rng.uniform(2, 10), (height, width, 1))
    paper = rng.uniform(0.93, 1.0)
    pixels = np.clip(pixels * paper + noise, 0, 255).astype(np.uint8)
    packed = io.BytesIO()
    Image.fromarray(pixels).save(packed, "JPEG", quality=rng.randint(45, 85))
    return Image.open(packed)
