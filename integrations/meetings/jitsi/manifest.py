"""What the Jitsi plugin says of itself."""

from typing import Final

from mannaka_sdk import (
    Capability,
    DataClass,
    Inbound,
    Kind,
    LocalizedText,
    Manifest,
    PrivacySheet,
    Vendor,
)

PRIVACY: Final = PrivacySheet(
    data_in=frozenset({DataClass.PSEUDONYM}),
    data_out=frozenset({DataClass.BOOKING, DataClass.PSEUDONYM, DataClass.MESSAGE}),
    stores_content=False,
    retention=LocalizedText(
        ja="映像と音声は、市が選んだJitsi Meetのサーバーを通るだけで残りません。"
        "接続の記録は、そのサーバーの設定で定めた期間残ります。"
        "サーバーを事業者が動かすときは、その事業者の取り決めも確かめてください。",
        en="Pictures and sound pass through the Jitsi Meet server that the city chose and do not stay. Its log stays "
        "as long as its settings say. Where a company runs it, look at that company's terms, too.",
    ),
    can_erase=False,
)

MANIFEST: Final = Manifest(
    id="jp.mannaka.jitsi",
    name=LocalizedText(ja="Jitsi Meet（市のビデオ会議サーバー）", en="Jitsi Meet (a video server of the city)"),
    version="1.0.0",
    sdk=">=1.1,<2.0",
    vendor=Vendor(name="Mannaka", security_contact="SECURITY.md"),
    kinds=frozenset({Kind.MEETING}),
    capabilities=frozenset({Capability.ROLE_LINKS, Capability.PRESENCE}),
    inbound=Inbound.WEBHOOK,
    ack_deadline_s=10.0,
    privacy=PRIVACY,
)
