"""How a check says what it misses."""


class ConformanceError(AssertionError):
    """A plugin does not do what the contract says; the message tells the vendor what to mend."""


def expect(condition: object, message: str) -> None:
    """
    Go on only if something holds.

    :raises ConformanceError: if it does not.
    """
    if not condition:
        raise ConformanceError(message)
