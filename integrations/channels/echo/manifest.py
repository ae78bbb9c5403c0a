"""What the echo channel says of itself."""

from typing import Final

from pydantic import HttpUrl

from mannaka_sdk import (
    Capability,
    DataClass,
    Inbound,
    Kind,
    Limits,
    LocalizedText,
    Manifest,
    PrivacySheet,
    Processor,
    TextUnit,
    Vendor,
)

HOST: Final = "api.echo.example"

PRIVACY: Final = PrivacySheet(
    data_in=frozenset({DataClass.PSEUDONYM, DataClass.NAME, DataClass.MESSAGE}),
    data_out=frozenset({DataClass.PSEUDONYM, DataClass.MESSAGE}),
    processors=(
        Processor(
            name="Echo Example",
            country="JP",
            purpose=LocalizedText(ja="メッセージの送受信", en="Carrying messages"),
        ),
    ),
    stores_content=True,
    retention=LocalizedText(ja="利用者の削除まで保存されます。", en="Kept until the person is erased."),
    can_erase=True,
    terms=HttpUrl("https://echo.example/terms"),
)

MANIFEST: Final = Manifest(
    id="jp.mannaka.echo",
    name=LocalizedText(ja="エコー（見本）", en="Echo (sample)"),
    version="1.0.0",
    sdk=">=1.0,<2.0",
    vendor=Vendor(name="Mannaka", security_contact="SECURITY.md"),
    kinds=frozenset({Kind.MESSAGING}),
    capabilities=frozenset(
        {
            Capability.TEXT_IN,
            Capability.TEXT_OUT,
            Capability.QUICK_REPLY,
            Capability.RETRACT_IN,
            Capability.FOLLOW_IN,
            Capability.QUOTA,
        }
    ),
    limits=Limits(text_length=500, text_unit=TextUnit.UTF16, choices=4),
    egress=frozenset({HOST}),
    inbound=Inbound.WEBHOOK,
    ack_deadline_s=5.0,
    privacy=PRIVACY,
    config_version=2,
)
