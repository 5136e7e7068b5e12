"""Why something of knowledge cannot be done now, and what to do instead."""

from nuanchuang.knowledge.linting import Looked
from nuanchuang.platform.refusals import Refusal


class MemoEmpty(Refusal):
    """No words, or more than a line."""

    code = "memo-empty"
    status = 422
    sentence = "请用一两句话写，1 到 200 字，不写姓名和号码。"


class MemoGone(Refusal):
    """Withdrawn or struck already."""

    code = "memo-gone"
    sentence = "这条备忘已经收回了。请刷新页面。"


class MemoNotYours(Refusal):
    """Only its author takes a memo back, or a leader strikes it."""

    code = "memo-not-yours"
    status = 403
    sentence = "这条备忘是同事写的。觉得不妥，请告诉值班领导。"


class QuestionEmpty(Refusal):
    """No question, or one too long to be read at a glance."""

    code = "question-empty"
    status = 422
    sentence = "请写清要请示什么，1 到 300 字，不写姓名和号码。"


class OptionsWrong(Refusal):
    """Fewer than two ways, more than four, one twice or one too long."""

    code = "options-wrong"
    status = 422
    sentence = "请写 2 到 4 个办法，各不相同，每个 60 字以内，请领导选。"


class ConsultationOver(Refusal):
    """Answered or withdrawn meanwhile."""

    code = "consultation-over"
    sentence = "这条请示已经有结果了。请刷新页面看。"


class OwnConsultation(Refusal):
    """Whoever asks does not answer."""

    code = "own-consultation"
    status = 403
    sentence = "这条是您自己请示的，要由另一位领导答复。"


class AnswerEmpty(Refusal):
    """No option chosen and no words written, or too many words."""

    code = "answer-empty"
    status = 422
    sentence = "请选一个办法，或写下您的答复，300 字以内。"


class UnknownGround(Refusal):
    """No ground of the catalogue has this name."""

    code = "unknown-ground"
    status = 422
    sentence = "没有找到这条依据。请从列表里选，或先空着。"


class StillOpen(Refusal):
    """An answer that has not come cannot be taken."""

    code = "consultation-open"
    sentence = "领导还没有答复。请稍等，或按 F9 请领导过来。"


class CardUnclear(Refusal):
    """A card without a title or words, with too many, or of no known situation."""

    code = "card-unclear"
    status = 422
    sentence = "请写标题（30 字以内）和要说的话（300 字以内），并选一个场合。"


class CardNotADraft(Refusal):
    """Reviewed or dropped meanwhile."""

    code = "card-not-a-draft"
    sentence = "这张卡片已经有人处理了。请刷新页面看。"


class OwnCard(Refusal):
    """Whoever wrote a card does not review it."""

    code = "own-card"
    status = 403
    sentence = "这张卡片是您写的，要由另一位同事来审。"


class ReviewDayWrong(Refusal):
    """A day that is not ahead, or further than a year."""

    code = "review-day-wrong"
    status = 422
    sentence = "复查日期要在明天以后、一年以内。请重新选。"


class NothingShipped(Refusal):
    """No shipped words of this name: a new release has them no longer, or the address is wrong."""

    code = "card-nothing-shipped"
    status = 404
    sentence = "没有找到这句原话，新版本里可能已经没有了。请回到经验卡的列表，再找一次。"


class DraftWaiting(Refusal):
    """One change waits for a review at a time, so that no review overtakes another."""

    code = "card-draft-waiting"
    sentence = "这张卡片已经有一份改动在等审。请先看那一份，审完再改。"


class EnglishMissing(Refusal):
    """A greeting stands on the screen in English too."""

    code = "card-english-missing"
    status = 422
    sentence = "迎送的话，说英语的群众也会看到。请把英文也写上。"


class PlaceUnknown(Refusal):
    """A place in the words that nothing fills."""

    code = "card-place-unknown"
    status = 422
    sentence = "这里有填不上的空：%(what)s。请照原话的写法，或者直接写成字。"


class WordingHeldBack(Refusal):
    """Words that insult, lean on a rule without naming it, or leave out what a refusal needs; ``looked``
    holds each finding."""

    code = "card-wording-held-back"
    status = 422
    sentence = "这样说会伤人，或者话没说全：%(what)s。请改好再交。"

    def __init__(self, looked: Looked, what: str) -> None:
        super().__init__(what=what)
        self.looked = looked


class ReportEmpty(Refusal):
    """A report that does not say what happened, or says too much."""

    code = "report-empty"
    status = 422
    sentence = "请写下发生了什么，200 字以内，不写姓名和号码。"


class NotPutRight(Refusal):
    """Sent before anything was put right."""

    code = "not-put-right"
    status = 422
    sentence = "先补救，再报告。请写下已经怎么补救，200 字以内。"


class AlreadySent(Refusal):
    """Sent or shared; what others have read is not changed."""

    code = "already-sent"
    sentence = "这一份已经交出去了，不能再改。需要补充，请另写一份。"


class LookBackEmpty(Refusal):
    """None of the five questions is answered, or an answer is too long."""

    code = "look-back-empty"
    status = 422
    sentence = "请至少答一个问题，每个 300 字以内。"
