"""What may go wrong with what is known of people."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, ConflictError


class PersonChangedError(ConflictError):
    """Somebody else changed the same thing in the meantime; `facts` says which."""

    code = "person.changed"
    message = _("ほかの人が先に変更しました。いまの登録を確かめて、もう一度登録してください。")

    def __init__(self, *, facts: Iterable[str]) -> None:
        super().__init__()
        self.facts = tuple(facts)


class NameMissingError(AnticipatedError):
    """Somebody with a name of their own has one."""

    code = "person.name_missing"
    message = _("お名前を入力してください。お名前がわからないときは「匿名」にしてください。")


class PostcodeError(AnticipatedError):
    """A postcode has seven digits."""

    code = "person.postcode"
    message = _("郵便番号は、7けたの数字で入力してください。例：794-8511")


class BirthDateError(AnticipatedError):
    """Nobody is born tomorrow."""

    code = "person.birth_date"
    message = _("生年月日が、きょうより後になっています。")
