"""
The conformance kit: what a plugin has to do, as tests that a vendor runs.

Install `mannaka-sdk[testing]`, write a simulator of the service, subclass `MessagingConformance`, run pytest.
"""

from mannaka_sdk.simulated_lines import AnswersLines, LineServer
from mannaka_sdk.simulated_meetings import (
    CameOrWent,
    Entrance,
    HeldMeeting,
    MeetingSimulator,
    MeetingTurned,
    Whereabouts,
)
from mannaka_sdk.simulated_partners import Answer, Answered, HeldReferral, PartnerSimulator
from mannaka_sdk.simulation import (
    BeganToFollow,
    CallSimulator,
    DeliveringSimulator,
    DidSomethingNew,
    Happening,
    LinkedAccount,
    MessagingSimulator,
    PolledSimulator,
    Pressed,
    Received,
    Refusal,
    SentFile,
    Simulator,
    StoppedFollowing,
    Telephoned,
    TookBack,
    WasRecorded,
    Wrote,
)
from mannaka_sdk.testing.bench import Subject
from mannaka_sdk.testing.conformance import (
    CallConformance,
    Finding,
    MeetingConformance,
    MessagingConformance,
    PartnerConformance,
    PluginConformance,
    Report,
    Tier,
    examine,
)
from mannaka_sdk.testing.doubles import FakeClock, ListLog, MemorySink, MemoryState
from mannaka_sdk.testing.expect import ConformanceError
from mannaka_sdk.testing.lines import MemoryLine, WireLines
from mannaka_sdk.testing.openapi import StrictContract, strict_discriminators
from mannaka_sdk.testing.wire import Wire

__all__ = [
    "Answer",
    "Answered",
    "AnswersLines",
    "BeganToFollow",
    "CallConformance",
    "CallSimulator",
    "CameOrWent",
    "ConformanceError",
    "DeliveringSimulator",
    "DidSomethingNew",
    "Entrance",
    "FakeClock",
    "Finding",
    "Happening",
    "HeldMeeting",
    "HeldReferral",
    "LineServer",
    "LinkedAccount",
    "ListLog",
    "MeetingConformance",
    "MeetingSimulator",
    "MeetingTurned",
    "MemoryLine",
    "MemorySink",
    "MemoryState",
    "MessagingConformance",
    "MessagingSimulator",
    "PartnerConformance",
    "PartnerSimulator",
    "PluginConformance",
    "PolledSimulator",
    "Pressed",
    "Received",
    "Refusal",
    "Report",
    "SentFile",
    "Simulator",
    "StoppedFollowing",
    "StrictContract",
    "Subject",
    "Telephoned",
    "Tier",
    "TookBack",
    "WasRecorded",
    "Whereabouts",
    "Wire",
    "WireLines",
    "Wrote",
    "examine",
    "strict_discriminators",
]
