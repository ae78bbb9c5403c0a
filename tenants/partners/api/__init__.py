"""Operations on partner organisations."""
