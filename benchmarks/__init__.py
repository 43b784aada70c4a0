"""What the project costs, measured beside its peers: `python -m benchmarks` makes the tables."""
