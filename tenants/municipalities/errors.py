"""What the registry refuses, with the reason."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError
from tenants.municipalities.states import CityState


class InvalidCodeError(AnticipatedError):
    """The municipality code is not one."""

    code = "invalid_code"

    @classmethod
    def of_form(cls, given: str) -> "InvalidCodeError":
        """Say that the code is not six digits."""
        message = _("全国地方公共団体コードは半角数字6けたです（入力：%(given)s）。") % {"given": given}
        return cls(message, field="code")

    @classmethod
    def of_prefecture(cls, given: str) -> "InvalidCodeError":
        """Say that the first two digits name no prefecture."""
        message = _("コードのはじめの2けたは都道府県（01〜47）です（入力：%(given)s）。") % {"given": given}
        return cls(message, field="code")

    @classmethod
    def of_check_digit(cls, given: str, right: str) -> "InvalidCodeError":
        """Say which check digit would be right."""
        message = _("コード %(given)s の検査数字が合いません。%(body)s の検査数字は %(right)s です。") % {
            "given": given,
            "body": given[:5],
            "right": right,
        }
        return cls(message, field="code")


class InvalidNameError(AnticipatedError):
    """The city's name is empty or too long."""

    code = "invalid_name"
    message = _("市区町村の名前を100文字以内で入れてください。")


class InvalidHostError(AnticipatedError):
    """The host is not a host name."""

    code = "invalid_host"
    message = _("ホスト名の形が正しくありません（例：imabari.example.jp）。")


class InvalidSchemaError(AnticipatedError):
    """The schema name is reserved or not a plain identifier."""

    code = "invalid_schema"
    message = _(
        "このスキーマ名は使えません。英小文字で始まる英小文字・数字・_ の名前で、予約語ではないものにしてください。"
    )


class TakenError(AnticipatedError):
    """Another city has the code, host or schema already."""

    code = "taken"

    @classmethod
    def of(cls, field: str, value: str) -> "TakenError":
        """Name what is taken."""
        message = _("%(value)s は、ほかの市区町村がすでに使っています。") % {"value": value}
        return cls(message, field=field)


class CityNotFoundError(AnticipatedError):
    """No city of this install has the code."""

    code = "city_not_found"

    @classmethod
    def of(cls, code: str) -> "CityNotFoundError":
        """Name the code that was asked for."""
        return cls(_("コード %(code)s の市区町村はありません。") % {"code": code}, field="code")


class CityStateError(AnticipatedError):
    """The city is not in the state that the change begins from."""

    code = "city_state"

    @classmethod
    def of(cls, name: str, state: CityState) -> "CityStateError":
        """Name the state that it is in."""
        return cls(_("%(name)sは、いま「%(state)s」です。") % {"name": name, "state": state.label}, field="code")


class NoOwnerLoginError(AnticipatedError):
    """The process has no owner's login, so that it may make no schema."""

    code = "no_owner_login"
    message = _("DATABASE_OWNER_URL がありません。スキーマを作るには所有者のログインが必要です。")
