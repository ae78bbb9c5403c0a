"""What is asked in the rows search_kanji2, search_kana_name, search_compound7 and caller_lookup."""

from typing import Final

from tests.benchmarks.cases.texts import PLANTED_NAME

# The first of each was planted in one case of 5,000; the others are as rare or common as people's words are.
QUESTIONS: Final[dict[str, tuple[str, ...]]] = {
    "search_kanji2": ("欄干", "離婚", "越智", "相談", "道路"),
    "search_kana_name": ("ホウジョウ", "おち", "やまだ", "ヤマ", "わたなべ"),
    "search_compound7": ("後期高齢者医療", "国民健康保険料", "国民健康保険証", "固定資産税通知", "児童扶養手当証"),
}
CALLERS: Final[tuple[dict[str, str], ...]] = (
    *({"name": name} for name in ("越智", "李", "馬越 清", PLANTED_NAME[0])),
    *({"name_kana": kana} for kana in ("ヤマ", "オチ")),
    *({"telephone": digits} for digits in ("0898", "1234")),
)
