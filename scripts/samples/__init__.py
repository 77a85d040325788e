"""The sample reports of ``data/raw/``: made-up bodies, made-up figures, our own words."""
