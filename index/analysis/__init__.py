"""Turn text into terms: tokens, accent folding, stems, prefixes and MinHash sketches."""
