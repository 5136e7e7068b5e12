"""What desk and office ask of knowledge; nothing here writes."""

from nuanchuang.knowledge.own import greetings
from nuanchuang.knowledge.reads.asked import (
    Asking,
    answered,
    answers_not_read,
    at_the_desk,
    grounds,
    mine,
    open_questions,
    question,
    waiting,
)
from nuanchuang.knowledge.reads.learned import (
    CardLine,
    Page,
    ShelfLine,
    cards,
    drafts,
    page_of,
    review_day,
    shelf,
    situations,
)
from nuanchuang.knowledge.reads.lessons import (
    ErrorLine,
    LookLine,
    errors_of,
    looks_of,
    sent_errors,
    shared_looks,
)
from nuanchuang.knowledge.reads.looking import Phrased, as_said_here, look_up
from nuanchuang.knowledge.reads.memos import Finds, MemoLine, find, similar_memos

__all__ = [
    "Asking",
    "CardLine",
    "ErrorLine",
    "Finds",
    "LookLine",
    "MemoLine",
    "Page",
    "Phrased",
    "ShelfLine",
    "answered",
    "answers_not_read",
    "as_said_here",
    "at_the_desk",
    "cards",
    "drafts",
    "errors_of",
    "find",
    "greetings",
    "grounds",
    "look_up",
    "looks_of",
    "mine",
    "open_questions",
    "page_of",
    "question",
    "review_day",
    "sent_errors",
    "shared_looks",
    "shelf",
    "similar_memos",
    "situations",
    "waiting",
]
