"""The append-only, hash-chained record of everything that happened, and its followers."""
