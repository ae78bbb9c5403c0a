"""
LINE: citizens write to the city's official account.

The house's own transport calls LINE's Messaging API; the bodies are made of the official SDK's models, which are loaded
when the first message is sent, since they take seconds and tens of megabytes.
"""
