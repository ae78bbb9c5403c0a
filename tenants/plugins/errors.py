"""What may be wrong with a channel."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError, NotFoundError


class PluginNotFoundError(AnticipatedError):
    """No such plugin is installed, or the operator does not allow it."""

    code = "plugins.plugin_not_found"
    message = _("この連絡手段のプログラムは、いま利用できません。運用担当者にお問い合わせください。")


class PluginStoppedError(PluginNotFoundError):
    """The operator stopped the plugin for every city."""

    code = "plugins.plugin_stopped"
    message = _("この連絡手段のプログラムは、運用担当者が止めています。")


class VendorAwayError(AnticipatedError):
    """Settings of an earlier version cannot be read without the vendor's server, which does not answer."""

    code = "plugins.vendor_away"
    message = _(
        "事業者のサーバーから応答がないため、いまは設定を開けません。しばらくしてから、もう一度お試しください。"
        "続くときは、事業者にお問い合わせください。"
    )


class ChannelNotFoundError(NotFoundError):
    """There is no such channel."""

    code = "plugins.channel_not_found"
    message = _("その連絡手段は見つかりませんでした。")


class ChannelStateError(InvalidTransitionError):
    """The channel is not where this step begins."""

    code = "plugins.channel_state"
    message = _("この連絡手段は、いまその操作ができる状態ではありません。")


class MissingLabelError(AnticipatedError):
    """A channel has a name."""

    code = "plugins.label_missing"
    message = _("名前を入力してください。")


class NoMenuError(AnticipatedError):
    """The service shows no menu."""

    code = "plugins.no_menu"
    message = _("この連絡手段では、メニューを出せません。")


class SheetNotAcceptedError(AnticipatedError):
    """The privacy sheet has not been accepted, or it says more than it did."""

    code = "plugins.sheet_not_accepted"
    message = _("先に、個人情報の取扱いを確認してください。")


class SheetChangedError(ConflictError):
    """The sheet is not the one that was read."""

    code = "plugins.sheet_changed"
    message = _("個人情報の取扱いの内容が、表示したあとに変わりました。もう一度読んで確認してください。")


class NotConfiguredError(AnticipatedError):
    """There are no settings to try."""

    code = "plugins.not_configured"
    message = _("先に、設定を入力してください。")


class AnotherAccountError(AnticipatedError):
    """The settings lead to another account than the one that the city agreed to."""

    code = "plugins.another_account"
    message = _("これまでとは別のアカウントにつながりました。切り替える場合は、下で確認してください。")


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsProblem:
    """What is wrong with one field, in words; without a field it is about several."""

    field: str
    message: str


class BadSettingsError(AnticipatedError):
    """The settings are not such as the plugin takes."""

    code = "plugins.bad_settings"
    message = _("設定を確かめてください。")

    def __init__(self, problems: Sequence[SettingsProblem]) -> None:
        super().__init__(problems[0].message, field=problems[0].field or None)
        self.problems = tuple(problems)
