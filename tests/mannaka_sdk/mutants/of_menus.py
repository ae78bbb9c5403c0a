"""Mutants that show the wrong menu, pile menus up, or hide that none is shown."""

from typing import Any

from integrations.channels.line.plugin import LineChannel
from mannaka_sdk import HttpRequest, HttpResponse, Menu, MenuState, PluginError
from tests.mannaka_sdk.mutants import LINE, breaks


@breaks("menus.show-what-is-asked", **LINE)
class NeverHides(LineChannel):
    async def show_menu(self, ctx: Any, menu: Menu) -> None:
        if menu.state is not MenuState.HIDDEN:
            await super().show_menu(ctx, menu)


class Untidy:
    """A context whose service has no list of menus."""

    def __init__(self, ctx: Any) -> None:
        self.ctx = ctx
        self.http = self

    def __getattr__(self, name: str) -> Any:
        return getattr(self.ctx, name)

    async def send(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=200) if request.url.endswith("/list") else await self.ctx.http.send(request)


@breaks("menus.pile-nothing-up", **LINE)
class ClearsNothingAway(LineChannel):
    async def show_menu(self, ctx: Any, menu: Menu) -> None:
        ctx.state.drop(f"menu.{menu.state}")
        work = super().show_menu(Untidy(ctx), menu)
        await work


@breaks("menus.tell-of-failure", **LINE)
class HidesTheFailure(LineChannel):
    async def show_menu(self, ctx: Any, menu: Menu) -> None:
        try:
            await super().show_menu(ctx, menu)
        except PluginError:
            return
