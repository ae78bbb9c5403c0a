"""What an administrator sees of what came in: numbers, reasons in words, a button; never a content."""

from datetime import timedelta

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.give_up_event import give_up_event
from tenants.deliveries.models import Delivery, PollMark, ReceivedEvent
from tenants.deliveries.selectors import days_for
from tenants.deliveries.states import DeliveryStatus, EventStatus
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.deliveries import Line, a_line, post, wrote
from tests.support.worker import work_off
from tests.tenants.browsing import page
from tests.tenants.statements import statements

WORDS = "夫に知られずに相談したい"
MOST_STATEMENTS = 14


def address(line: Line) -> str:
    return f"/staff/settings/channels/{line.channel.pk}/deliveries/"


def test_what_was_not_read_is_shown_with_its_reason_and_read_again_at_a_button(
    line: Line, here: Cast, imabari: Tenant
) -> None:
    post(imabari, line.path, line.sealed(WORDS.encode()))
    line.deliver(wrote(text=WORDS))
    post(imabari, line.path, line.signed(secrets=line.service.other_secrets()))
    work_off(imabari)
    desk = Desk(imabari, here.users["mio"])

    shown = page(desk.client, address(line))

    assert "内容が、この連絡手段の形式ではありませんでした。" in shown
    assert "署名が正しくないものが1件あり" in shown
    assert "できごと：1件" in shown
    assert WORDS not in shown
    with use(imabari):
        aside = Delivery.objects.get(status=DeliveryStatus.UNREADABLE)
    assert desk.send(f"{address(line)}{aside.pk}/replay/").status_code == 302
    with use(imabari):
        aside.refresh_from_db()
        assert aside.status == DeliveryStatus.STORED
    assert "読み取り待ち" in page(desk.client, f"{address(line)}?show=aside")


def test_an_event_that_could_not_be_taken_in_goes_in_again_at_a_button(line: Line, here: Cast, imabari: Tenant) -> None:
    line.deliver(wrote())
    work_off(imabari)
    with use(imabari):
        event = ReceivedEvent.objects.get()
        give_up_event(row_id=event.pk, reason="no_room", at=clock.now())
    desk = Desk(imabari, here.users["mio"])
    assert "no_room" in page(desk.client, address(line))

    answer = desk.send(f"/staff/settings/channels/{line.channel.pk}/dead-events/{event.pk}/replay/")

    assert answer.status_code == 302
    with use(imabari):
        event.refresh_from_db()
        assert event.status == EventStatus.WAITING


def test_a_channel_without_deliveries_says_what_to_do(line: Line, here: Cast, imabari: Tenant) -> None:
    assert "まだ何も届いていません" in page(Desk(imabari, here.users["mio"]).client, address(line))


def test_a_service_that_cannot_be_asked_is_told_in_words(line: Line, here: Cast, imabari: Tenant) -> None:
    with use(imabari):
        PollMark.objects.create(channel=line.channel, failure="auth_expired", failed_since=clock.now())

    shown = page(Desk(imabari, here.users["mio"]).client, address(line))

    assert "取り込みが止まっています" in shown
    assert "サービスが鍵を受け付けません" in shown


def test_the_page_takes_as_many_statements_for_many_as_for_few(line: Line, here: Cast, imabari: Tenant) -> None:
    desk = Desk(imabari, here.users["mio"]).client
    line.deliver(wrote(1))
    page(desk, address(line))
    few = statements(lambda: page(desk, address(line)))
    for number in range(2, 30):
        line.deliver(wrote(number))

    assert statements(lambda: page(desk, address(line))) == few <= MOST_STATEMENTS


def test_days_are_those_of_japan_and_count_each_state(line: Line, here: Cast, imabari: Tenant) -> None:
    today = clock.today()
    for number in (1, 2, 3):
        line.deliver(wrote(number))
    with use(imabari):
        first = Delivery.objects.earliest("pk")
        Delivery.objects.filter(pk=first.pk).update(received_at=clock.now() - timedelta(days=1))
        work_off(imabari)
        days = days_for(here.mio, line.channel, since=today - timedelta(days=3))
        assert [(each.day, each.total, dict(each.by_status)) for each in days] == [
            (today, 2, {"read": 2}),
            (today - timedelta(days=1), 1, {"read": 1}),
        ]


def test_a_delivery_of_another_channel_or_city_is_not_found(
    line: Line, other_line: Line, here: Cast, imabari: Tenant
) -> None:
    line.deliver(wrote())
    with use(imabari):
        another = a_line(imabari, here.users["mio"])
        delivery = Delivery.objects.get()
    desk = Desk(imabari, here.users["mio"])

    assert desk.send(f"{address(another)}{delivery.pk}/replay/").status_code == 404
    there = Desk(other_line.city, other_line.channel.made_by)
    assert there.send(f"{address(other_line)}{delivery.pk + 999}/replay/").status_code == 404
