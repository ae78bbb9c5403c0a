"""What may go wrong with the people of a case."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class CasePersonNotFoundError(RecordNotFoundError):
    """There is no such person in this case."""

    code = "case_person.not_found"
    message = _("この相談の関係者の中に、この方は見つかりませんでした。")


class PersonNotFoundError(RecordNotFoundError):
    """There is no such person for this viewer."""

    code = "person.not_found"
    message = _("この方は見つかりませんでした。")


class SecondConcernedError(ConflictError):
    """A case is about one person; others are family or supporters."""

    code = "case_person.second_concerned"
    message = _("困りごとの本人は、すでに登録されています。先にその方の立場を変えてください。")


class AlreadyThereError(ConflictError):
    """The person belongs to the case."""

    code = "case_person.already_there"
    message = _("この方は、すでにこの相談に登録されています。")


class WhoMissingError(AnticipatedError):
    """Somebody has a name, or is something to somebody."""

    code = "case_person.who_missing"
    message = _("お名前か間柄の、どちらかを入力してください。")


class TieOfOneError(AnticipatedError):
    """A tie is between two people of one case."""

    code = "tie.of_one"
    message = _("この相談の関係者から、ちがう2人を選んでください。")


class SamePersonError(AnticipatedError):
    """Nobody is merged with themselves."""

    code = "person.merge_with_self"
    message = _("同じ登録どうしは、まとめられません。もう一方の登録を選んでください。")


class AlreadyMergedError(InvalidTransitionError):
    """One of the two has become somebody else already."""

    code = "person.already_merged"
    message = _("どちらかの登録は、すでにほかの登録にまとめられています。画面を読み込み直してください。")


class ShieldWouldBeLostError(InvalidTransitionError):
    """The shielded entry is the one to keep, and two shields do not become one."""

    code = "person.shield_would_be_lost"
    message = _(
        "まとめられる側の連絡先が守られています。守られている登録のほうを残してください。両方が守られているときは、先に一方の保護を解除してください。"
    )


class ReasonMissingError(AnticipatedError):
    """Why two are one, or are not, is written down."""

    code = "person.merge_reason_missing"
    message = _("理由を入力してください。")


class MergeNotFoundError(RecordNotFoundError):
    """There is no such merge for this viewer."""

    code = "merge.not_found"
    message = _("このまとめは見つかりませんでした。")


class MergeUndoneError(InvalidTransitionError):
    """The merge was undone before."""

    code = "merge.undone"
    message = _("このまとめは、すでに取り消されています。")


class LaterMergeError(InvalidTransitionError):
    """The kept entry became somebody else later: merges are undone from the last one on."""

    code = "merge.later_one_first"
    message = _("残した登録が、その後さらにほかの登録にまとめられています。先にそのまとめを取り消してください。")
