"""What the LINE channel says of itself."""

from typing import Final

from pydantic import HttpUrl

from integrations.channels.line.settings import LINES_HEADER, Mode
from mannaka_sdk import (
    Capability,
    DataClass,
    Inbound,
    Kind,
    Limits,
    LocalizedText,
    Manifest,
    PassingOn,
    PrivacySheet,
    Processor,
    TextUnit,
    Vendor,
)

HOST: Final = "api.line.me"
DATA_HOST: Final = "api-data.line.me"

PRIVACY: Final = PrivacySheet(
    data_in=frozenset({DataClass.PSEUDONYM, DataClass.NAME, DataClass.MESSAGE, DataClass.FILE}),
    data_out=frozenset({DataClass.PSEUDONYM, DataClass.MESSAGE, DataClass.FILE, DataClass.BOOKING}),
    processors=(
        Processor(
            name="LINEヤフー株式会社 (LY Corporation)",
            country="JP",
            purpose=LocalizedText(
                ja="LINE公式アカウントのメッセージの送受信と保存",
                en="Carrying and keeping the messages of the official account",
            ),
        ),
    ),
    stores_content=True,
    retention=LocalizedText(
        ja="送受信したメッセージは、LINEのサーバー、相談者の端末、LINE公式アカウントの管理画面に残ります。"
        "保存期間はLINEヤフーが定め、公表していません。市から消すことはできません。",
        en="Messages rest on LINE's servers, on the citizen's device and in the official account's own screens. "
        "How long is decided by LY Corporation and not published. The city cannot erase them.",
    ),
    can_erase=False,
    terms=HttpUrl("https://terms2.line.me/official_account_terms_jp"),
)

MANIFEST: Final = Manifest(
    id="jp.mannaka.line",
    name=LocalizedText(ja="LINE公式アカウント", en="LINE official account"),
    version="1.2.0",
    sdk=">=1.1,<2.0",
    vendor=Vendor(name="Mannaka", security_contact="SECURITY.md"),
    kinds=frozenset({Kind.MESSAGING}),
    capabilities=frozenset(
        {
            Capability.TEXT_IN,
            Capability.TEXT_OUT,
            Capability.MEDIA_IN,
            Capability.MEDIA_OUT,
            Capability.REPLY_WINDOW,
            Capability.QUICK_REPLY,
            Capability.CARD,
            Capability.RETRACT_IN,
            Capability.FOLLOW_IN,
            Capability.MARK_READ,
            Capability.QUOTA,
            Capability.IDENTITY_LINK,
            Capability.LINK_PAGE,
            Capability.PROFILE,
            Capability.MENUS,
        }
    ),
    limits=Limits(
        text_length=5000,
        text_unit=TextUnit.UTF16,
        messages_per_send=5,
        choices=13,
        media_bytes=200_000_000,
        media_types=frozenset(
            {
                "application/pdf",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "audio/mp4",
                "audio/mpeg",
                "image/gif",
                "image/jpeg",
                "image/png",
                "text/calendar",
                "text/plain",
                "video/mp4",
            }
        ),
    ),
    egress=frozenset({HOST, DATA_HOST}),
    inbound=Inbound.WEBHOOK,
    silent_with={"mode": frozenset({Mode.SEND_ONLY.value})},
    passes_on=PassingOn(setting="pass_on_to", headers=frozenset({LINES_HEADER})),
    ack_deadline_s=2.0,
    privacy=PRIVACY,
)
