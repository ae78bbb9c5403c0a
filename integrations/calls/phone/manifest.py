"""What the telephone plugin says of itself."""

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
    data_in=frozenset({DataClass.CONTACT}),
    data_out=frozenset(),
    stores_content=False,
    retention=LocalizedText(
        ja="市の電話システムの通話履歴と録音は、その電話システムの決まりで残ります。",
        en="The telephone system keeps its own list of calls, and recordings, by its own rules.",
    ),
    can_erase=False,
)

MANIFEST: Final = Manifest(
    id="jp.mannaka.phone",
    name=LocalizedText(ja="電話（着信の表示）", en="Telephone (who is calling)"),
    version="1.0.0",
    sdk=">=1.0,<2.0",
    vendor=Vendor(name="Mannaka", security_contact="SECURITY.md"),
    kinds=frozenset({Kind.CALL}),
    capabilities=frozenset({Capability.CALL_EVENTS, Capability.CALL_RECORDINGS}),
    inbound=Inbound.WEBHOOK,
    ack_deadline_s=5.0,
    privacy=PRIVACY,
)
