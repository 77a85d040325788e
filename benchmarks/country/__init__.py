"""A made-up country: every local government, six years of reports as batches, and what was planted in them.

Takes a seed and a list of bodies, gives batches that went through ``pipeline.check`` and the truth beside them; no
report of it was ever printed, and no person is named in it.
"""
