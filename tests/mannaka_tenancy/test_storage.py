"""Files stay in the folder of their city."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from mannaka_tenancy import NoTenantError, Tenant, use
from mannaka_tenancy.storage import CityStorage

ESCAPES = ["../{other}/a.txt", "x/../../{other}/a.txt", "/etc/passwd", "{media}/{other}/a.txt", ".."]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """Keep files in a folder of this test."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def read(storage: CityStorage, name: str) -> bytes:
    """Read a file whole."""
    with storage.open(name) as file:
        return bytes(file.read())


def test_the_default_storage_is_a_citys() -> None:
    assert isinstance(
        default_storage._wrapped if hasattr(default_storage, "_wrapped") else default_storage, CityStorage
    ) or (default_storage.__class__ is CityStorage)


def test_one_name_is_another_file_in_each_city(imabari: Tenant, saijo: Tenant, media: Path) -> None:
    storage = CityStorage()
    for city in (imabari, saijo):
        with use(city):
            assert storage.save("letters/a.txt", ContentFile(city.code.encode())) == "letters/a.txt"

    for city in (imabari, saijo):
        with use(city):
            assert read(storage, "letters/a.txt") == city.code.encode()
        assert (media / str(city.key) / "letters" / "a.txt").read_text() == city.code


def test_a_deletion_in_one_city_leaves_the_others_file(imabari: Tenant, saijo: Tenant) -> None:
    storage = CityStorage()
    for city in (imabari, saijo):
        with use(city):
            storage.save("a.txt", ContentFile(b"x"))

    with use(imabari):
        storage.delete("a.txt")
        assert not storage.exists("a.txt")
    with use(saijo):
        assert storage.exists("a.txt")


@pytest.mark.parametrize("name", ESCAPES)
def test_a_name_that_leaves_the_folder_is_refused(imabari: Tenant, saijo: Tenant, media: Path, name: str) -> None:
    storage = CityStorage()
    with use(saijo):
        storage.save("a.txt", ContentFile(b"secret"))
    path = name.format(other=saijo.key, media=media)

    with use(imabari):
        for act in (storage.open, storage.delete, storage.exists, storage.size, storage.path, storage.listdir):
            with pytest.raises(SuspiciousFileOperation):
                act(path)
        with pytest.raises(SuspiciousFileOperation):
            storage.save(path, ContentFile(b"planted"))
    with use(saijo):
        assert read(storage, "a.txt") == b"secret"


def test_there_are_no_files_outside_every_city() -> None:
    storage = CityStorage()

    for act in (storage.open, storage.exists, storage.delete, storage.path):
        with pytest.raises(NoTenantError):
            act("a.txt")
    with pytest.raises(NoTenantError):
        storage.save("a.txt", ContentFile(b"x"))


def test_a_storage_that_was_made_in_one_city_serves_the_city_in_use(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        storage = CityStorage()
        storage.save("a.txt", ContentFile(b"x"))

    with use(saijo):
        assert not storage.exists("a.txt")
