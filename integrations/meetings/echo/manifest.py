"""What meetings by Echo say of themselves."""

from typing import Final

from pydantic import HttpUrl

from mannaka_sdk import (
    Capability,
    DataClass,
    Inbound,
    Kind,
    LocalizedText,
    Manifest,
    PrivacySheet,
    Processor,
    Vendor,
)

HOST: Final = "meet.echo.example"

PRIVACY: Final = PrivacySheet(
    data_in=frozenset({DataClass.PSEUDONYM}),
    data_out=frozenset({DataClass.BOOKING, DataClass.PSEUDONYM}),
    processors=(
        Processor(
            name="Echo Example", country="JP", purpose=LocalizedText(ja="ビデオ通話の提供", en="Carrying video calls")
        ),
    ),
    stores_content=False,
    retention=LocalizedText(
        ja="会議の時刻と予約番号だけが、会議を消すまで保存されます。",
        en="Only the time and the booking number are kept, until the meeting is removed.",
    ),
    can_erase=False,
    terms=HttpUrl("https://echo.example/terms"),
)

MANIFEST: Final = Manifest(
    id="jp.mannaka.echo_meeting",
    name=LocalizedText(ja="エコー会議（見本）", en="Echo meetings (sample)"),
    version="1.0.0",
    sdk=">=1.1,<2.0",
    vendor=Vendor(name="Mannaka", security_contact="SECURITY.md"),
    kinds=frozenset({Kind.MEETING}),
    capabilities=frozenset({Capability.LOBBY, Capability.ROLE_LINKS, Capability.PRESENCE}),
    egress=frozenset({HOST}),
    inbound=Inbound.WEBHOOK,
    hosts_in="hosts",
    ack_deadline_s=5.0,
    privacy=PRIVACY,
)
