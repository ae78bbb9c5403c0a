"""Every command of the documentation does what its page says, in a demo of its own."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, Block, all_blocks, blocks_of, pages_with_commands
from tests.docs.scratch import Scratch
from tests.docs.unrun import UNRUN

STARTS_ITSELF = "mannaka demo --detach"
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("docs")]


def runnable(page: Path) -> list[Block]:
    """Return the blocks of a page that a test runs."""
    return [block for block in blocks_of(page) if block.commands not in UNRUN]


@pytest.fixture(scope="module")
def scratch() -> Iterator[Scratch]:
    folder = Path(tempfile.mkdtemp(prefix="md-")).resolve()
    found = Scratch(folder)
    try:
        yield found
    finally:
        found.remove()


@pytest.mark.parametrize(
    "document",
    [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in pages_with_commands() if runnable(page)],
)
def test_the_commands_of_a_page_do_what_it_says(scratch: Scratch, document: Path) -> None:
    blocks = runnable(document)
    if any(STARTS_ITSELF in block.commands for block in blocks):
        scratch.stop()
    else:
        scratch.start()

    printed = scratch.run_page(blocks)

    for block, output in zip(blocks, printed, strict=True):
        for line in scratch.expected(block):
            assert line in output, f"{block.name} does not print {line!r}"


def test_only_blocks_that_exist_are_excused() -> None:
    blocks = {block.commands for block in all_blocks()}

    assert set(UNRUN) <= blocks


def test_each_excuse_has_a_reason() -> None:
    assert all(len(reason) > 15 for reason in UNRUN.values())
