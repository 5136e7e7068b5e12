"""What desk and office ask of knowledge; nothing here writes."""

from nuanchuang.knowledge.reads.asked import (
    Asking,
    answered,
    at_the_desk,
    grounds,
    mine,
    open_questions,
    question,
    waiting,
)
from nuanchuang.knowledge.reads.learned import CardLine, cards, drafts, review_day, situations
from nuanchuang.knowledge.reads.lessons import (
    ErrorLine,
    LookLine,
    errors_of,
    looks_of,
    sent_errors,
    shared_looks,
)
from nuanchuang.knowledge.reads.memos import Finds, MemoLine, find, similar_memos

__all__ = [
    "Asking",
    "CardLine",
    "ErrorLine",
    "Finds",
    "LookLine",
    "MemoLine",
    "answered",
    "at_the_desk",
    "cards",
    "drafts",
    "errors_of",
    "find",
    "grounds",
    "looks_of",
    "mine",
    "open_questions",
    "question",
    "review_day",
    "sent_errors",
    "shared_looks",
    "similar_memos",
    "situations",
    "waiting",
]
