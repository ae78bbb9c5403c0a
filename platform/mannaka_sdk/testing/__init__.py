"""
The conformance kit: what a plugin has to do, as tests that a vendor runs.

Install `mannaka-sdk[testing]`, write a simulator of the service, subclass `MessagingConformance`, run pytest.
"""

from mannaka_sdk.simulation import (
    BeganToFollow,
    DidSomethingNew,
    Happening,
    MessagingSimulator,
    Pressed,
    Received,
    Refusal,
    Simulator,
    StoppedFollowing,
    TookBack,
    Wrote,
)
from mannaka_sdk.testing.bench import Subject
from mannaka_sdk.testing.conformance import (
    Finding,
    MessagingConformance,
    PluginConformance,
    Report,
    Tier,
    examine,
)
from mannaka_sdk.testing.doubles import FakeClock, ListLog, MemorySink, MemoryState
from mannaka_sdk.testing.expect import ConformanceError
from mannaka_sdk.testing.wire import Wire

__all__ = [
    "BeganToFollow",
    "ConformanceError",
    "DidSomethingNew",
    "FakeClock",
    "Finding",
    "Happening",
    "ListLog",
    "MemorySink",
    "MemoryState",
    "MessagingConformance",
    "MessagingSimulator",
    "PluginConformance",
    "Pressed",
    "Received",
    "Refusal",
    "Report",
    "Simulator",
    "StoppedFollowing",
    "Subject",
    "Tier",
    "TookBack",
    "Wire",
    "Wrote",
    "examine",
]
