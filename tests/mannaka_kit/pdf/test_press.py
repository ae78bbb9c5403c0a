"""The press: tagged, closed to everything outside of the sheet, and honest about what is missing."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from mannaka_kit import pdf
from mannaka_kit.pdf import child, press, readiness
from tests.support.pdf_reading import ReadPdf

STYLE = 'html { font-family: "Noto Sans CJK JP" } '
PAGE = "<html lang='ja'><head><title>題</title></head><body><h1>見出し</h1><p>本文 {}</p></body></html>"


def test_what_comes_out_is_tagged_pdf_with_its_title_and_language() -> None:
    made = ReadPdf(pdf.print_pdf(html=PAGE.format(""), css=STYLE))

    assert made.is_tagged
    assert (made.title, made.language) == ("題", "ja")
    assert b'pdfuaid:part="1"' in made.metadata()
    assert made.tags()[:2] == ["Document", "H1"]


@pytest.mark.parametrize(
    ("html", "css"),
    [
        ("<img src='http://127.0.0.1:9/a.png' alt=''>", ""),
        ("<img src='file:///etc/hostname' alt=''>", ""),
        ("<img src='data:image/svg+xml,<svg/>' alt=''>", ""),
        ("<link rel='stylesheet' href='https://example.com/a.css'>", ""),
        ("", "@import url('http://127.0.0.1:9/a.css');"),
        ("", "p { background: url('file:///etc/hostname') }"),
    ],
)
def test_it_asks_for_nothing_outside_of_the_sheet(html: str, css: str) -> None:
    with pytest.raises(pdf.PressFailedError):
        pdf.print_pdf(html=PAGE.format(html), css=css + STYLE)


def test_it_gets_no_settings_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}

    def run(*_command: object, env: dict[str, str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        seen.update(env)
        return subprocess.CompletedProcess([], 0, b"%PDF", b"")

    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    monkeypatch.setattr(press.subprocess, "run", run)
    pdf.print_pdf(html="", css="")

    assert set(seen) == {"HOME", "LANG"}


@pytest.mark.parametrize(
    ("code", "said", "error"),
    [
        (child.NO_LIBRARY, b"", pdf.PressMissingError),
        (-24, b"", pdf.SheetTooLongError),
        (1, b"Traceback\nMemoryError", pdf.SheetTooLongError),
        (1, "Traceback\nValueError: 田中 花子".encode(), pdf.PressFailedError),
    ],
)
def test_how_it_failed_is_told_without_the_words_of_the_sheet(
    monkeypatch: pytest.MonkeyPatch, code: int, said: bytes, error: type[Exception]
) -> None:
    done = subprocess.CompletedProcess([], code, b"", said)
    monkeypatch.setattr(press.subprocess, "run", lambda *_command, **_options: done)

    with pytest.raises(error) as raised:
        pdf.print_pdf(html="", css="")
    assert "田中" not in str(raised.value)


def test_who_waits_too_long_for_others_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "SECONDS_IN_QUEUE", 0)
    for _slot in range(press.AT_ONCE):
        press._SLOTS.acquire()
    try:
        with pytest.raises(pdf.PressBusyError):
            pdf.print_pdf(html="", css="")
    finally:
        for _slot in range(press.AT_ONCE):
            press._SLOTS.release()


def test_this_machine_has_what_it_needs() -> None:
    assert readiness.what_is_missing() is None
    assert pdf.look_around() is None


def test_the_packages_that_bring_what_is_missing_are_named(tmp_path: Path) -> None:
    without_pango = pdf.look_around(libraries=("no-such-pango",))
    without_font = pdf.look_around(folders=(tmp_path,))

    assert without_pango is not None
    assert "libpango-1.0-0" in without_pango.packages
    assert without_font is not None
    assert "fonts-noto-cjk" in without_font.packages


def test_without_pango_the_press_says_so_by_its_exit_code(tmp_path: Path) -> None:
    # A module of that name which cannot be loaded, as the library's own fails without Pango.
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.argv = ['child']; "
    code += f"import runpy; runpy.run_path({child.__file__!r}, run_name='__main__')"

    done = subprocess.run([sys.executable, "-c", code], input=b"{}", check=False)

    assert done.returncode == child.NO_LIBRARY


def test_the_child_limits_itself() -> None:
    code = f"import runpy; run = runpy.run_path({child.__file__!r}); run['limit'](); import resource; "
    code += "print(*resource.getrlimit(resource.RLIMIT_CPU), *resource.getrlimit(resource.RLIMIT_AS))"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.split()

    assert [int(each) for each in said] == [child.CPU_SECONDS] * 2 + [child.MEMORY_BYTES] * 2
    assert resource.getrlimit(resource.RLIMIT_CPU)[0] != child.CPU_SECONDS
