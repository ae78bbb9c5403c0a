"""What can go wrong with the local servers in a way that the reader can mend."""

from __future__ import annotations


class LocalStackError(Exception):
    """A local server cannot be used, with the reason and the mend in one sentence."""

    code = "local_stack"


class NoStackError(LocalStackError):
    """The data folder holds no local stack."""

    code = "local_stack_missing"


class ServerStartError(LocalStackError):
    """A local server did not come up."""

    code = "local_server_start"


class WrongAccountError(LocalStackError):
    """The data folder belongs to another account of this machine."""

    code = "local_stack_account"


class InUseError(LocalStackError):
    """The port or the data folder is taken."""

    code = "local_stack_in_use"


class StepFailedError(LocalStackError):
    """A step of the start-up ended with an error."""

    code = "local_step_failed"
