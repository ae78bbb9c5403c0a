"""Japanese as people type it: width, kana, digits, eras, and names however they are written."""

from mannaka_kit.japanese.eras import ERAS, Era, era_date, parse_date, parse_year
from mannaka_kit.japanese.names import bigrams, fold_name
from mannaka_kit.japanese.telephones import hyphenated
from mannaka_kit.japanese.text import digits, fold, fold_kana, fold_width, is_storable, telephone_digits

__all__ = [
    "ERAS",
    "Era",
    "bigrams",
    "digits",
    "era_date",
    "fold",
    "fold_kana",
    "fold_name",
    "fold_width",
    "hyphenated",
    "is_storable",
    "parse_date",
    "parse_year",
    "telephone_digits",
]
