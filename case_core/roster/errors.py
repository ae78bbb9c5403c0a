"""What may go wrong with the roster, in words for the person at the desk."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError, NotFoundError


class DutyNotFoundError(NotFoundError):
    """There is no such duty."""

    code = "duty.not_found"
    message = _("この当番は見つかりませんでした。")


class CounsellorNotFoundError(NotFoundError):
    """There is nobody of this number."""

    code = "counsellor.not_found"
    message = _("この相談員は見つかりませんでした。")


class ProposalNotFoundError(NotFoundError):
    """There is no such proposal."""

    code = "proposal.not_found"
    message = _("この当番表の案は見つかりませんでした。")


class OverlappingDutyError(ConflictError):
    """The person is on duty at this time already."""

    code = "duty.overlaps"
    message = _("この人は、同じ時間にすでに当番に入っています。")


class NotThereError(AnticipatedError):
    """The person does not belong to the roster on the day."""

    code = "duty.not_there"
    message = _("この人は、その日の当番に入れません。期間を確かめてください。")


class TimesNotInOrderError(AnticipatedError):
    """A duty ends after it begins."""

    code = "duty.times_not_in_order"
    message = _("終わりの時刻は、始まりの時刻より後にしてください。")


class DaysNotInOrderError(AnticipatedError):
    """The last day lies before the first."""

    code = "roster.days_not_in_order"
    message = _("最後の日は、始まりの日と同じ日か、それより後にしてください。")


class SpanTooLongError(AnticipatedError):
    """A roster is made for a year at most."""

    code = "proposal.span_too_long"
    message = _("一度に作れるのは、366日分までです。")


class PastDayError(AnticipatedError):
    """What is over is not planned again."""

    code = "roster.past_day"
    message = _("きょう以降の日にしてください。")


class DayTooFarError(AnticipatedError):
    """Nobody plans a duty that is years away."""

    code = "duty.too_far"
    message = _("3年より先の日は、当番を決められません。")


class SectionMissingError(AnticipatedError):
    """Whoever takes turns for a section names it."""

    code = "counsellor.section_missing"
    message = _("課の当番職員には、課を選んでください。")


class UserUnknownError(AnticipatedError):
    """There is no such member of staff, or not any more."""

    code = "counsellor.user_unknown"
    message = _("職員を選び直してください。")


class UserTakenError(AnticipatedError):
    """One member of staff stands on the roster once."""

    code = "counsellor.user_taken"
    message = _("この職員は、すでに相談員の一覧にいます。")


class TextMissingError(AnticipatedError):
    """This cannot be empty."""

    code = "roster.text_missing"
    message = _("入力してください。")


class RulesOutOfRangeError(AnticipatedError):
    """Numbers that nobody means."""

    code = "roster.rules_out_of_range"
    message = _("数を確かめてください。")


class NeedByTopicError(AnticipatedError):
    """More people shall know a topic than are on duty at all, or one topic is told twice."""

    code = "roster.need_by_topic"
    message = _("分野を受けられる人数は、同じ日、同じ区分の人数までにして、分野ごとに1行で書いてください。")


class AlreadyWrittenError(AnticipatedError):
    """The day is written down already."""

    code = "roster.already_written"
    message = _("この日は、すでに登録されています。")


class ProposalUnderWayError(ConflictError):
    """One roster at a time is worked out."""

    code = "proposal.under_way"
    message = _("いま別の案を作成しています。できあがってから、もう一度お試しください。")


class ProposalNotReadyError(InvalidTransitionError):
    """Only a finished proposal can be adopted, and only once."""

    code = "proposal.not_ready"
    message = _("この案は、いまの状態ではその操作ができません。")


class RosterChangedError(ConflictError):
    """The roster changed while the proposal waited."""

    code = "proposal.roster_changed"
    message = _("案を作ったあとで当番表が変わり、重なる当番があります。もう一度案を作ってください。")


class RulesClashError(ConflictError):
    """The change breaks rules of the roster, which are named."""

    code = "roster.rules_clash"
    message = _("当番表の決まりに合いません。")

    @classmethod
    def naming(cls, sentences: Iterable[str], *, may_go_on: bool = False) -> "RulesClashError":
        """Return the error with what clashes; a keeper is told how to go on nevertheless."""
        told = [gettext("当番表の決まりに合いません。"), *sentences]
        if may_go_on:
            told.append(gettext("それでも行うときは、理由を書いてください。理由は記録に残ります。"))
        return cls(" ".join(told), field="reason" if may_go_on else None)


class SwapNotFoundError(NotFoundError):
    """There is no such exchange."""

    code = "swap.not_found"
    message = _("この交代のお願いは見つかりませんでした。")


class SwapDecidedError(InvalidTransitionError):
    """It was answered, decided or taken back already."""

    code = "swap.decided"
    message = _("このお願いは、すでに返事や承認が済んでいるか、取り下げられています。")


class SwapUnderWayError(ConflictError):
    """Somebody else is asked about this duty already."""

    code = "swap.under_way"
    message = _("この当番には、すでに交代のお願いが出ています。先にそれを取り下げてください。")


class DutyChangedError(ConflictError):
    """A duty is no longer what it was when the exchange was asked for."""

    code = "swap.duty_changed"
    message = _("お願いのあとで当番表が変わったため、交代できません。取り下げて、もう一度お願いしてください。")


class SamePersonError(AnticipatedError):
    """Nobody exchanges duties with themselves."""

    code = "swap.same_person"
    message = _("ほかの人か、ほかの人の当番を選んでください。")


class OnCallNotFoundError(NotFoundError):
    """There is nobody of this number to telephone."""

    code = "on_call.not_found"
    message = _("この連絡先は見つかりませんでした。")


class AttemptNotFoundError(NotFoundError):
    """There is no such record of a closed day."""

    code = "on_call.attempt_not_found"
    message = _("この記録は見つかりませんでした。")


class TelephoneWrongError(AnticipatedError):
    """The number cannot be one."""

    code = "on_call.telephone_wrong"
    message = _("電話番号を確かめてください。市外局番から入力してください。")


class ContactMissingError(AnticipatedError):
    """Whoever was telephoned is named."""

    code = "on_call.contact_missing"
    message = _("だれに電話したかを選んでください。")


class SectionNotValidError(AnticipatedError):
    """There is no such section on this day."""

    code = "on_call.section_not_valid"
    message = _("この課は選べません。")


class CaseNumberUnknownError(AnticipatedError):
    """No case has this number."""

    code = "on_call.case_unknown"
    message = _("この番号の相談は見つかりませんでした。番号を確かめてください。")
