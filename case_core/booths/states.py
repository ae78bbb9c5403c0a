"""The states of a request from a booth, and how the two talk."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from case_core.cases.states import Channel


class RequestStatus(models.TextChoices):
    """Where a request from a booth stands (ブースからの呼び出しの状態)."""

    WAITING = "waiting", _("待っています")
    ANSWERED = "answered", _("職員が受けました")
    CONNECTED = "connected", _("お話し中")
    ENDED = "ended", _("終わりました")
    GIVEN_UP = "given_up", _("取りやめ")
    TIMED_OUT = "timed_out", _("だれも出られず")


# The booth shows it and can open no other; afterwards its start page comes back.
OPEN: Final = ("waiting", "answered", "connected")
# Somebody of the centre has it.
TAKEN: Final = ("answered", "connected")

TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    RequestStatus.WAITING: frozenset({RequestStatus.ANSWERED, RequestStatus.GIVEN_UP, RequestStatus.TIMED_OUT}),
    # A visitor may leave between the answer and the talk.
    RequestStatus.ANSWERED: frozenset({RequestStatus.CONNECTED, RequestStatus.ENDED, RequestStatus.GIVEN_UP}),
    RequestStatus.CONNECTED: frozenset({RequestStatus.ENDED}),
    RequestStatus.ENDED: frozenset(),
    RequestStatus.GIVEN_UP: frozenset(),
    RequestStatus.TIMED_OUT: frozenset(),
}


def may_become(status: str, target: str) -> bool:
    """Tell whether a request in this state may take the other one."""
    return target in TRANSITIONS[status]


class BoothWay(models.TextChoices):
    """How visitor and clerk talk (ブースでの話し方)."""

    TELEPHONE = "telephone", _("電話")
    VIDEO = "video", _("ビデオ")
    OUTREACH = "outreach", _("職員が出向く")


# How the talk is written down when it becomes a case.
CHANNELS: Final[Mapping[str, Channel]] = {
    "": Channel.TELEPHONE,
    BoothWay.TELEPHONE: Channel.TELEPHONE,
    BoothWay.VIDEO: Channel.VIDEO,
    BoothWay.OUTREACH: Channel.OUTREACH,
}
