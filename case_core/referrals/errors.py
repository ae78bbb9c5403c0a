"""What may go wrong with referrals, in words for staff and for the bodies that they refer to."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class NothingToCarryError(AnticipatedError):
    """It arrived, was answered, or the body has no system that it could go to."""

    code = "referral.nothing_to_carry"
    message = _("いまは、相手のシステムに送るものがありません。ページを開き直して、状態を確かめてください。")


class ReferralNotFoundError(RecordNotFoundError):
    """There is no such referral for this person."""

    code = "referral.not_found"
    message = _("この紹介は見つかりませんでした。")


class ReferralEndedError(InvalidTransitionError):
    """It was answered or taken back, or the step does not follow from where it stands."""

    code = "referral.ended"
    message = _("この紹介では、いま、この操作はできません。画面を開き直して、状態を確かめてください。")


class NotAcceptedError(InvalidTransitionError):
    """What came of it is told by who took it."""

    code = "referral.not_accepted"
    message = _("先に「引き受ける」を押してから、結果を報告してください。")


class AlreadyReferredError(ConflictError):
    """The body has this matter already."""

    code = "referral.already_open"
    message = _("この機関には、すでに紹介しています。お返事が届いてから、もう一度紹介してください。")


class ReasonMissingError(AnticipatedError):
    """The body reads why it is asked."""

    code = "referral.reason_missing"
    message = _("紹介する理由を書いてください。")


class WordsMissingError(AnticipatedError):
    """This step needs its words."""

    code = "referral.words_missing"
    message = _("理由やくわしいことを書いてください。")


class DueOutOfRangeError(AnticipatedError):
    """An answer is due from today on, and while the body can still see the matter."""

    code = "referral.due_out_of_range"
    message = _("お返事の期日は、きょうから、相手が見られる最後の日までにしてください。")


class NoLetterForBodyError(AnticipatedError):
    """The body gets no letters, or what it may see is one person's."""

    code = "referral.no_letter"
    message = _("この紹介は、手紙のリンクでは送れません。関係機関の「届け方」を確かめてください。")


class NothingToReadError(AnticipatedError):
    """Whoever opened the link would find nothing."""

    code = "referral.nothing_to_read"
    message = _("いまは、相手に見える内容がありません。「共有のページ」で理由を確かめてから、送ってください。")


class LetterMissingError(AnticipatedError):
    """There is no link that could be printed, or it opens nothing any more."""

    code = "referral.letter_missing"
    message = _("印刷できるリンクがありません。新しいリンクを作ってから、印刷してください。")
