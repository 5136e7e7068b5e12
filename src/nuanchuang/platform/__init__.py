"""Database and write lock, clock and chance, ids, settings reader. Knows nothing of halls."""
