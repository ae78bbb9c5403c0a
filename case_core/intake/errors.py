"""What may go wrong at the door."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class MatterMissingError(AnticipatedError):
    """A matter needs words."""

    code = "intake.matter_missing"
    message = _("ご相談の内容を入力してください。")


class PersonNotFoundError(AnticipatedError):
    """The person who was chosen does not exist in this city."""

    code = "intake.person_not_found"
    message = _("選んだ方が見つかりません。選び直すか、選択を取り消してください。")


class PersonDiffersError(AnticipatedError):
    """What was typed is not what is known of the person who was chosen."""

    code = "intake.person_differs"
    message = _("選んだ方の登録と違います。選び直すか、選択を取り消してください。")


class AddressShieldedError(AnticipatedError):
    """Where the person who was chosen lives is told to nobody, and is not written down beside a talk."""

    code = "intake.address_shielded"
    message = _("選んだ方の連絡先は守られています。住所は、ここでは変更できません。")


class ReceiptNotFoundError(AnticipatedError):
    """No receipt has this number and secret."""

    code = "intake.receipt_not_found"
    message = _("受付番号か合言葉が違うようです。控えをご確認ください。")
