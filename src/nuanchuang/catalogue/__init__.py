"""Matters: questions → checklist, fee, deadline, grounds; reasons for refusal; remedies."""

import os

# Finding asks pypinyin for single characters only; its table of phrases would cost 45 MB and 0.4 s.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
