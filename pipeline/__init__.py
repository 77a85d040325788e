"""From published Thai ITA reports to a proved database with evidence for every number."""
