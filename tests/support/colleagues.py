"""People beside the cast, each with the password of all people at browsers."""

from mannaka_kit import clock
from mannaka_tenancy import use
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tests.support.browser import PASSWORD
from tests.support.cast import SINCE, Cast


def head_of_tax(cast: Cast) -> User:
    """Let 大野 登 head 市民税課."""
    user = _joins(cast, "ohno", "大野 登", "オオノ ノボル")
    with use(cast.city):
        RoleGrant.objects.create(user=user, role=Role.SECTION_STAFF, section=cast.tax, is_head=True, valid_from=SINCE)
    return user


def head_of_centre(cast: Cast) -> User:
    """Let 宮本 咲 head the centre."""
    user = _joins(cast, "saki", "宮本 咲", "ミヤモト サキ")
    with use(cast.city):
        RoleGrant.objects.create(user=user, role=Role.CENTRE_STAFF, is_head=True, valid_from=SINCE)
    return user


def _joins(cast: Cast, username: str, name: str, kana: str) -> User:
    with use(cast.city):
        user = User.objects.create(username=username, display_name=name, name_kana=kana)
        set_own_password(user=user, password=PASSWORD, at=clock.now())
    return user
