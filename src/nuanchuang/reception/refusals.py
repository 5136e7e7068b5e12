"""What reception cannot do, and what to do instead."""

from nuanchuang.platform.refusals import Refusal


class NobodyOnDuty(Refusal):
    """A window without an officer cannot call."""

    code = "nobody-on-duty"
    sentence = "这个窗口没有民警在岗。请先上岗再叫号。"


class TicketNotYours(Refusal):
    """The visit is at another window."""

    code = "ticket-not-yours"
    status = 403
    sentence = "这个号在别的窗口办理，您不能改动。需要接手请用“换人接待”。"


class CaseDecided(Refusal):
    """The case is decided; what was given to the citizen stays as it was."""

    code = "case-decided"
    sentence = "这件事已经办结，内容不再改动。要办别的事，请加一件。"


class CaseUndecided(Refusal):
    """A visit may not end while a case has no outcome."""

    code = "case-undecided"
    sentence = "还有事项没有结果。请先给群众一个答复：办好、约期、缺件告知、说明不能办，或换人接待。"


class NothingToClose(Refusal):
    """A visit without a single case cannot be finished: no next step was given."""

    code = "no-matter"
    sentence = "还没有选要办的事项。请先问一句：您要办什么事情？"


class QuestionsOpen(Refusal):
    """A decision before everything that changes the list was asked."""

    code = "questions-open"
    sentence = "还有情形没问清。请先问完，免得群众少带东西再跑一趟。"


class ItemsOpen(Refusal):
    """Done while a needed paper was not seen."""

    code = "items-open"
    sentence = "还有 %(count)s 样材料没核对。请逐样核对，或按 F8 一次告知。"


class NothingMissing(Refusal):
    """A notice that would name nothing."""

    code = "nothing-missing"
    sentence = "材料都齐了，没有要告知的缺件。请直接办结。"


class UnknownItem(Refusal):
    """A material that is not on this case's list."""

    code = "unknown-item"
    status = 422
    sentence = "清单里没有这样材料。不能要求清单以外的材料。"


class UnknownAnswer(Refusal):
    """An answer the question does not offer."""

    code = "unknown-answer"
    status = 422
    sentence = "没有这个选项。请从列出的选项里选。"


class UnknownState(Refusal):
    """A state of a material other than open, seen, missing or waived."""

    code = "unknown-state"
    status = 422
    sentence = "材料只能标为：未核、已核对、缺、不需要。"


class NoWaiver(Refusal):
    """A paper marked as not needed that the rule asks for in this case."""

    code = "no-waiver"
    sentence = "按问到的情形，这样材料要带，窗口不能免。情形变了，请先改情形；确有困难，请领导定。"


class NotAReason(Refusal):
    """A refusal without one of the catalogue's reasons, or with one the facts speak against."""

    code = "not-a-reason"
    status = 422
    sentence = "按现在的情形，这不是不能办的理由。请从列出的理由里选，或请示领导。"


class UnknownDecision(Refusal):
    """A kind of decision that does not exist."""

    code = "unknown-decision"
    status = 422
    sentence = "没有这种结果。请选：办好、约期、缺件告知、不能办、换人接待。"


class UnknownPromise(Refusal):
    """A promise of something not on the list, or without a proper date."""

    code = "unknown-promise"
    status = 422
    sentence = "请选要答复的事，并选一个今天以后的日期。"


class NoTaker(Refusal):
    """Nobody at the chosen window, or the window is one's own."""

    code = "no-taker"
    sentence = "那个窗口没有同事在岗，接不了。请换一位同事或请值班领导。"


class NotTheirLane(Refusal):
    """The colleague's window does not serve the ticket's lane, and no leader sits there."""

    code = "not-their-lane"
    sentence = "那个窗口不办这个队列的事。请换一位会办的同事，或请值班领导。"


class NobodyToAsk(Refusal):
    """Neither a free colleague with the skill nor a leader is there."""

    code = "nobody-to-ask"
    sentence = "现在没有空闲的同事，也没有领导可请。请您先接着办，过一会儿再请。"


class AlreadyAsking(Refusal):
    """One offer rings at a time."""

    code = "already-asking"
    sentence = "已经在请人了，60 秒没人接会自动请下一位。要换人请，先按“不请了”。"


class OfferGone(Refusal):
    """The offer rings elsewhere now, was accepted, or the person left the window."""

    code = "offer-gone"
    sentence = "这位群众已经有人接了，或者已经请了下一位。您不用再管。"


class PassUnknown(Refusal):
    """A code no pass carries."""

    code = "pass-unknown"
    status = 404
    sentence = "没有找到这个补齐即办号。请核对 8 位数字，或扫告知单上的码。"


class PassUsed(Refusal):
    """A pass serves once."""

    code = "pass-used"
    sentence = "这个补齐即办号用过了。请重新取号，或找导办员帮忙。"


class PassExpired(Refusal):
    """A pass after its last day."""

    code = "pass-expired"
    sentence = "这个补齐即办号过期了（有效到 %(until)s）。请重新取号。"


class VisitStillOpen(Refusal):
    """Leaving the window in the middle of a visit."""

    code = "visit-still-open"
    sentence = "您还在接待群众。请先办结、暂离或换人接待，再离岗。"


