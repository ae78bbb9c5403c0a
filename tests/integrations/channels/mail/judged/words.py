"""Two pools of words without one in common: one to write the rules by, one to judge them by."""

import random
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Pool:
    """What citizens of one half write."""

    names: tuple[str, ...]
    subjects: tuple[str, ...]
    sentences: tuple[str, ...]
    special: tuple[str, ...]
    files: tuple[str, ...]
    hosts: tuple[str, ...]


DEV: Final = Pool(
    names=("髙橋 花子", "越智 太郎", "渡邉 はるか", "村上 ①郎", "ソフィア 佐藤"),
    subjects=("水道料金の減免について", "①相談の予約 ②駐車場", "髙齢の母のこと", "ごみ置き場の件です"),
    sentences=(
        "お世話になっております。",
        "先月から仕事がなく、家賃が払えません。",
        "隣の家の木が伸びて困っています。",
        "どこに相談したらよいか教えてください。",
        "電話は平日の午後３時〜５時なら出られます。",
        "よろしくお願いいたします。",
    ),
    special=("①②Ⅲ㈱㍻㎡№", "髙﨑さんと濵田さん", "費用は￥３，０００です", "〒794−8511 今治市", "「～」と「―」と「∥」"),
    files=("家賃の請求書①.pdf", "髙橋の写真.jpg", "がぎぐげご.png", "２０２６年度　申込書.docx"),
    hosts=("example.jp", "mail.example.ne.jp"),
)
HELD_OUT: Final = Pool(
    names=("曽我部 彅一", "德永 さくら", "塩﨑 仁", "山﨑 Ⅱ世", "グエン ヴァン"),
    subjects=("保育園の入園相談", "③国保の手続き ④転入届", "神﨑川の堤防が心配です", "弟の借金で悩んでいます"),
    sentences=(
        "はじめてメールします。",
        "夫の暴力から逃げてきました。",
        "子どもの学校の手当を受けたいのですが。",
        "窓口へ行く時間がとれません。",
        "土曜日の午前９時～１１時に伺えます。",
        "ご回答をお待ちしています。",
    ),
    special=(
        "⑤⑥Ⅳ㈲㍼㎏℡",
        "塚﨑さんと德田さん",
        "支払いは￥１２，５００でした",
        "〒799−1592 大西町",
        "『〜』と『−』と『‖』",
    ),
    files=("母子手帳の写し③.pdf", "塩﨑家の居間.jpg", "ばびぶべぼ.png", "令和８年　同意書.xlsx"),
    hosts=("example.com", "example.or.jp"),
)
POOLS: Final = {"dev": DEV, "held_out": HELD_OUT}


@dataclass(frozen=True)
class Dice:
    """Draws words from one pool; the same seed draws the same."""

    pool: Pool
    random: random.Random

    def name(self) -> str:
        """Return somebody's name."""
        return self.random.choice(self.pool.names)

    def subject(self) -> str:
        """Return a subject."""
        return self.random.choice(self.pool.subjects)

    def text(self, lines: int = 3) -> str:
        """Return a text of some lines."""
        chosen = [self.random.choice(self.pool.sentences) for _ in range(lines)]
        return "\n".join([*chosen, self.random.choice(self.pool.special)])

    def file(self) -> str:
        """Return the name of a file."""
        return self.random.choice(self.pool.files)

    def address(self) -> str:
        """Return an address."""
        return f"citizen{self.random.randrange(10**6)}@{self.random.choice(self.pool.hosts)}"

    def number(self) -> int:
        """Return some number."""
        return self.random.randrange(10**9)


def dice(half: str, seed: str) -> Dice:
    """Return dice of one half."""
    return Dice(pool=POOLS[half], random=random.Random(f"{half} {seed}"))  # noqa: S311 - for words, not for secrets
