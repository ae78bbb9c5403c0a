"""What may go wrong with shares, in words for staff and for the bodies that they share with."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, InvalidTransitionError


class ShareNotFoundError(RecordNotFoundError):
    """There is no such share for this person."""

    code = "share.not_found"
    message = _("この共有は見つかりませんでした。")


class ShareOverError(InvalidTransitionError):
    """It was theirs, and opens nothing any more."""

    code = "share.over"
    message = _("この共有は終わりました。内容は、もう表示できません。")


class PurposeMissingError(AnticipatedError):
    """Nothing is told for just anything."""

    code = "share.purpose_missing"
    message = _("何のために共有するのかを書いてください。")


class ClassesMissingError(AnticipatedError):
    """A share of nothing is none."""

    code = "share.classes_missing"
    message = _("共有する情報を、1つ以上選んでください。")


class BodyNotReachedError(AnticipatedError):
    """Nobody of the body could see it."""

    code = "share.body_not_reached"
    message = _("この機関には、画面で見られる担当者がまだいません。管理者に招待を頼んでください。")


class GroundNotUsedError(AnticipatedError):
    """The city has settled not to share on this ground."""

    code = "share.ground_not_used"
    message = _("この根拠による共有は、市の決まりで使わないことになっています。")


class ConsentMissingError(AnticipatedError):
    """Where the ground is consent, one of the case stands behind it that names this body and these data."""

    code = "share.consent_missing"
    message = _(
        "この機関・この情報への同意が見つかりません。先に「同意」のページで記録するか、情報を減らしてください。"
    )


class AgreementMissingError(AnticipatedError):
    """What was agreed with the body does not cover it."""

    code = "share.agreement_missing"
    message = _("この機関との協定が、いま選んだ情報を含んでいません。情報を減らすか、管理者に協定を確かめてください。")


class PeriodOutOfRangeError(AnticipatedError):
    """A share lasts ninety days at most, or what the city settled; renewing is a new decision."""

    code = "share.period_out_of_range"
    message = _("期間は、きょうから市の決まりの日数まで（最長90日）にしてください。続けるときは、新しく決めます。")


class RestrictedCaseError(AnticipatedError):
    """A case with a restricted record is shared by somebody who keeps that record."""

    code = "share.restricted_case"
    message = _("この相談には限定記録があります。共有を決められるのは、限定記録を閲覧できる職員だけです。")


class ReasonMissingError(AnticipatedError):
    """This step needs its reason in writing."""

    code = "share.reason_missing"
    message = _("理由を入力してください。")


class ApprovedBeforeError(InvalidTransitionError):
    """A second person has agreed, or none is needed."""

    code = "share.approved_before"
    message = _("この共有は、2人目の確認を待っていません。")


class OwnShareError(InvalidTransitionError):
    """The second person is another one."""

    code = "share.own_share"
    message = _("自分が決めた共有は、自分では確認・検証できません。ほかの職員に頼んでください。")


class RevokedBeforeError(InvalidTransitionError):
    """Somebody has taken it back."""

    code = "share.revoked_before"
    message = _("この共有は、すでに取りやめられています。")


class BlackenedMeanwhileError(InvalidTransitionError):
    """A colleague has covered other parts since."""

    code = "share.blackened_meanwhile"
    message = _("ほかの職員が先に黒塗りを変えました。いまの黒塗りを確かめて、もう一度選んでください。")


class SpanNotThereError(AnticipatedError):
    """No text of the share has such a part: it has changed, or is not shared."""

    code = "share.span_not_there"
    message = _("選んだところが見つかりません。画面を開き直して、もう一度選んでください。")


class NoEmergencyError(InvalidTransitionError):
    """Only shares in an emergency are looked at again, once."""

    code = "share.no_review_due"
    message = _("この共有は、検証を待っていません。")


class CommentNotAllowedError(InvalidTransitionError):
    """The share lets the body see, and not write."""

    code = "share.comment_not_allowed"
    message = _("この共有では、書き込みはできません。センターに電話などでお知らせください。")


class NothingSaidError(AnticipatedError):
    """An empty comment is none."""

    code = "share.nothing_said"
    message = _("書き込む内容を入力してください。")


class DaysOutOfRangeError(AnticipatedError):
    """The law of this house: ninety days at most."""

    code = "share.days_out_of_range"
    message = _("日数は1日から90日までにしてください。")
