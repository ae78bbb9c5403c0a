"""Files: each city has a folder of its own, named by its UUID."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage

from mannaka_tenancy.context import require_current


class CityStorage(FileSystemStorage):
    """
    A file storage that can only reach the folder of the current city.

    Wagtail keeps one instance for the life of the process, so the folder is looked up at each call; Django's safe_join
    refuses names that would leave it.
    """

    @property
    def base_location(self) -> str:
        """
        Return the city's folder.

        :raises NoTenantError: the code runs for no city.
        """
        return str(Path(settings.MEDIA_ROOT) / str(require_current().key))

    @property
    def location(self) -> str:
        """
        Return the city's folder as an absolute path.

        :raises NoTenantError: the code runs for no city.
        """
        return str(Path(self.base_location).absolute())
