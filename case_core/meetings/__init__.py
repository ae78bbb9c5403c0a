"""Talks by video (ビデオ相談) at the city's meeting service: who leads, who may go in, who came; never a link."""
