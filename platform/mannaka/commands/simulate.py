"""`mannaka simulate`: LINE and mail for demonstrations, in memory, with windows in the browser."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mannaka import env
from mannaka.commands.stack import DEFAULT_DATA, Data, point_at_stack

if TYPE_CHECKING:
    from mannaka.simulate.house import House
    from mannaka.simulate.judging import Judge

DEFAULT_BIND = "127.0.0.1:8002"
Contract = Annotated[
    Path | None,
    typer.Option(help="Folder of LINE's own OpenAPI files, to hold every call to them (needs the test tools)."),
]


def simulate(
    bind: Annotated[str, typer.Option(help="Address and port; none but 127.0.0.1.")] = DEFAULT_BIND,
    data: Data = DEFAULT_DATA,
    contract: Contract = None,
) -> None:
    """
    Answer in the place of LINE and of mail servers, and show their citizens' windows; for demo cities only.

    Plugins come here where MANNAKA_SIMULATOR_URL names it, which the demo does by itself.
    """
    point_at_stack(data)
    from mannaka.simulate import rendering

    rendering.prepare()
    from mannaka.simulate.server import serve

    serve(_house(contract), bind=bind)


def _house(contract: Path | None) -> "House":
    from mannaka.doctor.situation import Situation
    from mannaka.simulate.accounts import Keys
    from mannaka.simulate.cities import City, demo_cities
    from mannaka.simulate.house import House

    def read_cities() -> list[City]:
        situation = Situation.of_environment()
        try:
            return demo_cities(situation)
        finally:
            situation.close()

    port = int(env.text("MANNAKA_PUBLIC_PORT", "8000"))
    house = House(
        read_cities,
        keys=Keys(env.text("SECRET_KEY").encode()),
        port=port,
        memory=Path(env.text("MANNAKA_DATA")),
        judge=_judge(contract),
    )
    house.refresh()
    return house


def _judge(contract: Path | None) -> "Judge | None":
    if contract is None:
        return None
    from mannaka.simulate.judging import Judge

    return Judge(contract)
