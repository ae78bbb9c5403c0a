import json
import random
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mannaka_kit.audit.chain import canonical, genesis, link_hash
from mannaka_kit.audit.checkpoints import public_key, sign_checkpoint
from mannaka_kit.audit.export import export
from mannaka_kit.audit.verify import Report, verify_export
from mannaka_tenancy import Tenant, use
from tests.mannaka_kit.audit.conftest import record

TAMPERINGS = 1_200
ENTRIES = 30


@pytest.fixture
def exported(db: None, imabari: Tenant, outside: Path, tmp_path: Path) -> Path:
    for number in range(ENTRIES):
        record(imabari, "case.read", case_id=number, details={"number": number, "how": "phone"})
        if number % 7 == 6:
            with use(imabari):
                sign_checkpoint()
    with use(imabari):
        export(tmp_path / "export.jsonl")
    return tmp_path / "export.jsonl"


def verified(path: Path, outside: Path) -> Report:
    return verify_export(path, outside, public_key())


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


def test_an_untouched_export_is_whole(exported: Path, outside: Path) -> None:
    report = verified(exported, outside)
    assert report.ok, report.findings
    assert report.entries >= ENTRIES
    assert report.checkpoints == 4
    assert 0 < report.last_checkpoint <= report.entries


def test_the_citys_own_folder_may_be_given_as_well(exported: Path, outside: Path, imabari: Tenant) -> None:
    assert verified(exported, outside / str(imabari.key)).ok


def flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def drop_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def swap_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def repeat_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines)), lines[chance.randrange(len(lines))])
    return b"".join(lines)


def cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def add_byte(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at:]


def test_every_one_of_many_random_tamperings_is_found(exported: Path, outside: Path, tmp_path: Path) -> None:
    seed = secrets.randbits(32)
    chance = random.Random(seed)  # noqa: S311 - repeatable by its seed
    data, tampered = exported.read_bytes(), tmp_path / "tampered.jsonl"
    ways = [flip, flip, flip, drop_line, swap_lines, repeat_line, cut_off, add_byte]
    missed, tried = [], 0
    while tried < TAMPERINGS:
        way = chance.choice(ways)
        changed = way(data, chance)
        if changed == data:
            continue
        tampered.write_bytes(changed)
        tried += 1
        if verified(tampered, outside).ok:
            missed.append((way.__name__, tried))
    assert not missed, f"seed {seed}"


def rewritten(data: bytes, imabari: Tenant, change: Callable[[list[dict[str, object]]], None]) -> bytes:
    """Do what the keeper of the database could: change entries, and compute every later hash and the end anew."""
    lines = data.splitlines()
    entries = [json.loads(line)["entry"] for line in lines if b'"kind":"link"' in line]
    change(entries)
    head, out = genesis(str(imabari.key)), [lines[0]]
    for seq, entry in enumerate(entries, start=1):
        written, previous = canonical(entry), head
        head = link_hash(previous, seq, written.encode())
        out.append(f'{{"entry":{written},"hash":"{head}","kind":"link","previous":"{previous}","seq":{seq}}}'.encode())
    out += [line for line in lines if b'"kind":"checkpoint"' in line]
    out.append(canonical({"hash": head, "kind": "end", "links": len(entries)}).encode())
    return b"\n".join(out) + b"\n"


@pytest.mark.parametrize("name", ["altered", "dropped", "inserted", "reordered"])
def test_a_chain_computed_anew_is_found_out_by_the_checkpoints_outside(
    exported: Path, outside: Path, imabari: Tenant, tmp_path: Path, name: str
) -> None:
    changes: dict[str, Callable[[list[dict[str, object]]], None]] = {
        "altered": lambda entries: entries[3].update(actor_id=999),
        "dropped": lambda entries: entries.__delitem__(3),
        "inserted": lambda entries: entries.insert(3, entries[5]),
        "reordered": lambda entries: entries.reverse(),
    }
    forged = tmp_path / "forged.jsonl"
    forged.write_bytes(rewritten(exported.read_bytes(), imabari, lambda _entries: None))
    assert verified(forged, outside).ok, "the forger's tool itself must be faithful"
    forged.write_bytes(rewritten(exported.read_bytes(), imabari, changes[name]))
    assert "fork" in codes(verified(forged, outside))


def test_a_chain_cut_off_before_a_checkpoint_is_found_even_with_a_proper_end(
    exported: Path, outside: Path, imabari: Tenant, tmp_path: Path
) -> None:
    def cut(entries: list[dict[str, object]]) -> None:
        del entries[10:]

    data = rewritten(exported.read_bytes(), imabari, cut)
    kept = [line for line in data.splitlines() if b"checkpoint" not in line or json.loads(line)["seq"] <= 10]
    forged = tmp_path / "forged.jsonl"
    forged.write_bytes(b"\n".join(kept) + b"\n")
    assert "truncated" in codes(verified(forged, outside))


