"""What may go wrong with answers, in words for the person at the desk."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class ArticleNotFoundError(RecordNotFoundError):
    """There is no such answer for this person."""

    code = "article.not_found"
    message = _("この回答は見つかりませんでした。")


class ArticleMovedError(InvalidTransitionError):
    """It is not where this step begins."""

    code = "article.moved"
    message = _("この回答は、いまこの操作ができる状態ではありません。画面を読み込み直してください。")


class MarksLeftError(AnticipatedError):
    """Some words may tell who somebody is, and nobody has said that they may stay."""

    code = "article.marks_left"
    message = _("人や場所が分かるかもしれない言葉があります。")

    def __init__(self, words: Sequence[str], *, field: str = "answer") -> None:
        sentence = gettext(
            "人や場所が分かるかもしれない言葉があります：%(words)s。言いかえるか、「残す言葉」で選んでください。"
        )
        super().__init__(sentence % {"words": gettext("、").join(words)}, field=field)
        self.instead = tuple(words)


class OwnArticleError(AnticipatedError):
    """A second person reads it before anybody else does."""

    code = "article.own"
    message = _("自分が書いた回答は、自分では公開できません。ほかの職員に確認してもらってください。")


class ReasonMissingError(AnticipatedError):
    """This step needs its reason."""

    code = "article.reason_missing"
    message = _("理由を書いてください。")


class ReviewDayError(AnticipatedError):
    """The day on which it is looked at again lies behind, or after its end."""

    code = "article.review_day"
    message = _("見直す日は、あしたから公開の終わりの日までの日を入れてください。")


class SuccessorError(ConflictError):
    """Somebody is writing the next text already."""

    code = "article.successor"
    message = _("この回答は、すでに書き直している途中です。")


class StillOpenError(InvalidTransitionError):
    """What a case teaches is known when it has ended."""

    code = "article.case_open"
    message = _("回答の下書きは、終了した相談から作れます。")
