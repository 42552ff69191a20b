"""Training of the second encoder: who says what, and whether it happened."""
