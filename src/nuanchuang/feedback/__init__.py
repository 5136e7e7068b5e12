"""Ratings, on the citizen's side and sealed from the hall."""
