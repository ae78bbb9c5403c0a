"""What the mail channel says of itself."""

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

PRIVACY: Final = PrivacySheet(
    data_in=frozenset({DataClass.CONTACT, DataClass.NAME, DataClass.MESSAGE, DataClass.FILE}),
    data_out=frozenset({DataClass.CONTACT, DataClass.MESSAGE}),
    processors=(
        Processor(
            name="Mail server of the city",
            country="JP",
            purpose=LocalizedText(
                ja="市が契約するメールサーバーでの送受信と保存。相手のメールサービス（国外の場合があります）にも届きます。",
                en="Carrying and keeping mail at the city's provider; it also reaches the citizen's, maybe abroad.",
            ),
        ),
    ),
    stores_content=True,
    retention=LocalizedText(
        ja="市のメールサーバーの設定によります。この窓口がメールを消すことはありません。",
        en="As the city's mail server is set up. This channel never deletes a mail.",
    ),
    can_erase=False,
    terms=HttpUrl("https://www.rfc-editor.org/rfc/rfc5321"),
)

MANIFEST: Final = Manifest(
    id="jp.mannaka.mail",
    name=LocalizedText(ja="メール", en="E-mail"),
    version="1.0.0",
    sdk=">=1.0,<2.0",
    vendor=Vendor(name="Mannaka", security_contact="SECURITY.md"),
    kinds=frozenset({Kind.MESSAGING}),
    capabilities=frozenset({Capability.TEXT_IN, Capability.TEXT_OUT, Capability.MEDIA_IN, Capability.DELIVERY_STATUS}),
    lines=frozenset({"imap_host", "smtp_host"}),
    inbound=Inbound.POLL,
    privacy=PRIVACY,
)
