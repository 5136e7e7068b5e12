"""Verbs of reception, by topic: visits, cases, decisions, passes, hand-overs."""
