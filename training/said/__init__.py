"""Training of the second half-encoder: who says what, and whether it happened."""