class PapersNotReturned(Refusal):
    """The goodbye while originals are still in the officer's hands."""

    code = "papers-not-returned"
    sentence = "这些原件还在您手里：%(names)s。请双手还给群众；要留下的，选明为什么。"


class UnknownCustody(Refusal):
    """A place an original cannot go to."""

    code = "unknown-custody"
    status = 422
    sentence = "原件只有四个去处：还给群众、留存、寄递、收回。请选一个。"


class SecondLookNeeded(Refusal):
    """Done while a high-risk paper was looked at only once."""

    code = "second-look-needed"
    sentence = "请再看一眼：%(names)s。看过了点“再看过，没问题”，就能办结。"


class NoSecondLook(Refusal):
    """A second look at something that needs none, or before the first."""

    code = "no-second-look"
    status = 422
    sentence = "这一样不用再看，或者还没看第一遍。请先点“已核对”。"


class UnknownHardship(Refusal):
    """A kind of help, or a reason, that is not on the list."""

    code = "unknown-hardship"
    status = 422
    sentence = "没有这种照顾或原因。请从列出的选项里选。"


class HelpNotChosen(UnknownHardship):
    """No kind of help was chosen."""

    code = "help-not-chosen"
    sentence = "还没选怎么照顾。请选一种。"


class WhyNotChosen(UnknownHardship):
    """No reason was chosen: the leader decides by it."""

    code = "why-not-chosen"
    sentence = "还没选为什么。请选一样，领导看了好定。"


class NotAskedFor(Refusal):
    """Provisional acceptance of a paper the matter does not allow it for."""

    code = "not-provisional"
    sentence = "这件事没有开通容缺受理，或者这一样不能后补。请按 F8 一次告知，或请示领导。"


class DateNeeded(Refusal):
    """A home visit without a day, or one in the past."""

    code = "date-needed"
    status = 422
    sentence = "上门要约好哪一天。请选今天以后的日期。"


class AskedAlready(Refusal):
    """The same help is waiting for the leader's answer, or was agreed to."""

    code = "asked-already"
    sentence = "这件事已经请示过了。请等领导答复，或看上面的结果。"


class OwnRequest(Refusal):
    """The asker may not agree to their own request."""

    code = "own-request"
    status = 403
    sentence = "自己提的请求，要另一位领导来定。请找其他值班领导。"


class HardshipSettled(Refusal):
    """Answered already."""

    code = "hardship-settled"
    sentence = "这条请求已经有人答复了。请看最新的结果。"


class NoHomeVisit(Refusal):
    """A promise to come home without a leader's yes."""

    code = "no-home-visit"
    sentence = "上门办理要先请领导同意。请按“有困难的群众”提请求。"


class IncidentOver(Refusal):
    """The alarm was closed or called off."""

    code = "incident-over"
    sentence = "这次求助已经结束了。要帮忙，请再按一次安全键。"


class LineNeeded(Refusal):
    """Closing an alarm without saying how it ended."""

    code = "line-needed"
    status = 422
    sentence = "请用一句话写明怎么处理的，不写姓名和号码。"


class FactNeeded(Refusal):
    """A reason beside the list whose fact says nothing, or too much."""

    code = "fact-needed"
    status = 422
    sentence = "请用一句话写明情形，%(most)s 字以内，不写姓名和号码，再请领导核。"


class GroundNeeded(Refusal):
    """A reason beside the list on a ground that is neither the matter's nor of its rules."""

    code = "ground-needed"
    status = 422
    sentence = "请从列出的里面选一条依据。没有依据，就不能不办。"


class WayNeeded(Refusal):
    """A leader agreed with neither another way nor the word that there is none, or with both."""

    code = "way-needed"
    status = 422
    sentence = "请给群众写一个办法，%(most)s 字以内；确实没有，就勾上“确无其他办法”。只选一样。"


class UnknownDecline(Refusal):
    """A no with a reason that is not on the list."""

    code = "unknown-decline"
    status = 422
    sentence = "请选一句为什么不同意，让同事知道怎么接着办。"


class ReplyStopped(Refusal):
    """A reply that may not go out as it is worded; what was typed stays with whoever typed it."""

    status = 422


class ReplyInsults(ReplyStopped):
    """Words that insult."""

    code = "reply-insults"
    sentence = "“%(words)s”会伤人，不能说给群众。请换个说法再按，您写的都还在。"


class GroundUnnamed(ReplyStopped):
    """“按规定” and the like without a rule or an article."""

    code = "ground-unnamed"
    sentence = "说了“%(words)s”，还没说是哪一条。请补上依据再按，您写的都还在。"


class ElementsMissing(ReplyStopped):
    """Something the person is owed is not said, and why is not said either."""

    code = "elements-missing"
    sentence = "答复里还缺：%(names)s。请补上，或选一条不写的原因再按，您写的都还在。"


class ReplyTooLong(ReplyStopped):
    """More words than anybody reads at a window."""

    code = "reply-too-long"
    sentence = "答复太长，群众看不完。请写在 %(most)s 字以内再按，您写的都还在。"


class UnknownLeftOut(ReplyStopped):
    """A reason for leaving something out that is not on the list."""

    code = "unknown-left-out"
    sentence = "请从列出的里面选一条不写的原因，再按一次。"
