"""Lines drawn from fonts and damaged as scanners damage them, in the form that the recogniser is given."""

from __future__ import annotations

import random
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.read.scan.alphabet import BASELINE, BODY, HEIGHT

Picture = NDArray[np.uint8]

TRAINED = ("clean", "blur", "noise", "jpeg", "fax", "thin", "thick", "rules", "scratches", "skew")
HELD_OUT = ("motion", "speckle", "coarse")
"""Damages never trained on."""


@lru_cache(maxsize=4000)
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=200)
def _body_share(path: str) -> float:
    """Height of a Thai digit without ascender as a share of the font size."""
    box = _font(path, 200).getbbox("๑", anchor="ls")
    return max(0.2, -box[1] / 200)


def drawn(text: str, path: str, body: float, rng: random.Random) -> tuple[Picture, float]:
    """Black on white with a margin, and the y position of the base line; ``body`` is the height of ๑ in pixels."""
    font = _font(path, max(6, round(body / _body_share(path))))
    width = int(font.getlength(text)) if text else round(body * rng.uniform(0.5, 4))
    margin = round(body)
    base = round(2.3 * body)
    picture = Image.new("L", (width + 2 * margin, base + margin), 255)
    spread = rng.choice([0, 0, 0, 0, rng.uniform(-0.08, 0.15)]) * body
    pen = ImageDraw.Draw(picture)
    if spread and not any(character.isalpha() for character in text):
        x = float(margin)
        for character in text:
            pen.text((x, base), character, font=font, fill=0, anchor="ls")
            x += font.getlength(character) + spread
    else:
        pen.text((margin, base), text, font=font, fill=0, anchor="ls")
    return np.asarray(picture).copy(), float(base)


def damaged(picture: Picture, base: float, body: float, kinds: list[str], rng: random.Random) -> Picture:
    """The picture after some damages, each drawn at the strength that its scan would have."""
    noise = np.random.default_rng(rng.getrandbits(32))
    for kind in kinds:
        picture = _damage(kind, picture, base, body, rng, noise)
    return picture


def _damage(
    kind: str, picture: Picture, base: float, body: float, rng: random.Random, noise: np.random.Generator
) -> Picture:
    height, width = picture.shape
    match kind:
        case "clean":
            return picture
        case "blur":
            return _u8(cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, 0.075 * body)))
        case "noise":
            return _u8(picture + noise.normal(0, rng.uniform(3, 34), picture.shape))
        case "jpeg":
            packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(18, 85)])[1]
            return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
        case "fax":
            rough = picture + noise.normal(0, rng.uniform(0, 30), picture.shape)
            return _u8(np.where(rough < rng.uniform(90, 200), 0, 255))
        case "thin" | "thick":
            share = rng.uniform(0.2, 0.6)
            tool = np.ones((2, 2), np.uint8)
            other = cv2.dilate(picture, tool) if kind == "thin" else cv2.erode(picture, tool)
            return _u8((1 - share) * picture + share * other)
        case "rules":
            made = picture.copy()
            for _ in range(rng.randint(1, 3)):
                thick, dark = rng.randint(1, 3), rng.randint(0, 160)
                if rng.random() < 0.6:
                    y = round(base + rng.choice([rng.uniform(0.25, 0.8), rng.uniform(-2.1, -1.45)]) * body)
                    start = rng.randint(0, width // 2)
                    made[max(y, 0) : y + thick, start : start + rng.randint(3, width)] = dark
                else:
                    x = rng.choice([rng.randint(0, round(body)), width - rng.randint(1, round(body))])
                    top = rng.randint(0, height // 2)
                    made[top : top + rng.randint(3, height), x : x + thick] = dark
            return made
        case "scratches":
            made = picture.copy()
            for _ in range(rng.randint(1, 3)):
                y = round(base - rng.uniform(0, 1.2) * body)
                made[y : y + max(1, round(body / 16)), :] = np.maximum(
                    made[y : y + max(1, round(body / 16)), :], rng.randint(90, 255)
                )
            return made
        case "skew":
            turn = cv2.getRotationMatrix2D((width / 2, base), rng.uniform(-1.4, 1.4), 1.0)
            turn[0, 1] += rng.uniform(-0.15, 0.15)
            turn[0, 2] -= turn[0, 1] * base
            return _u8(cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255))
        case "motion":
            length = max(2, round(body * rng.uniform(0.08, 0.16)))
            tool = np.zeros((length, length), np.float32)
            if rng.random() < 0.5:
                tool[length // 2, :] = 1 / length
            else:
                tool[:, length // 2] = 1 / length
            return _u8(cv2.filter2D(picture, -1, tool))
        case "speckle":
            spots = noise.random(picture.shape) < rng.uniform(0.001, 0.008)
            grown = cv2.dilate(spots.astype(np.uint8), np.ones((2, 2), np.uint8)) > 0
            return _u8(np.where(grown, noise.integers(0, 2, picture.shape) * 255, picture))
        case "coarse":
            share = rng.uniform(0.6, 0.85)
            small = cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
            return _u8(cv2.resize(small, (width, height), interpolation=cv2.INTER_NEAREST))
        case other:
            raise ValueError(other)


def presented(picture: Picture, base: float, body: float, rng: random.Random) -> Picture:
    """The line in the recogniser's form: ink bright on black, fixed height, body and base about in place."""
    scale = BODY / body * rng.uniform(0.74, 1.16)
    shift = rng.uniform(-2.2, 2.2)
    ink = 255 - picture
    ink = ink[:, _first_ink(ink, body, rng) : ink.shape[1] - _first_ink(ink[:, ::-1], body, rng)]
    width = max(8, round(ink.shape[1] * scale))
    stretch = width / max(1e-6, float(ink.shape[1]))
    place = np.array([[stretch, 0, 0], [0, scale, BASELINE + shift - base * scale]])
    blurred = cv2.GaussianBlur(ink, (0, 0), 0.35 / scale) if scale < 0.8 else ink
    made = cv2.warpAffine(blurred, place, (width, HEIGHT), flags=cv2.INTER_LINEAR)
    return _u8(made.astype(np.float32) * rng.uniform(0.75, 1.12))


def _first_ink(ink: Picture, body: float, rng: random.Random) -> int:
    """Where the crop begins: a little before the first column with ink."""
    columns = np.flatnonzero((ink > 110).any(axis=0))
    first = int(columns[0]) if len(columns) else 0
    return max(0, first - round(body * rng.uniform(0.05, 0.6)))


def _u8(values: NDArray[np.generic]) -> Picture:
    result: Picture = np.clip(values, 0, 255).astype(np.uint8)
    return result
