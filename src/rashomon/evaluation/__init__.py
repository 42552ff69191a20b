"""Benchmarks: how well reading does against what a careful person put down. Each says which split its figures are
from."""
