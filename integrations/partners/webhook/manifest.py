"""What the gateway says of itself."""

from typing import Final

from pydantic import HttpUrl

from mannaka_sdk import DataClass, Inbound, Kind, LocalizedText, Manifest, PrivacySheet, Processor, Vendor

PRIVACY: Final = PrivacySheet(
    data_in=frozenset({DataClass.MESSAGE}),
    data_out=frozenset({DataClass.NAME, DataClass.CONTACT, DataClass.CASE}),
    processors=(
        Processor(
            name="Partner organisation",
            country="JP",
            purpose=LocalizedText(
                ja="紹介を受けた機関が、自分のシステムで相談に対応します。",
                en="The organisation works on the matter in a system of its own.",
            ),
        ),
    ),
    stores_content=True,
    retention=LocalizedText(
        ja="相手の機関の決まりによります。協定で、保存の期間と消し方を決めてください。取りやめたときは、消すように伝えます。",
        en="As the organisation's rules say; settle in the agreement how long and how it erases. It is told to erase "
        "what is taken back.",
    ),
    can_erase=False,
    terms=HttpUrl("https://laws.e-gov.go.jp/law/415AC0000000057"),
)

MANIFEST: Final = Manifest(
    id="jp.mannaka.partner_webhook",
    name=LocalizedText(ja="相手のシステムに送る（署名付きJSON）", en="To their own system (signed JSON)"),
    version="1.0.0",
    sdk=">=1.1,<2.0",
    vendor=Vendor(name="Mannaka", security_contact="SECURITY.md"),
    kinds=frozenset({Kind.PARTNER}),
    egress_in=frozenset({"address"}),
    inbound=Inbound.WEBHOOK,
    ack_deadline_s=10.0,
    privacy=PRIVACY,
)
