"""A worker process of a benchmark: answers requests through the WSGI handler, without any network, when told to."""

import json
import os
import sys
import time
from collections.abc import Iterable
from io import BytesIO
from typing import Any, TextIO

from django.utils.module_loading import import_string

Environ = dict[str, Any]


def environ_of(host: str, path: str, cookie: str = "") -> Environ:
    """Return a request as a WSGI server hands it over."""
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "HTTP_COOKIE": cookie,
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(b""),
        "wsgi.errors": sys.stderr,
    }


class Site:
    """The application of this process."""

    def __init__(self) -> None:
        from django.core.wsgi import get_wsgi_application

        self.application = get_wsgi_application()

    def answer(self, *, host: str, path: str, cookie: str = "") -> dict[str, Any]:
        """Answer one request and return its status and body."""
        status: list[str] = []
        response = self.application(environ_of(host, path, cookie), lambda line, _headers: status.append(line))
        try:
            body = b"".join(response)
        finally:
            response.close()
        return {"status": int(status[0].split()[0]), "body": body.decode()[:2000]}

    def time(self, *, hosts: list[str], path: str, count: int) -> list[float]:
        """Answer requests, the hosts by turns, and return the milliseconds of each."""
        environs = [environ_of(hosts[number % len(hosts)], path) for number in range(count)]
        taken = []
        for environ in environs:
            started = time.perf_counter_ns()
            response = self.application(environ, _ignore)
            for _part in response:
                pass
            response.close()
            taken.append((time.perf_counter_ns() - started) / 1e6)
        return taken

    def statements(self, *, host: str, path: str, cookie: str = "") -> dict[str, Any]:
        """Answer one request and return its status with every statement that reached the driver."""
        with Spy() as spy:
            answer = self.answer(host=host, path=path, cookie=cookie)
        return {"status": answer["status"], "statements": spy.seen}

    def call(self, *, function: str, **arguments: Any) -> Any:
        """Call a function of a benchmark in this process."""
        return import_string(function)(**arguments)


class Spy:
    """Writes down what psycopg's cursors are given: Django's statements, and the kernel's switches."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __enter__(self) -> "Spy":
        import psycopg

        self._kept = [(kind, kind.execute) for kind in (psycopg.Cursor, psycopg.ServerCursor)]
        for kind, execute in self._kept:
            kind.execute = self._spied(execute)  # type: ignore[method-assign]
        return self

    def __exit__(self, *args: object) -> None:
        for kind, execute in self._kept:
            kind.execute = execute  # type: ignore[method-assign]

    def _spied(self, execute: Any) -> Any:
        def spied(cursor: Any, query: Any, *args: Any, **options: Any) -> Any:
            self.seen.append(str(query))
            return execute(cursor, query, *args, **options)

        return spied


def _ignore(_line: str, _headers: Iterable[Any]) -> None:
    pass


def serve(lines: TextIO, answers: TextIO) -> None:
    """Do what each line says, one after the other, until there are no more."""
    site = Site()
    for line in lines:
        command = json.loads(line)
        try:
            answer = {"answer": getattr(site, command.pop("do"))(**command)}
        except Exception as error:  # noqa: BLE001 - the other end raises it
            answer = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def main() -> None:
    """Keep the pipe to the benchmark for answers; whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    serve(sys.stdin, answers)


if __name__ == "__main__":
    main()
