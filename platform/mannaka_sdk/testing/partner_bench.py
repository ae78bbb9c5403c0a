"""Steps with a partner's service that more than one check takes."""

from collections.abc import Callable, Coroutine
from typing import Any, Final
from uuid import UUID

from mannaka_sdk.errors import PluginError
from mannaka_sdk.referral_states import ReferralState
from mannaka_sdk.simulated_partners import HeldReferral, PartnerSimulator
from mannaka_sdk.testing.bench import MESSAGE_ID, OTHER_MESSAGE_ID, Bench, run
from mannaka_sdk.testing.doubles import MemoryState
from mannaka_sdk.testing.expect import ConformanceError, expect

Call = Callable[[Bench, str], Coroutine[Any, Any, Any]]
CALLS: Final[dict[str, Call]] = {
    "refer": lambda bench, _: bench.plugin.refer(bench.ctx(), bench.referral(OTHER_MESSAGE_ID)),
    "state_of": lambda bench, ref: bench.plugin.state_of(bench.ctx(), ref),
    "revoke": lambda bench, ref: bench.plugin.revoke(bench.ctx(), ref),
}
"""Everything that asks the service."""


def service_of(bench: Bench) -> PartnerSimulator:
    """
    Return the service.

    :raises ConformanceError: if the simulator is of another kind.
    """
    found: Any = bench.simulator
    expect(isinstance(found, PartnerSimulator), "the simulator of a partner's service is a PartnerSimulator")
    service: PartnerSimulator = found
    return service


def hand_over(bench: Bench, key: UUID = MESSAGE_ID, state: MemoryState | None = None, **more: Any) -> ReferralState:
    """
    Have the plugin hand a matter over.

    :raises ConformanceError: if it returns something else than a state.
    """
    return told(run(bench.plugin.refer(bench.ctx(state=state), bench.referral(key, **more))), "refer")


def told(value: Any, name: str) -> ReferralState:
    """
    Return what a call told.

    :raises ConformanceError: if it is no state.
    """
    expect(isinstance(value, ReferralState), f"{name} returns no ReferralState")
    state: ReferralState = value
    return state


def held_as(bench: Bench, ref: str) -> HeldReferral:
    """
    Return a referral as the service keeps it.

    :raises ConformanceError: if it has none of this name.
    """
    held = next((each for each in service_of(bench).referrals if each.id == ref), None)
    if held is None:
        raise ConformanceError("the service has no referral of the name that the host was told")
    return held


def failure_of(bench: Bench, ref: str, name: str) -> PluginError:
    """
    Return the error with which a call ends.

    :raises ConformanceError: if it ends well.
    """
    try:
        run(CALLS[name](bench, ref))
    except PluginError as error:
        return error
    raise ConformanceError(f"{name} ends well where it has to raise an error")
