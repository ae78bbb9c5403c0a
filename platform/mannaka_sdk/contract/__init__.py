"""
What was promised, as files: JSON Schemas, the public surface, the reference page.

`python -m mannaka_sdk.contract` writes them anew; a test compares them with the code.
"""
