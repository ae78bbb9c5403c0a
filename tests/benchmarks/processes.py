"""The benchmark's end of a worker process."""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any, Self

from tests.support.stack import ROOT


class WorkerError(RuntimeError):
    """A worker process failed."""


class Worker:
    """One process with settings of its own that answers requests on demand."""

    def __init__(self, settings: str, environment: dict[str, str]) -> None:
        self._log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - lives as long as the process
        ours = {"DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": f"{ROOT}:{ROOT}/platform"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=os.environ | environment | ours,
            cwd=ROOT,
            text=True,
        )

    def do(self, verb: str, **arguments: Any) -> Any:
        """
        Send a command and wait for its answer.

        :raises WorkerError: the command failed, or the process died.
        """
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"do": verb, **arguments}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer = json.loads(line) if line else {"error": "the process died"}
        if "error" in answer:
            raise WorkerError(f"{verb} {arguments}: {answer['error']}\n{self._tail()}")
        return answer["answer"]

    def page(self, host: str, path: str, cookie: str = "") -> dict[str, Any]:
        """
        Answer one request.

        :raises WorkerError: the answer is not 200.
        """
        answer: dict[str, Any] = self.do("answer", host=host, path=path, cookie=cookie)
        if answer["status"] != 200:
            raise WorkerError(f"{host}{path} answered {answer['status']}\n{answer['body']}\n{self._tail()}")
        return answer

    def stop(self) -> None:
        """End the process."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _tail(self) -> str:
        self._log.flush()
        self._log.seek(0)
        return self._log.read()[-3000:]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.stop()
