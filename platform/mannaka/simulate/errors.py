"""Why simulators do not start, or do not do something."""

from mannaka_kit.errors import AnticipatedError


class RealCityError(AnticipatedError):
    """A city is no demonstration."""

    code = "simulate_real_city"


class NoCityError(AnticipatedError):
    """There is no city to simulate anything for."""

    code = "simulate_no_city"


class NotLoopbackError(AnticipatedError):
    """The windows would be open to others: nobody signs in to them."""

    code = "simulate_not_loopback"


class BadWebhookError(AnticipatedError):
    """The address is none at which a city of this installation takes deliveries."""

    code = "simulate_bad_webhook"
