"""The texts with which a new city works at once; each city may word its own."""

from collections.abc import Mapping
from typing import Final

from case_core.conversations.states import Language, TextKind

_JA: Final[Mapping[str, str]] = {
    TextKind.PURPOSE: (
        "{city} 相談センターです。ご連絡ありがとうございます。\n"
        "ここでいただいた内容は、ご相談にお答えするためだけに使います。\n"
        "この画面には、お名前・住所・病気のことなどの個人情報を書かないでください。"
        "くわしいお話は、次の専用ページでうかがいます。"
    ),
    TextKind.RECEIVED: (
        "メッセージを受け取りました。職員が読んで、お返事します。\n"
        "お話の続きは、専用ページに書いてください（このリンクを使えるのは1回です）。\n"
        "{link}\n"
        "お急ぎのときは、お電話ください。電話 {telephone}"
    ),
    TextKind.AFTER_HOURS: (
        "メッセージを受け取りました。ただいま受付時間外です。\n"
        "次の受付は、{next_opening}からです。順番にお返事します。\n"
        "お話の続きは、いつでも専用ページに書けます（このリンクを使えるのは1回です）。\n"
        "{link}\n"
        "命や体に危険があるときは、110番（警察）か119番（救急・消防）へ電話してください。"
    ),
    TextKind.CRISIS: (
        "つらい中で、書いてくださってありがとうございます。\n"
        "いま危険があるときは、すぐに電話してください。\n"
        "110 警察 ／ 119 救急・消防\n"
        "話を聞いてほしいとき（無料）\n"
        "#いのちSOS 0120-061-338\n"
        "よりそいホットライン 0120-279-338（24時間）\n"
        "189 児童相談所（虐待かもしれないとき）\n"
        "#9110 警察の相談 ／ 188 消費者ホットライン\n"
        "職員が、できるだけ早くお返事します。専用ページに続きを書けます（1回だけ使えるリンクです）。\n"
        "{link}"
    ),
    TextKind.OTHER_TOPIC: (
        "この窓口では、{topics}のご相談をうかがっています。\n"
        "そのほかのご相談も、専用ページかお電話でうかがいます。ここであきらめないでください。\n"
        "{link}\n"
        "電話 {telephone}"
    ),
    TextKind.BELL: (
        "{city} 相談センターから、お返事があります。\n"
        "専用ページでお読みください（このリンクを使えるのは1回です）。\n"
        "{link}"
    ),
    TextKind.LINK: (
        "専用ページの新しいリンクです（使えるのは1回です。前のリンクは使えなくなりました）。\n"
        "{link}\n"
        "お電話でもうかがいます。電話 {telephone}"
    ),
    TextKind.LINKED: (
        "この画面と、受付番号のご相談がつながりました。\n"
        "お返事があると、ここにもお知らせが届きます。\n"
        "身に覚えのないときは、お電話ください。電話 {telephone}"
    ),
    TextKind.NOT_LINKED: (
        "この画面と、ご相談をつなげませんでした。時間が過ぎたか、別のアカウントだったようです。\n"
        "もう一度つなぐときは、専用ページで受付番号と合言葉を入力してください（このリンクを使えるのは1回です）。\n"
        "{link}\n"
        "お電話でもうかがいます。電話 {telephone}"
    ),
    TextKind.BOOKED: (
        "予約を受け付けました\n"
        "日時：{moment}\n"
        "方法：{way}\n"
        "日時の変更と取り消しは、予約のページから（予約番号と合言葉で開きます）。\n"
        "{link}\n"
        "電話 {telephone}"
    ),
    TextKind.MOVED: (
        "予約の日時が変わりました\n"
        "新しい日時：{moment}\n"
        "方法：{way}\n"
        "日時の変更と取り消しは、予約のページから（予約番号と合言葉で開きます）。\n"
        "{link}\n"
        "電話 {telephone}"
    ),
    TextKind.CANCELLED: (
        "予約を取り消しました\n"
        "取り消した日時：{moment}\n"
        "また予約するときは、予約のページかお電話で。\n"
        "{link}\n"
        "電話 {telephone}"
    ),
    TextKind.REMINDER: (
        "あした、予約があります\n"
        "日時：{moment}\n"
        "方法：{way}\n"
        "お待ちしています。来られなくなったときは、予約のページかお電話で教えてください。\n"
        "{link}\n"
        "電話 {telephone}"
    ),
    TextKind.PLACE_TOLD: (
        "オンラインで話す場所が決まりました\n"
        "日時：{moment}\n"
        "時間になったら、予約のページから入れます（予約番号と合言葉で開きます）。\n"
        "{link}\n"
        "電話 {telephone}"
    ),
}
_EN: Final[Mapping[str, str]] = {
    TextKind.PURPOSE: (
        "This is the consultation centre of {city}. Thank you for writing.\n"
        "We use what you tell us only to answer you.\n"
        "Please do not write personal details here, such as your name, address or health. "
        "Tell us more on the private page below."
    ),
    TextKind.RECEIVED: (
        "We have your message. A member of staff will read it and answer you.\n"
        "Please go on writing on the private page (the link works once).\n"
        "{link}\n"
        "If it is urgent, please call {telephone}."
    ),
    TextKind.AFTER_HOURS: (
        "We have your message. The centre is closed now.\n"
        "We open again {next_opening} and answer in turn.\n"
        "You can go on writing on the private page at any time (the link works once).\n"
        "{link}\n"
        "If anybody is in danger, call 110 (police) or 119 (ambulance, fire)."
    ),
    TextKind.CRISIS: (
        "Thank you for writing in such a hard moment.\n"
        "If you are in danger now, please call at once.\n"
        "110 police / 119 ambulance and fire\n"
        "To talk to somebody, free of charge\n"
        "#Inochi SOS 0120-061-338\n"
        "Yorisoi Hotline 0120-279-338 (24 hours)\n"
        "189 child guidance centre (suspected abuse)\n"
        "#9110 police consultation / 188 consumer hotline\n"
        "We answer as soon as we can. You can go on writing on the private page (the link works once).\n"
        "{link}"
    ),
    TextKind.OTHER_TOPIC: (
        "Here we talk about: {topics}.\n"
        "We are glad to hear about anything else, too, on the private page or by telephone.\n"
        "{link}\n"
        "Telephone {telephone}"
    ),
    TextKind.BELL: (
        "The consultation centre of {city} has answered you.\n"
        "Please read it on the private page (the link works once).\n"
        "{link}"
    ),
    TextKind.LINK: (
        "Here is a new link to your private page (it works once; the links before it no longer work).\n"
        "{link}\n"
        "You can also call {telephone}."
    ),
    TextKind.LINKED: (
        "This chat is now linked with the matter of your receipt number.\n"
        "You hear here, too, when there is an answer.\n"
        "If this was not you, please call {telephone}."
    ),
    TextKind.NOT_LINKED: (
        "We could not link this chat with your matter. The time was over, or it was another account.\n"
        "To try again, enter receipt number and secret on the private page (the link works once).\n"
        "{link}\n"
        "You can also call {telephone}."
    ),
    TextKind.BOOKED: (
        "Your appointment is booked\n"
        "When: {moment}\n"
        "How: {way}\n"
        "To change or cancel it, open the booking page (with booking number and secret).\n"
        "{link}\n"
        "Telephone {telephone}"
    ),
    TextKind.MOVED: (
        "Your appointment has a new time\n"
        "When: {moment}\n"
        "How: {way}\n"
        "To change or cancel it, open the booking page (with booking number and secret).\n"
        "{link}\n"
        "Telephone {telephone}"
    ),
    TextKind.CANCELLED: (
        "Your appointment is cancelled\n"
        "It was: {moment}\n"
        "To book again, open the booking page or call us.\n"
        "{link}\n"
        "Telephone {telephone}"
    ),
    TextKind.REMINDER: (
        "You have an appointment tomorrow\n"
        "When: {moment}\n"
        "How: {way}\n"
        "We look forward to it. If you cannot come, tell us on the booking page or by telephone.\n"
        "{link}\n"
        "Telephone {telephone}"
    ),
    TextKind.PLACE_TOLD: (
        "Your online appointment has a place\n"
        "When: {moment}\n"
        "Join from the booking page when it is time (with booking number and secret).\n"
        "{link}\n"
        "Telephone {telephone}"
    ),
}
DEFAULT_TEXTS: Final[Mapping[str, Mapping[str, str]]] = {Language.JAPANESE: _JA, Language.ENGLISH: _EN}

# What is said where somebody's life or safety is in danger; found inside longer words, too.
CRISIS_WORDS: Final = (
    "死にたい", "しにたい", "死のう", "消えたい", "自殺", "自死", "飛び降り", "首を吊", "首をつ", "リストカット",
    "殺される", "殺してやる", "殴られ", "なぐられ", "蹴られ", "首を絞め", "刃物", "監禁", "性暴力", "レイプ",
    "虐待", "ぎゃくたい", "暴力を", "DV", "助けてください", "kill myself", "suicide", "want to die",
    "beats me", "abuse",
)  # fmt: skip
