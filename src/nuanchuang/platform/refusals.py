"""Refusals carry the sentence for the person: what is the matter and what to do next."""

from typing import ClassVar, TypeVar

T = TypeVar("T")


class Refusal(Exception):
    """Something that cannot be done now. Nothing was written.

    ``code`` names the kind for programs (RFC 9457 ``type``), ``status`` the HTTP status,
    ``sentence`` is a Chinese msgid that says what to do next; ``values`` fill its
    ``%(name)s`` places after translation.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409
    sentence: ClassVar[str] = "现在办不了这一步，请稍后再试，或找导办员帮忙。"

    def __init__(self, **values: object) -> None:
        super().__init__(self.code)
        self.values = values


class NotFound(Refusal):
    """Absent, or not this person's to see: the answer is the same."""

    code = "not-found"
    status = 404
    sentence = "没有找到您要的内容。请核对号码或代码，或找导办员帮忙。"


def found(row: T | None) -> T:
    """The row; raises NotFound when there is none."""
    if row is None:
        raise NotFound()
    return row


class NotAllowed(Refusal):
    """Known, but not this person's to do."""

    code = "not-allowed"
    status = 403
    sentence = "您的岗位没有这项权限。需要的话，请找值班领导。"
