"""``nuanchuang``: what the commands do and how they end."""

import pytest
from django.core import management
from django.db import connection

from nuanchuang.app import cli, demo
from nuanchuang.catalogue.models import Release
from nuanchuang.hall import access
from nuanchuang.hall.actions import set_up_hall
from nuanchuang.hall.models import Hall
from nuanchuang.journal import actions as journal
from nuanchuang.people import reads as people
from nuanchuang.people.models import Officer
from nuanchuang.platform.db import write
from tests.support.hall import PASSWORD, plan

DEMO = demo.__file__.replace("demo.py", "demo_hall.yaml")


@pytest.fixture
def hall(db, now):
    return set_up_hall(plan(), now=now)


@pytest.fixture
def said(capsys):
    """Run a command: exit code, what it said, what it complained of."""

    def run(*words):
        code = cli.main(words)
        out, error = capsys.readouterr()
        return code, out, error

    return run


@pytest.mark.parametrize("role", ["kiosk", "window", "board", "counter", "guide", "integration"])
def test_a_token_opens_a_device_of_its_role(hall, said, role):
    code, out, _ = said("token", "create", "--hall", "east", "--role", role)
    device = access.device_by_token(out.strip()).device
    assert (code, device.kind, device.hall) == (0, role, hall)
    assert (device.window.number if device.window else None) == (1 if role in ("window", "counter") else None)


def test_a_window_is_chosen_by_its_number(hall, said):
    _, out, _ = said("token", "create", "--hall", "east", "--role", "window", "--window", "3")
    assert access.device_by_token(out.strip()).device.window.number == 3


@pytest.mark.parametrize("words", [
    ("--hall", "nowhere", "--role", "kiosk"), ("--hall", "east", "--role", "window", "--window", "9"),
    ("--hall", "east", "--role", "window", "--window", "0"),
])  # fmt: skip
def test_what_is_not_there_is_said_in_both_languages_and_ends_badly(hall, said, words):
    code, out, error = said("token", "create", *words)
    assert (code, out) == (1, "")
    assert len(error.splitlines()) == 2
    assert error.startswith("没有找到")


@pytest.mark.parametrize("words", [
    (), ("dance",), ("token",), ("token", "create"), ("token", "create", "--hall", "east", "--role", "mayor"),
    ("catalogue",), ("catalogue", "find"), ("catalogue", "table"),
    ("catalogue", "table", "A7", "--language", "fr"),
    ("token", "create", "--hall", "e", "--role", "window", "--window", "x"),
])  # fmt: skip
def test_a_command_it_does_not_know_ends_with_2(said, words):
    with pytest.raises(SystemExit) as end:
        said(*words)
    assert end.value.code == 2


def test_verify_of_a_sound_journal_prints_every_head(hall, said):
    code, out, _ = said("verify")
    assert code == 0
    assert f"chain {hall.id}: 1 rows fit, head " in out


def unguard():
    statements = {
        "sqlite": ["DROP TRIGGER journal_row_no_update", "DROP TRIGGER journal_row_no_delete"],
        "postgresql": ["ALTER TABLE nc_journal_row DISABLE TRIGGER USER"],
    }
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def test_verify_of_an_unguarded_journal_ends_badly(real_db, said):
    unguard()
    code, out, error = said("verify")
    assert (code, out) == (1, "")
    assert "triggers" in error


def test_verify_names_the_first_row_that_was_touched(real_db, said, now, monkeypatch):
    with write():
        for number in range(3):
            journal.record(hall=None, at=now, actor="system", kind="test.done", subject=("test", number))
    unguard()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE nc_journal_row SET actor = 'nobody' WHERE seq = 2")
    monkeypatch.setattr("nuanchuang.journal.reads.guarded", lambda: True)
    code, out, _ = said("verify")
    assert code == 1
    assert "row 2 was edited" in out


@pytest.fixture
def prepared(db, monkeypatch):
    """Migrating and collecting is Django's; here only that it is asked for."""
    asked = []
    monkeypatch.setattr(management, "call_command", lambda name, **options: asked.append(name))
    return asked


def test_setup_prepares_the_database_and_notes_the_catalogue(prepared, said):
    assert said("setup")[0] == 0
    assert prepared[:2] == ["migrate", "collectstatic"]
    assert Release.objects.count() == 1
    assert not Hall.objects.exists()


def test_setup_with_a_plan_makes_the_hall_and_its_first_administrator(prepared, said, monkeypatch):
    monkeypatch.setenv("NUANCHUANG_ADMIN_PASSWORD", PASSWORD)
    code, out, _ = said("setup", "--hall", DEMO, "--admin", "700001")
    assert code == 0
    assert "demo" in out
    (card,) = people.officers(Hall.objects.get())
    assert (card.badge, card.roles) == ("700001", ("administrator",))
    assert Officer.objects.get().check_password(PASSWORD)


def test_setup_with_a_weak_password_makes_no_hall(prepared, said, monkeypatch):
    monkeypatch.setenv("NUANCHUANG_ADMIN_PASSWORD", "short")
    code, _, error = said("setup", "--hall", DEMO, "--admin", "700001")
    assert code == 1
    assert "密码" in error
    assert not Hall.objects.exists()


def test_setup_of_a_hall_that_is_there_is_refused(prepared, said):
    assert said("setup", "--hall", DEMO)[0] == 0
    assert said("setup", "--hall", DEMO)[0] == 1
    assert Hall.objects.count() == 1


def test_setup_with_a_faulty_plan_ends_with_2_and_names_it(prepared, said, tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("slug: x", "utf-8")
    code, _, error = said("setup", "--hall", str(path))
    assert code == 2
    assert "broken.yaml" in error


def test_the_catalogue_is_checked_and_searched(said, monkeypatch):
    monkeypatch.setattr("nuanchuang.catalogue.commands.check", lambda laws: 7)
    code, out, _ = said("catalogue", "check")
    assert code == 7
    assert "5 moves" in out
    assert out.endswith(" 0 faults\n")
    code, out, _ = said("catalogue", "find", "车牌", "丢了")
    assert (code, out.split()[0]) == (0, "A10")
    assert said("catalogue", "find", "qqqq")[0] == 1


def test_a_decision_table_is_printed_as_csv(said):
    code, out, _ = said("catalogue", "table", "mortgage", "--certain", "--language", "en")
    assert code == 0
    assert out.startswith("What would you like to do?,")
    assert "I am not sure" not in out
    assert said("catalogue", "table", "nonsense")[0] == 1