def test_a_checkpoint_lost_outside_or_dropped_inside_is_found(
    exported: Path, outside: Path, imabari: Tenant, tmp_path: Path
) -> None:
    lost = tmp_path / "lost"
    shutil.copytree(outside, lost)
    sorted((lost / str(imabari.key)).glob("*.json"))[0].unlink()
    assert codes(verified(exported, lost)) == {"checkpoint_not_outside"}
    lines = exported.read_bytes().splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if b'"kind":"checkpoint"' in line)
    dropped = tmp_path / "dropped.jsonl"
    dropped.write_bytes(b"".join(lines[:first] + lines[first + 1 :]))
    assert codes(verified(dropped, outside)) == {"checkpoint_dropped"}


def test_checkpoint_files_that_were_tampered_with_are_found(
    exported: Path, outside: Path, imabari: Tenant, tmp_path: Path
) -> None:
    chance = random.Random(2026)  # noqa: S311 - repeatable by its seed
    for number in range(200):
        copy = tmp_path / f"copy{number}"
        shutil.copytree(outside, copy)
        path = chance.choice(sorted((copy / str(imabari.key)).glob("*.json")))
        path.write_bytes(flip(path.read_bytes(), chance))
        assert not verified(exported, copy).ok
        shutil.rmtree(copy)


def test_the_other_citys_chain_does_not_pass_for_ones_own(
    exported: Path, outside: Path, imabari: Tenant, saijo: Tenant, tmp_path: Path
) -> None:
    passed_off = tmp_path / "other.jsonl"
    passed_off.write_bytes(exported.read_bytes().replace(str(imabari.key).encode(), str(saijo.key).encode()))
    assert not verified(passed_off, outside).ok


def test_another_key_verifies_nothing(exported: Path, outside: Path, settings: object) -> None:
    stranger = "A" * 43 + "="
    assert "bad_checkpoint_file" in codes(verify_export(exported, outside, stranger))


@pytest.mark.parametrize("content", [b"", b"\n", b"not json\n", b"\xff\xfe\n", b'{"kind":"begin"}\n', b"[]\n", b"null"])
def test_a_file_that_is_no_export_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "export.jsonl"
    path.write_bytes(content)
    assert codes(verified(path, tmp_path)) == {"not_an_export"}


def test_the_verifier_needs_neither_django_nor_a_database(exported: Path, outside: Path) -> None:
    program = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(['django', 'psycopg', 'celery']))\n"
        "from pathlib import Path\n"
        "from mannaka_kit.audit.verify import verify_export\n"
        f"print(verify_export(Path({str(exported)!r}), Path({str(outside)!r}), {public_key()!r}).ok)\n"
    )
    platform = Path(__file__).resolve().parents[3] / "platform"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {[str(platform), *sys.path]!r}\n{program}"],
        capture_output=True,
        text=True,
        check=False,
        env={},
    )
    assert done.stdout.strip() == "True", done.stderr


def write_long_export(path: Path, city: str, count: int) -> None:
    head = genesis(city)
    same = {
        "action": "case.read",
        "actor_label": "centre_staff",
        "at": "2026-01-15T00:00:00.000000+00:00",
        "reason": "",
    }
    same |= {"outcome": "done", "request_id": "0" * 36, "target_type": "cases.case"}
    with path.open("w") as file:
        file.write(canonical({"city": city, "format": "mannaka-audit-export-1", "kind": "begin"}) + "\n")
        for seq in range(1, count + 1):
            own = {"actor_id": seq % 40, "case_id": seq, "details": {"v": 1}, "id": seq, "target_id": str(seq)}
            entry, previous = canonical(same | own), head
            head = link_hash(previous, seq, entry.encode())
            file.write(f'{{"entry":{entry},"hash":"{head}","kind":"link","previous":"{previous}","seq":{seq}}}\n')
        file.write(canonical({"hash": head, "kind": "end", "links": count}) + "\n")


def test_fifty_thousand_entries_are_verified_in_a_second(imabari: Tenant, tmp_path: Path) -> None:
    count, path = 60_000, tmp_path / "long.jsonl"
    write_long_export(path, str(imabari.key), count)
    started = time.process_time()
    report = verified(path, tmp_path / "none")
    seconds = time.process_time() - started
    assert report.ok
    assert report.entries == count
    print(f"{count / seconds:,.0f} entries a second")  # noqa: T201 - shown with -s
    assert count / seconds >= 50_000
