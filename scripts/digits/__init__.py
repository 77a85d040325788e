"""Training of the recogniser of printed numbers (``pipeline/read/scan/digits.npz``): drawn numbers only."""
