"""Matters: questions → checklist, fee, deadline, grounds; reasons for refusal; remedies."""
