"""What may go wrong with a draft, in words for the person who writes."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, ConflictError, NotFoundError


class DraftNotFoundError(NotFoundError):
    """This person has no such draft."""

    code = "draft.not_found"
    message = _("この書きかけは見つかりませんでした。")


class DraftRewrittenError(ConflictError):
    """Another page has saved the same draft since."""

    code = "draft.rewritten"
    message = _("この書きかけは別の画面で書き直されました。この画面の文は、別の書きかけとして保存します。")


class DraftGoneError(ConflictError):
    """Another page has sent or discarded the same draft since."""

    code = "draft.gone"
    message = _("この書きかけは、別の画面で送ったか、捨てました。内容を確かめて、必要ならもう一度押してください。")


class DraftTooLongError(AnticipatedError):
    """It is more than anybody writes into a form."""

    code = "draft.too_long"
    message = _("文が長すぎるため、書きかけを保存できません。文はこの画面に残っています。")


class DraftUnreadableError(AnticipatedError):
    """The database cannot hold a character of it."""

    code = "draft.unreadable"
    message = _("読み取れない文字があるため、書きかけを保存できません。文はこの画面に残っています。")


class TooManyDraftsError(AnticipatedError):
    """Somebody keeps more than they can remember."""

    code = "draft.too_many"
    message = _("書きかけが50件あります。要らないものを捨てると、また保存できます。文はこの画面に残っています。")
