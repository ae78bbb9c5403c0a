"""What workers do for channels."""

from celery import shared_task

from mannaka_kit import clock
from mannaka_kit.cities import for_each_active_city
from mannaka_tenancy.celery import CityTask
from tenants.plugins import rounds
from tenants.plugins.menus import show_due_menus
from tenants.plugins.selectors import channels_with_menus


@shared_task(base=CityTask, name="plugins.check_city")
def check_city() -> None:
    """Ask how a city's channels are."""
    rounds.check_channels()


@shared_task(base=CityTask, name="plugins.show_menus")
def show_menus() -> None:
    """Have the services of a city's channels show the menu that fits the hour."""
    show_due_menus(at=clock.now())


@shared_task(base=CityTask, name="plugins.show_menus_all", control_task=True)
def show_menus_all() -> None:
    """Give each city that shows menus a task of its own."""
    for_each_active_city(_show_menus_where_any, name="plugins.show_menus")


def _show_menus_where_any() -> None:
    if channels_with_menus().exists():
        show_menus.apply_async(expires=50)


@shared_task(base=CityTask, name="plugins.check_all", control_task=True)
def check_all() -> None:
    """Give each city a task of its own: one city's slow service keeps no other waiting."""
    for_each_active_city(lambda: check_city.apply_async(expires=800), name="plugins.check")
