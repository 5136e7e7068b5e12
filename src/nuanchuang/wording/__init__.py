"""Lint of wording, and the elements a reply must have. It reads words, never people."""
