"""Draw documents with known scores in many layouts and measure what the pipeline reads from them."""
