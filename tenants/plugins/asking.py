"""Asking the service how a channel is. No transaction is open while a foreign server takes its time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import structlog
from pydantic import ValidationError

from mannaka_kit.crypto import UndecipherableError
from mannaka_kit.decisions import require
from mannaka_sdk import (
    AuthExpiredError,
    Capability,
    Context,
    HealthReport,
    HealthState,
    LocalizedText,
    Menu,
    PluginError,
    ProbeProblem,
    ProbeProblemCode,
    ProbeReport,
    Quota,
)
from tenants.accounts.policies import Acting
from tenants.plugins.calling import call, load
from tenants.plugins.errors import PluginNotFoundError
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels

PROBE_SECONDS: Final = 20.0
HEALTH_SECONDS: Final = 5.0
MENU_SECONDS: Final = 40.0
log = structlog.get_logger(__name__)
Found = TypeVar("Found")

_NO_ANSWER: Final = ProbeProblem(
    code=ProbeProblemCode.UNREACHABLE,
    message=LocalizedText(
        ja="相手のサービスから応答がありません。しばらくしてから、もう一度お試しください。",
        en="The service does not answer. Try again in a while.",
    ),
)
_REFUSED: Final = ProbeProblem(
    code=ProbeProblemCode.WRONG_CREDENTIALS,
    message=LocalizedText(
        ja="相手のサービスが鍵を受け付けませんでした。新しい鍵を入力してください。",
        en="The service did not take the keys. Enter new ones.",
    ),
)
_UNREADABLE: Final = ProbeProblem(
    code=ProbeProblemCode.WRONG_SETTING,
    message=LocalizedText(
        ja="設定がこのプログラムに合いません。設定を開いて、保存し直してください。",
        en="The settings do not fit this program. Open them and save them again.",
    ),
)
_NOT_USABLE: Final = ProbeProblem(
    code=ProbeProblemCode.UNREACHABLE,
    message=LocalizedText(
        ja="この連絡手段のプログラムは、いま利用できません。運用担当者にお問い合わせください。",
        en="This channel's program cannot be used now. Ask your operator.",
    ),
)
_FAULTY: Final = ProbeProblem(
    code=ProbeProblemCode.UNREACHABLE,
    message=LocalizedText(
        ja="プログラムの不具合で確かめられませんでした。運用担当者にお問い合わせください。",
        en="A fault in the program stopped the check. Ask your operator.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthFound:
    """How a channel is, what is left of its quota, and whether the service refused its secrets."""

    report: HealthReport
    quota: Quota | None = None
    is_refused: bool = False


def ask_account(viewer: Acting, channel: Channel) -> ProbeReport:
    """
    Try a channel's settings: which account do they lead to, and what stands in the way?

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_channels(viewer))

    def ask() -> ProbeReport:
        return ProbeReport.model_validate(call(channel, lambda plugin, ctx: plugin.probe(ctx), seconds=PROBE_SECONDS))

    found = _asked(channel, ask)
    return ProbeReport(problems=(found,)) if isinstance(found, ProbeProblem) else found


def ask_health(viewer: Acting, channel: Channel) -> HealthFound:
    """
    Ask how a channel is, and how many messages are left where the service tells.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_channels(viewer))

    def ask() -> HealthReport:
        return HealthReport.model_validate(
            call(channel, lambda plugin, ctx: plugin.health(ctx), seconds=HEALTH_SECONDS)
        )

    found = _asked(channel, ask)
    if isinstance(found, ProbeProblem):
        found = HealthReport(state=HealthState.FAILING, problems=(found,))
    is_refused = any(each.code == ProbeProblemCode.WRONG_CREDENTIALS for each in found.problems)
    is_failing = found.state == HealthState.FAILING
    return HealthFound(report=found, quota=None if is_failing else _quota(channel), is_refused=is_refused)


def ask_for_menu(viewer: Acting, channel: Channel, menu: Menu) -> ProbeProblem | None:
    """
    Have a service show a menu, or none, and return what stood in the way.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_channels(viewer))

    async def show(plugin: Any, ctx: Context[Any, Any]) -> None:
        await plugin.show_menu(ctx, menu)

    found = _asked(channel, lambda: call(channel, show, seconds=MENU_SECONDS))
    return found if isinstance(found, ProbeProblem) else None


def _quota(channel: Channel) -> Quota | None:
    """Return what is left; how a channel is does not hang on it."""

    def ask() -> Quota | None:
        if Capability.QUOTA not in load(channel).plugin.manifest.capabilities:
            return None
        return Quota.model_validate(call(channel, lambda plugin, ctx: plugin.quota(ctx), seconds=HEALTH_SECONDS))

    found = _asked(channel, ask)
    return None if isinstance(found, ProbeProblem) else found


def _asked(channel: Channel, ask: Callable[[], Found]) -> Found | ProbeProblem:
    """Return the answer, or what an administrator can do about there being none."""
    try:
        return ask()
    except AuthExpiredError:
        return _REFUSED
    except PluginError as error:
        log.info("plugins.no_answer", plugin=channel.plugin_id, channel=channel.pk, kind=error.kind.value)
        return _NO_ANSWER
    except PluginNotFoundError:
        return _NOT_USABLE
    except (ValidationError, UndecipherableError, ValueError) as error:
        log.warning("plugins.settings_unreadable", channel=channel.pk, kind=type(error).__name__)
        return _UNREADABLE
    except Exception as error:  # noqa: BLE001 - a vendor's fault of any kind; its text could hold anything
        log.warning("plugins.faulty", plugin=channel.plugin_id, channel=channel.pk, kind=type(error).__name__)
        return _FAULTY
