"""What the Zoom plugin says of itself."""

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

HOST: Final = "api.zoom.us"
TOKEN_HOST: Final = "zoom.us"  # noqa: S105 - a host name

PRIVACY: Final = PrivacySheet(
    data_in=frozenset({DataClass.PSEUDONYM, DataClass.NAME, DataClass.CONTACT}),
    data_out=frozenset({DataClass.BOOKING, DataClass.PSEUDONYM, DataClass.MESSAGE}),
    processors=(
        Processor(
            name="Zoom Communications, Inc.",
            country="US",
            purpose=LocalizedText(ja="ビデオ通話の提供", en="Carrying video calls"),
        ),
    ),
    stores_content=False,
    retention=LocalizedText(
        ja="会議の時刻と予約番号、参加者がZoomで名乗った名前・メールアドレス・接続元は、Zoomのアカウントの設定で定めた期間残ります。"
        "録画とAIによる要約は、この連携では使いません。",
        en="The time, the booking number, and the name, mail address and network address that people show to Zoom stay "
        "as long as the Zoom account's settings say. This connection uses neither recordings nor AI summaries.",
    ),
    can_erase=False,
    terms=HttpUrl("https://www.zoom.com/en/trust/legal-compliance/"),
)

MANIFEST: Final = Manifest(
    id="jp.mannaka.zoom",
    name=LocalizedText(ja="Zoom（ビデオ会議）", en="Zoom (video meetings)"),
    version="1.0.0",
    sdk=">=1.1,<2.0",
    vendor=Vendor(name="Mannaka", security_contact="SECURITY.md"),
    kinds=frozenset({Kind.MEETING}),
    capabilities=frozenset({Capability.LOBBY, Capability.PRESENCE}),
    egress=frozenset({HOST, TOKEN_HOST}),
    inbound=Inbound.WEBHOOK,
    hosts_in="hosts",
    ack_deadline_s=3.0,
    privacy=PRIVACY,
)
