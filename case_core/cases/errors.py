"""What may go wrong with a case, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError, NotFoundError


class RecordNotFoundError(NotFoundError):
    """There is no such record for this person; pages answer 404."""

    code = "not_found"
    message = _("見つかりませんでした。")


class CaseNotFoundError(RecordNotFoundError):
    """There is no such case for this person."""

    code = "case.not_found"
    message = _("この相談は見つかりませんでした。")


class CaseClosedError(InvalidTransitionError):
    """The case has ended; only reopening leads on."""

    code = "case.closed"
    message = _("この相談はすでに終了しています。続けるときは、理由を書いて再開してください。")


class CaseNotClosedError(InvalidTransitionError):
    """A case that is open cannot be reopened."""

    code = "case.not_closed"
    message = _("この相談は終了していないため、再開できません。")


class CaseWaitsError(InvalidTransitionError):
    """The case cannot close before what it waits for has come."""

    code = "case.waits"
    message = _("この相談は終了できません。回答がまだ届いていません。（回答を待つ／理由を書いて終了する）")


class CaseTakenError(ConflictError):
    """Somebody else was given the case in the meantime."""

    code = "case.taken"
    message = _("ほかの人が先に担当を決めました。いまの担当を確かめてください。")


class UndoTooLateError(ConflictError):
    """Somebody went on with the case, or the moment is over."""

    code = "case.undo_too_late"
    message = _("もう元に戻せません。ほかの人が先に進めたか、時間が過ぎました。いまの内容を確かめてください。")


class TitleChangedError(ConflictError):
    """Somebody else gave the case another title in the meantime; both are shown."""

    code = "case.title_changed"
    message = _("ほかの人が先に件名を変えました。どちらを残すか選ぶか、まとめて書いてください。")


class TitleMissingError(AnticipatedError):
    """A case without a title cannot be told from others."""

    code = "case.title_missing"
    message = _("件名を入力してください。")


class NotCentreStaffError(AnticipatedError):
    """A case belongs to somebody of the centre."""

    code = "case.owner_not_centre_staff"
    message = _("相談センターの職員を選んでください。")


class NothingSaidError(AnticipatedError):
    """A contact without any words is none."""

    code = "case.nothing_said"
    message = _("記録する内容を、どれか1つに入力してください。")


class ThirdPartyUnnamedError(AnticipatedError):
    """A third party's words name the third party."""

    code = "case.third_party_unnamed"
    message = _("だれの話かを入力してください。")


class ReasonMissingError(AnticipatedError):
    """This step needs its reason in writing."""

    code = "case.reason_missing"
    message = _("理由を入力してください。")


class ReferralMissingError(AnticipatedError):
    """A case outside the city's remit names the body that the person was sent to."""

    code = "case.referral_missing"
    message = _("案内した機関の名前を入力してください。")


class NotConsumersMatterError(AnticipatedError):
    """Money is got back for consumers only."""

    code = "case.not_consumers_matter"
    message = _("取り戻した金額は、「消費トラブル」の相談にだけ記録できます。")


class AmountOutOfRangeError(AnticipatedError):
    """An amount that nobody means."""

    code = "case.amount_out_of_range"
    message = _("0円から9,999,999,999円までの金額を入力してください。")
