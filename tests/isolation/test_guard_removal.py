"""Every guard is taken away once, here and never by a switch in the product, to see its proof fail."""

import contextvars
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.base import default_key_func
from django.core.files.storage import filesystem
from django.core.signing import TimestampSigner
from django.db.backends.postgresql import base as postgresql

from mannaka_tenancy import Tenant, context, middleware, registry
from mannaka_tenancy.backend.base import DatabaseWrapper
from mannaka_tenancy.backend.cursors import _Scoped
from mannaka_tenancy.celery import CityTask
from mannaka_tenancy.context import Scope
from mannaka_tenancy.storage import CityStorage
from tests.isolation import proofs
from tests.isolation.proofs import Proof
from tests.isolation.twins import Twin

Removal = Callable[[pytest.MonkeyPatch], None]


def scope_only_once(patch: pytest.MonkeyPatch) -> None:
    """A session is put into the first city's scope and stays there."""
    switch = DatabaseWrapper._switch

    def once(wrapper: DatabaseWrapper, scope: Scope) -> None:
        if not hasattr(wrapper.connection, "_mannaka_scope"):
            switch(wrapper, scope)

    patch.setattr(DatabaseWrapper, "_switch", once)


def memo_kept_on_rollback(patch: pytest.MonkeyPatch) -> None:
    """A rollback is not noticed."""
    patch.setattr(DatabaseWrapper, "rollback", postgresql.DatabaseWrapper.rollback)


def memo_kept_on_savepoint_rollback(patch: pytest.MonkeyPatch) -> None:
    """A rollback to a savepoint is not noticed."""
    patch.setattr(
        DatabaseWrapper,
        "_savepoint_rollback",
        lambda wrapper, sid: wrapper._run_plain(wrapper.ops.savepoint_rollback_sql(sid)),
    )


def memo_kept_on_close(patch: pytest.MonkeyPatch) -> None:
    """A session goes back to the pool with what it remembers."""
    patch.setattr(DatabaseWrapper, "_close", postgresql.DatabaseWrapper._close)


def role_left_out(patch: pytest.MonkeyPatch) -> None:
    """Only the path is set."""
    statement = Scope.statement
    patch.setattr(Scope, "statement", lambda scope, *, as_login: statement(scope, as_login=as_login).partition("; ")[2])


def role_of_all_cities(patch: pytest.MonkeyPatch) -> None:
    """The web login itself may read every city, as a login without roles would."""
    statement = Scope.statement

    def as_superuser(scope: Scope, *, as_login: bool) -> str:
        return statement(scope, as_login=True)

    patch.setattr(Scope, "statement", as_superuser)
    owner = settings.DATABASES["owner"]
    wrapper = proofs.connection
    patch.setitem(wrapper.settings_dict, "USER", owner["USER"])
    patch.setitem(wrapper.settings_dict, "PASSWORD", owner["PASSWORD"])
    wrapper.close()


def outside_is_allowed(patch: pytest.MonkeyPatch) -> None:
    """Without a city, the session stays as it was."""
    apply = DatabaseWrapper.apply_scope
    patch.setattr(DatabaseWrapper, "apply_scope", lambda wrapper: apply(wrapper) if context.current_scope() else None)


def fetch_unguarded(patch: pytest.MonkeyPatch) -> None:
    """Rows are handed to anybody."""
    patch.setattr(_Scoped, "_require_same_scope", lambda _: None)


class ProcessGlobal:
    """What django-tenants has instead of a ContextVar."""

    def __init__(self) -> None:
        self.value: Any = None

    def get(self) -> Any:
        """Return the value of all threads."""
        return self.value

    def set(self, value: Any) -> Any:
        """Set it for all threads."""
        before, self.value = self.value, value
        return before

    def reset(self, before: Any) -> None:
        """Set it back for all threads."""
        self.value = before


def context_of_the_process(patch: pytest.MonkeyPatch) -> None:
    """The city is a variable of the process."""
    patch.setattr(context, "_scope", ProcessGlobal())


def hooks_unbound(patch: pytest.MonkeyPatch) -> None:
    """Commit hooks run wherever the commit happens."""
    patch.setattr(DatabaseWrapper, "on_commit", postgresql.DatabaseWrapper.on_commit)


def cache_key_without_city(patch: pytest.MonkeyPatch) -> None:
    """Django's own keys."""
    patch.setattr(caches["default"], "key_func", default_key_func)


def storage_without_city(patch: pytest.MonkeyPatch) -> None:
    """One folder for all."""
    patch.setattr(CityStorage, "base_location", property(lambda _: settings.MEDIA_ROOT))
    patch.setattr(CityStorage, "location", property(lambda _: settings.MEDIA_ROOT))


def path_unchecked(patch: pytest.MonkeyPatch) -> None:
    """Names are joined as they come."""
    patch.setattr(filesystem, "safe_join", os.path.join)


