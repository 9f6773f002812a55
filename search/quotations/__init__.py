"""Find what people are quoted with."""
