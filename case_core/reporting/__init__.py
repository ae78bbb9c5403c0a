"""Figures (統計): how many came, with what, by which way, how fast answered; nobody is named."""
