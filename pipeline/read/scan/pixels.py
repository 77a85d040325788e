"""What a picture is here: rows and columns of brightness, or of colours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""``[rows, columns]`` grey or ``[rows, columns, 3]`` colours, 0 to 255; of ink, 0 is paper."""
