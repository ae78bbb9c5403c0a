"""What partners by Echo say of themselves."""

from typing import Final

from pydantic import HttpUrl

from mannaka_sdk import DataClass, Inbound, Kind, LocalizedText, Manifest, PrivacySheet, Processor, Vendor

HOST: Final = "partners.echo.example"

PRIVACY: Final = PrivacySheet(
    data_in=frozenset({DataClass.MESSAGE}),
    data_out=frozenset({DataClass.NAME, DataClass.CONTACT, DataClass.CASE}),
    processors=(
        Processor(
            name="Echo Example",
            country="JP",
            purpose=LocalizedText(ja="関係機関への紹介の受け渡し", en="Carrying referrals to partner organisations"),
        ),
    ),
    stores_content=True,
    retention=LocalizedText(
        ja="紹介の内容は、取りやめるか、終わってから1年たつまで保存されます。",
        en="What is referred is kept until it is taken back, or for a year after it ended.",
    ),
    can_erase=False,
    terms=HttpUrl("https://echo.example/terms"),
)

MANIFEST: Final = Manifest(
    id="jp.mannaka.echo_partner",
    name=LocalizedText(ja="エコー連携（見本）", en="Echo partners (sample)"),
    version="1.0.0",
    sdk=">=1.1,<2.0",
    vendor=Vendor(name="Mannaka", security_contact="SECURITY.md"),
    kinds=frozenset({Kind.PARTNER}),
    egress=frozenset({HOST}),
    inbound=Inbound.WEBHOOK,
    ack_deadline_s=5.0,
    privacy=PRIVACY,
)
