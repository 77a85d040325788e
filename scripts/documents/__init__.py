"""Made-up reports with their truth, for an examination that does not know the rules. See ``__main__``."""
