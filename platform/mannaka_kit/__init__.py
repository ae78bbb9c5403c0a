"""
Building blocks without domain words.

audit, outbox, idempotency, crypto, errors, clock, Japanese text, logs, and the UI kit of both faces.
"""
