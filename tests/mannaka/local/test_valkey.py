"""The local Valkey: start, stop, kill -9, start again, as root and not."""

import os
import signal
import socket
import stat
from pathlib import Path

import pytest
import redis

from mannaka.local.process_table import wait_until
from mannaka.local.valkey import ValkeyServer
from tests.mannaka.local.operators import Operator


def start(operator: Operator) -> str:
    """Start the operator's server and return its address."""

    def work() -> str:
        server = ValkeyServer(operator.data)
        server.start()
        return server.broker_url

    return operator.run(work)


def stop(operator: Operator) -> None:
    operator.run(lambda: ValkeyServer(operator.data).stop())


def is_running(operator: Operator) -> bool:
    return operator.run(lambda: ValkeyServer(operator.data).is_running())


def pid_of(operator: Operator) -> int:
    return operator.run(lambda: ValkeyServer(operator.data).pid)


def test_it_wants_a_password_and_listens_on_the_loopback_only(operator: Operator) -> None:
    url = start(operator)
    port = int(url.rpartition(":")[2].partition("/")[0])

    with pytest.raises(redis.AuthenticationError):
        redis.Redis(host="127.0.0.1", port=port).ping()
    assert redis.Redis.from_url(url).config_get("bind") == {"bind": "127.0.0.1"}


def test_what_was_written_is_there_after_a_stop_and_a_start_on_the_same_port(operator: Operator) -> None:
    url = start(operator)
    redis.Redis.from_url(url).set("kept", "7")

    stop(operator)

    assert not is_running(operator)
    assert start(operator) == url
    assert redis.Redis.from_url(url).get("kept") == b"7"


def test_a_killed_server_starts_again_with_what_it_had(operator: Operator) -> None:
    client = redis.Redis.from_url(start(operator))
    client.set("kept", "7")
    assert client.waitaof(1, 0, 5000)[0] == 1

    os.kill(pid_of(operator), signal.SIGKILL)
    assert wait_until(lambda: not is_running(operator), seconds=5)

    assert redis.Redis.from_url(start(operator)).get("kept") == b"7"


def test_a_taken_port_makes_it_move(operator: Operator) -> None:
    url = start(operator)
    stop(operator)
    port = int(url.rpartition(":")[2].partition("/")[0])

    with socket.create_server(("127.0.0.1", port)):
        moved = start(operator)

    assert moved != url
    assert redis.Redis.from_url(moved).ping()


def test_its_password_is_neither_in_its_arguments_nor_readable_by_others(operator: Operator) -> None:
    start(operator)
    password = operator.run(lambda: ValkeyServer(operator.data).password)

    configuration = operator.run(lambda: str(ValkeyServer(operator.data).folder / "valkey.conf"))

    assert password.encode() not in Path(f"/proc/{pid_of(operator)}/cmdline").read_bytes()
    assert stat.S_IMODE(Path(configuration).stat().st_mode) == 0o600


def test_a_port_that_is_taken_between_look_and_start_is_no_obstacle(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = ValkeyServer(data)
    server._remember()

    with socket.create_server(("127.0.0.1", server.port)):
        looks = iter([server.port])
        choose = "mannaka.local.ports.free_port"
        from mannaka.local.ports import free_port

        monkeypatch.setattr(choose, lambda preferred=None: next(looks, None) or free_port(preferred=preferred))
        server.start()

    assert redis.Redis.from_url(server.broker_url).ping()
