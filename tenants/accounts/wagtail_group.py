"""Wagtail's group of the administrators: its rights, and who is in it."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from tenants.accounts.models import User

GROUP_NAME = "administrators"
_PAGE_CODENAMES = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
_FILE_PERMISSIONS = (
    ("wagtailimages", ("add_image", "change_image", "delete_image", "choose_image")),
    ("wagtaildocs", ("add_document", "change_document", "delete_document", "choose_document")),
)


def ensure_group() -> Group:
    """Return the group, with every right that an administrator needs to edit the city's pages and files."""
    group, _created = Group.objects.get_or_create(name=GROUP_NAME)
    group.permissions.set(Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin"))
    _grant_pages(group)
    for app_label, codenames in _FILE_PERMISSIONS:
        _grant_files(group, app_label, codenames)
    return group


def _grant_pages(group: Group) -> None:
    root = Page.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=_PAGE_CODENAMES):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_files(group: Group, app_label: str, codenames: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def set_membership(user: User, *, is_member: bool) -> None:
    """Put the person into the group or take them out; what the group may do still depends on the role of the day."""
    group = Group.objects.get(name=GROUP_NAME)
    if is_member:
        user.groups.add(group)
    else:
        user.groups.remove(group)
