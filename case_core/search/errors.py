"""What may go wrong with the city's words that mean the same."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError


class SynonymsNotFoundError(RecordNotFoundError):
    """There is no such group."""

    code = "synonyms.not_found"
    message = _("この言い換えは見つかりませんでした。")


class TooFewWordsError(AnticipatedError):
    """One word alone has none that means the same."""

    code = "synonyms.too_few"
    message = _("同じ意味の言葉を、2つ以上入力してください。")


class TooManyWordsError(AnticipatedError):
    """A group of so many words would find everything."""

    code = "synonyms.too_many"
    message = _("1つの組には、20までの言葉を入れられます。")


class WordTooLongError(AnticipatedError):
    """That is no word any more."""

    code = "synonyms.too_long"
    message = _("1つの言葉は50文字までです。")


class WordTakenError(ConflictError):
    """The word stands in another group, with which this one would be one."""

    code = "synonyms.taken"
    message = _("この言葉は、ほかの組にもうあります。その組に書き足してください。")
