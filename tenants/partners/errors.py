"""What may be wrong with partner organisations, agreements, invitations and members."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, NotFoundError


class OrganizationNotFoundError(NotFoundError):
    """There is no such body."""

    code = "partner.not_found"
    message = _("この関係機関は見つかりませんでした。")


class MissingNameError(AnticipatedError):
    """The name or its reading is empty."""

    code = "partner.missing_name"
    message = _("関係機関の名前とふりがなを入力してください。")


class NameTakenError(AnticipatedError):
    """The city works with a body of this name already."""

    code = "partner.name_taken"
    message = _("この名前の関係機関は、すでに登録されています。")


class InvalidTelephoneError(AnticipatedError):
    """The telephone number has too few or too many digits."""

    code = "partner.invalid_telephone"
    message = _("電話番号は、市外局番から10けたか11けたで入力してください。")


class ReachMissingError(AnticipatedError):
    """Nothing would reach the body."""

    code = "partner.reach_missing"
    message = _("届け方を、1つ以上選んでください。")


class NowhereToSendError(AnticipatedError):
    """Letters need an address."""

    code = "partner.nowhere_to_send"
    message = _("手紙・メールで届けるには、メールアドレスか住所を入力してください。")


class GatewayMissingError(AnticipatedError):
    """Matters are to go to the body's own system, and nothing says by which service."""

    code = "partner.gateway_missing"
    message = _("相手のシステムに送るには、送るサービスを選んでください。")


class GatewayNotAtWorkError(AnticipatedError):
    """The service is paused, removed, or no service for partners."""

    code = "partner.gateway_not_at_work"
    message = _("このサービスは、いま使えません。使用中のサービスを選んでください。")


class OrganizationClosedError(AnticipatedError):
    """The city works with the body no more."""

    code = "partner.closed"
    message = _("この関係機関とのやり取りは、すでに終わっています。")


class PurposeMissingError(AnticipatedError):
    """An agreement says for what facts are shared."""

    code = "partner_agreement.purpose_missing"
    message = _("何のために情報を共有するのかを入力してください。")


class DataClassesMissingError(AnticipatedError):
    """An agreement names what is shared."""

    code = "partner_agreement.data_classes_missing"
    message = _("共有してよい情報を、1つ以上選んでください。")


class EndsBeforeItBeginsError(AnticipatedError):
    """The last day lies before the first."""

    code = "partner_agreement.ends_before_it_begins"
    message = _("最後の日は、始まりの日と同じ日か、それより後にしてください。")


class AlreadyOverError(AnticipatedError):
    """The last day of a new agreement is over."""

    code = "partner_agreement.already_over"
    message = _("最後の日は、きょうか、それより後にしてください。")


class SignedLaterError(AnticipatedError):
    """Nobody has signed it yet."""

    code = "partner_agreement.signed_later"
    message = _("締結した日は、きょうか、それより前にしてください。")


class AgreementNotFoundError(NotFoundError):
    """There is no such agreement."""

    code = "partner_agreement.not_found"
    message = _("この協定は見つかりませんでした。")


class AgreementEndedError(AnticipatedError):
    """The agreement is over."""

    code = "partner_agreement.ended"
    message = _("この協定は、すでに終わっています。")


class MemberNameMissingError(AnticipatedError):
    """The person's name or its reading is empty."""

    code = "partner_invitation.missing_name"
    message = _("担当者の氏名とふりがなを入力してください。")


class InvalidEmailError(AnticipatedError):
    """Nothing could be sent to the address."""

    code = "partner_invitation.invalid_email"
    message = _("メールアドレスの形を確かめてください。")


class ActsForAnotherError(AnticipatedError):
    """The person acts for another body."""

    code = "partner_invitation.acts_for_another"
    message = _("このメールアドレスの方は、ほかの関係機関の担当者として登録されています。")


class InvitationNotFoundError(NotFoundError):
    """The link leads to no invitation."""

    code = "partner_invitation.not_found"
    message = _("この招待は見つかりませんでした。リンクが途中で切れていないか、確かめてください。")


class InvitationUsedError(AnticipatedError):
    """The invitation was taken up before."""

    code = "partner_invitation.used"
    message = _("この招待は、すでに使われています。登録を終えた方は、サインインしてください。")


class InvitationExpiredError(AnticipatedError):
    """The invitation has run out."""

    code = "partner_invitation.expired"
    message = _("この招待は、期限（72時間）を過ぎました。市の担当者に、もう一度招待を頼んでください。")


class InvitationWithdrawnError(AnticipatedError):
    """The city has taken the invitation back."""

    code = "partner_invitation.withdrawn"
    message = _("この招待は、市が取り消しました。お心当たりがないときは、市の担当者にお尋ねください。")


class OtherAddressError(AnticipatedError):
    """Somebody else was invited."""

    code = "partner_invitation.other_address"
    message = _("招待したメールアドレスと違います。招待のメールが届いたアドレスを入力してください。")


class TooManyTriesError(AnticipatedError):
    """Somebody tries addresses one after the other."""

    code = "partner_invitation.too_many_tries"
    message = _("続けて何度も送られました。15分ほどおいてから、もう一度お試しください。")


class InvitationOverError(AnticipatedError):
    """There is nothing left to take back."""

    code = "partner_invitation.over"
    message = _("この招待は、すでに終わっています。")


class MemberNotFoundError(NotFoundError):
    """Nobody of this id acts for a body."""

    code = "partner_member.not_found"
    message = _("この担当者は見つかりませんでした。")


class MemberGoneError(AnticipatedError):
    """The person acts for the body no more."""

    code = "partner_member.gone"
    message = _("この方は、すでに担当者から外れています。")