def salt_without_city(patch: pytest.MonkeyPatch) -> None:
    """One salt for all."""
    patch.setattr(proofs, "city_signer", lambda purpose: TimestampSigner(salt=purpose))


@contextmanager
def enter_for_good(tenant: Tenant) -> Iterator[Tenant]:
    """Enter a city and forget to leave."""
    context._scope.set(Scope(role=tenant.role, path=(tenant.schema,), tenant=tenant))
    yield tenant


def middleware_without_restore(patch: pytest.MonkeyPatch) -> None:
    """The city stays after the request."""
    patch.setattr(middleware, "use", enter_for_good)


def preview_by_host(patch: pytest.MonkeyPatch) -> None:
    """A preview is a request like any other."""
    patch.setattr(
        middleware.TenantMiddleware, "_tenant", lambda _, request: registry.find_by_host(request.META["HTTP_HOST"])
    )


def first_city_for_unknown_hosts(patch: pytest.MonkeyPatch) -> None:
    """An unknown host falls back to a city."""
    patch.setattr(middleware, "find_by_host", lambda _: registry.active_cities()[0])


def registry_never_refreshed(patch: pytest.MonkeyPatch) -> None:
    """What was looked up once stays."""
    patch.setattr(registry.Directory, "_refresh", lambda directory: directory._version)


def header_unchecked(patch: pytest.MonkeyPatch) -> None:
    """A task without a city runs in none, as in tenant-schemas-celery."""
    patch.setattr(CityTask, "_entered", lambda _: nullcontext())


def header_of_the_commit(patch: pytest.MonkeyPatch) -> None:
    """The city is looked up when the message leaves, and hooks are unbound."""
    from django.db import transaction

    hooks_unbound(patch)
    patch.setattr(CityTask, "delay_on_commit", lambda task: transaction.on_commit(task.apply_async))


def header_left_out(patch: pytest.MonkeyPatch) -> None:
    """A message leaves without a city."""
    patch.setattr(CityTask, "_headers", lambda _, given: given or {})


GUARDS: list[tuple[Removal, Proof]] = [
    (scope_only_once, proofs.rows_follow_a_switch),
    (memo_kept_on_rollback, proofs.rows_are_right_after_a_rollback),
    (memo_kept_on_savepoint_rollback, proofs.rows_are_right_after_a_savepoint_rollback),
    (memo_kept_on_close, proofs.rows_are_right_after_a_session_went_back_in_a_transaction),
    (role_left_out, proofs.a_city_runs_as_its_role),
    (role_of_all_cities, proofs.another_schema_is_denied),
    (outside_is_allowed, proofs.a_query_outside_every_city_is_refused),
    (fetch_unguarded, proofs.rows_of_one_city_are_not_fetched_in_another),
    (context_of_the_process, proofs.threads_keep_their_own_city),
    (hooks_unbound, proofs.a_commit_hook_keeps_its_city),
    (cache_key_without_city, proofs.cache_entries_are_apart),
    (storage_without_city, proofs.files_are_apart),
    (path_unchecked, proofs.a_path_into_another_folder_is_refused),
    (salt_without_city, proofs.a_signature_holds_in_one_city),
    (middleware_without_restore, proofs.no_city_is_left_after_a_request),
    (preview_by_host, proofs.a_preview_keeps_its_city),
    (first_city_for_unknown_hosts, proofs.an_unknown_host_is_no_city),
    (registry_never_refreshed, proofs.a_change_of_the_registry_is_seen),
    (header_unchecked, proofs.a_task_without_a_city_runs_nothing),
    (header_of_the_commit, proofs.a_task_runs_where_it_was_called),
    (header_left_out, proofs.a_task_outside_every_city_is_not_sent),
]


def shown(proof: Proof, twins: tuple[Twin, Twin]) -> bool:
    """Run a proof where it cannot leave a city behind."""
    new_sessions()
    try:
        return contextvars.copy_context().run(proof, *twins)
    finally:
        new_sessions()


def new_sessions() -> None:
    """Throw the pool's sessions away, with what was done to them."""
    proofs.connection.close()
    proofs.connection.close_pool()


@pytest.mark.usefixtures("one_session")
@pytest.mark.parametrize(("remove", "proof"), GUARDS, ids=[remove.__name__ for remove, _ in GUARDS])
def test_a_proof_holds_with_its_guard_and_fails_without(
    twins: tuple[Twin, Twin], monkeypatch: pytest.MonkeyPatch, remove: Removal, proof: Proof
) -> None:
    assert shown(proof, twins)

    with monkeypatch.context() as patch:
        remove(patch)
        stands = shown(proof, twins)

    assert not stands
    assert shown(proof, twins)


def test_every_proof_has_a_guard_that_it_watches() -> None:
    watched = {proof.__name__ for _, proof in GUARDS}
    public = {name: value for name, value in vars(proofs).items() if not name.startswith("_")}
    written = {name for name, value in public.items() if getattr(value, "__module__", "") == proofs.__name__}

    assert written - watched == set()
