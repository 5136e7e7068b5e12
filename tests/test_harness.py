"""What the other tests lean on does what it says; a check that cannot fail protects nobody."""

import socket
from pathlib import Path

import pytest
from django.db import connection
from django.template import Context, Template

from nuanchuang.journal import reads
from nuanchuang.journal.models import Head
from tests.support.browser import SIZES, measure


def test_an_undefined_template_variable_fails_the_test():
    with pytest.raises(pytest.fail.Exception, match="nobody"):
        Template("{{ nobody }}").render(Context())


def test_a_test_cannot_reach_another_machine():
    with socket.socket() as outside, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))


def test_the_tests_run_on_the_database_that_was_chosen(db, request):
    expected = {"sqlite": "sqlite", "postgres": "postgresql"}[request.config.getoption("database")]
    assert connection.vendor == expected


@pytest.mark.parametrize("turn", [1, 2])
def test_what_one_test_commits_no_other_sees(real_db, turn):
    assert not Head.objects.exists()
    Head.objects.create(chain="00000000-0000-0000-0000-000000000001")


def test_a_copy_keeps_the_guard_of_the_journal(real_db):
    assert reads.guarded()


def test_another_process_sees_the_same_database(real_db, second_process):
    Head.objects.create(chain="00000000-0000-0000-0000-000000000001", seq=7)
    other = second_process("from nuanchuang.journal import reads; print(list(reads.heads().values()))")
    assert other.communicate(timeout=60)[0].strip() == "[7]"


def test_threads_give_back_results_and_exceptions_in_order(together):
    def fail():
        raise ZeroDivisionError

    first, second, third = together(lambda: 1, fail, lambda: 3)
    assert (first, type(second), third) == (1, ZeroDivisionError, 3)


@pytest.fixture
def page(browser):
    made = browser.new_page(viewport={"width": 390, "height": 844})
    yield made
    made.close()


def test_a_small_target_is_found_and_a_link_in_a_sentence_is_not(page, fits):
    page.set_content("""
        <button style="width: 43px; height: 60px">办</button>
        <button style="width: 44px; height: 44px">行</button>
        <p>先看<a href="/x">清单</a>再来。</p>
        <label style="display: block; padding: 20px"><input type="checkbox">有</label>
    """)
    assert measure(page, "targets", 44) == ["<button> 办 is 43×60, least 44"]
    with pytest.raises(AssertionError, match="43×60"):
        fits(page)


def test_sideways_scroll_is_found_with_its_cause(page):
    page.set_content("<body style='margin:0'><div id=wide style='width:400px'>宽</div>")
    assert measure(page, "sideways") == ["the page scrolls 10 px sideways, first <div#wide> 宽"]


def test_small_text_is_found_in_elder_mode(page, fits):
    page.set_content("<p style='font-size:18px'>大</p><p style='font-size:17px'>小</p>")
    fits(page)
    with pytest.raises(AssertionError, match="小 is 17 px, least 18"):
        fits(page, elder=True)


def test_a_fault_of_access_is_found(page, axe):
    page.set_content("<html lang=zh><title>x</title><main><h1>办理</h1></main></html>")
    axe(page)
    page.set_content(
        "<html lang=zh><title>x</title><main><img src=/x><p style='color:#ccc'>很淡的字</p></main></html>"
    )
    with pytest.raises(AssertionError, match="image-alt") as found:
        axe(page)
    assert "color-contrast" in str(found.value)


def test_the_demo_is_served_and_every_surface_has_its_size(served, visitor):
    page = visitor.open("door", "/")
    assert page.viewport_size == dict(zip(("width", "height"), SIZES["door"], strict=True))
    assert page.url.startswith(served.url)


def test_what_a_page_complains_about_fails_its_test(served, visitor):
    page = visitor.open("door", "/healthz")
    page.evaluate("setTimeout(() => { throw new Error('不行') })")
    page.wait_for_timeout(100)
    with pytest.raises(AssertionError, match="不行"):
        visitor.close()
    visitor.complaints.clear()


def test_a_served_hall_of_ones_own_can_be_stopped(fresh_serve):
    own = fresh_serve()
    assert own.stop() == 0
    assert Path(own.database.home).is_dir()
