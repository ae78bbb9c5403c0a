"""What may go wrong with restricted records, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class CompartmentNotFoundError(RecordNotFoundError):
    """There is no such restricted record for this person."""

    code = "record.not_found"
    message = _("この限定記録は見つかりませんでした。")


class OpeningNotFoundError(RecordNotFoundError):
    """There is no such look in an emergency for this person."""

    code = "record.opening_not_found"
    message = _("この緊急閲覧は見つかりませんでした。")


class CompartmentExistsError(ConflictError):
    """The case has a record of this kind."""

    code = "record.exists"
    message = _("この相談には、この種類の限定記録がすでにあります。閲覧できる職員に、追加を頼んでください。")


class AlreadyMemberError(ConflictError):
    """Somebody reads it already."""

    code = "record.already_member"
    message = _("この職員は、すでにこの記録を閲覧できます。")


class NotMemberError(InvalidTransitionError):
    """Whoever is no member cannot be taken off."""

    code = "record.not_member"
    message = _("この職員は、この記録を閲覧できる職員ではありません。")


class LastMemberError(InvalidTransitionError):
    """A record that nobody keeps would be read in emergencies only."""

    code = "record.last_member"
    message = _("最後の1人は外せません。先に、ほかの職員を加えてください。")


class NotCentreStaffError(AnticipatedError):
    """Only the centre's staff come to a case."""

    code = "record.member_not_centre_staff"
    message = _("相談センターの職員を選んでください。")


class WordsMissingError(AnticipatedError):
    """This step needs its words."""

    code = "record.words_missing"
    message = _("入力してください。")


class SpeakerMissingError(AnticipatedError):
    """A third party's words name the third party."""

    code = "record.speaker_missing"
    message = _("誰の話かを入力してください。")


class NotAStatementError(AnticipatedError):
    """An answer to the citizen is no entry of a restricted record."""

    code = "record.not_a_statement"
    message = _("本人の話、事実、第三者の話、職員の見立てのどれかを選んでください。")


class NoNeedError(InvalidTransitionError):
    """Who may read it needs no emergency."""

    code = "record.readable_already"
    message = _("あなたは、この記録をいま閲覧できます。緊急閲覧は必要ありません。")


class OwnOpeningError(AnticipatedError):
    """Nobody reviews their own look."""

    code = "record.own_opening"
    message = _("自分の緊急閲覧は、自分では検証できません。")


class ReviewedError(InvalidTransitionError):
    """Somebody was quicker."""

    code = "record.reviewed"
    message = _("この緊急閲覧は、すでに検証されています。")


class MinutesOutOfRangeError(AnticipatedError):
    """A number of minutes that nobody means."""

    code = "record.minutes_out_of_range"
    message = _("10分から480分までの数を入力してください。")
