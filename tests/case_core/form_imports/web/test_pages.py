from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile

from case_core.bookings.models import Booking
from case_core.form_imports.models import BookingImport, ImportForm
from mannaka_tenancy import use
from tests.support.bookings import one_on_duty
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.form_imports import ELEVEN_ROW, TEN_ROW, a_file, a_form, uploaded
from tests.support.worker import work_off

HOME = "/staff/settings/booking-imports/"
LATE_ROW = ("R-3", "2026/1/14 19:00", "近見", "0898-36-1234", "", "")


def file_of(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    return SimpleUploadedFile("yoyaku.csv", a_file(*rows), content_type="text/csv")


def test_an_administrator_leads_a_file_to_its_trial(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        offer = one_on_duty(cast)
    mio = desk("mio")
    assert "予約フォームがまだありません" in mio.get(HOME).content.decode()
    page = mio.send_and_follow(f"{HOME}add/", name="市のフォーム", offer=str(offer.pk), way="counter")
    assert "ファイルを選ぶ" in page
    with use(cast.city):
        form = ImportForm.objects.get()
    sent = mio.send(f"{HOME}forms/{form.pk}/", file=file_of(TEN_ROW, ELEVEN_ROW, LATE_ROW))
    columns = mio.get(mio.get(sent["Location"])["Location"])
    assert columns.wsgi_request.path.endswith("/columns/")
    assert '<option value="氏名" selected>' in columns.content.decode()
    chosen = {"moment": "希望日時", "name": "氏名", "telephone": "電話番号"}
    trial = mio.send_and_follow(columns.wsgi_request.path, **chosen)
    assert "取り込む前の確認" in trial
    assert "予約の枠にありません" in trial
    assert "近見" not in trial


def test_an_administrator_sees_how_far_an_import_is_and_what_came_of_it(
    desk: Callable[[str], Desk], cast: Cast
) -> None:
    with use(cast.city):
        run = uploaded(cast, a_form(cast, one_on_duty(cast)), a_file(TEN_ROW, ELEVEN_ROW, LATE_ROW))
    mio = desk("mio")
    assert '<noscript><meta http-equiv="refresh"' in mio.send_and_follow(f"{HOME}{run.pk}/start/")
    work_off(cast.city)
    done = mio.get(f"{HOME}{run.pk}/").content.decode()
    assert "取り込みました" in done
    assert 'http-equiv="refresh"' not in done
    assert "近見" not in done
    with use(cast.city):
        assert Booking.objects.count() == 2
    assert "ホームページの予約" in mio.get(HOME).content.decode()


def test_a_second_file_of_the_form_needs_no_columns_again(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        form = a_form(cast, one_on_duty(cast))
    page = desk("mio").send_and_follow(f"{HOME}forms/{form.pk}/", file=file_of(TEN_ROW))
    assert "取り込む前の確認" in page
    with use(cast.city):
        run = BookingImport.objects.get()
    assert "ファイルを消しました" in desk("mio").send_and_follow(f"{HOME}{run.pk}/discard/")


def test_what_is_no_table_and_columns_that_say_nothing_come_back_with_words(
    desk: Callable[[str], Desk], cast: Cast
) -> None:
    with use(cast.city):
        form = a_form(cast, one_on_duty(cast))
        run = uploaded(cast, form, a_file(TEN_ROW))
    mio = desk("mio")
    wrong = SimpleUploadedFile("x.csv", b"\xff\xfe\x00\x81")
    assert "文字コードが分かりませんでした" in mio.send(f"{HOME}forms/{form.pk}/", file=wrong).content.decode()
    assert "選んでください" in mio.send(f"{HOME}{run.pk}/columns/", name="氏名").content.decode()


def test_nobody_else_takes_files_in(desk: Callable[[str], Desk]) -> None:
    assert desk("aoi").get(HOME).status_code == 403
