"""Sheets on real paper: how many pages Chromium prints, in which size, and that nothing is cut off."""

import re

import pytest

from nuanchuang.catalogue import reads, rules

MEDIA = re.compile(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")
PAPER = {"wall": (595, 842), "hand": (420, 595)}
"""A4 and A5 in points."""


@pytest.fixture(scope="module")
def printer(browser, served):
    """Prints an address, in one context for all: gives the width and height of each page."""
    context = browser.new_context(base_url=served.url)
    page = context.new_page()

    def pages(code, form, **look):
        context.clear_cookies()
        context.add_cookies(
            [{"name": name, "value": value, "url": served.url} for name, value in look.items()]
        )
        page.goto(f"/matter/{code}/sheet/?for={form}")
        printed = page.pdf(prefer_css_page_size=True)
        boxes = [tuple(round(float(side)) for side in box) for box in MEDIA.findall(printed)]
        assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))
        return boxes

    yield pages
    context.close()


def test_the_wall_s_sheet_for_plates_is_one_page_of_a4(printer):
    assert printer("A10", "wall") == [PAPER["wall"]]


def longest(count):
    """The codes of the matters whose sheets say most."""
    matters = reads.library().matters
    return sorted(matters, key=lambda code: len(str(rules.every_paper(matters[code]))), reverse=True)[:count]


@pytest.mark.parametrize("form", ["wall", "hand"])
@pytest.mark.parametrize(
    ("language", "codes"), [("zh-hans", sorted(reads.library().matters)), ("en", longest(8))]
)
def test_no_matter_needs_more_than_two_pages_of_its_paper(printer, form, language, codes):
    printed = {code: printer(code, form, language=language) for code in codes}
    assert {code: len(pages) for code, pages in printed.items() if len(pages) > 2} == {}
    assert {size for pages in printed.values() for size in pages} == {PAPER[form]}


@pytest.mark.parametrize("form", ["wall", "hand"])
def test_larger_letters_take_more_paper_and_are_printed_too(printer, form):
    ordinary, elder = len(printer("A10", form)), len(printer("A10", form, elder="3"))
    assert ordinary < elder <= 4


def test_letters_on_paper_follow_the_reader(visitor):
    page = visitor.context("door").new_page()
    sizes = []
    for level in ("", "1", "2", "3"):
        page.context.clear_cookies()
        page.context.add_cookies([{"name": "elder", "value": level, "url": visitor.url}])
        page.goto("/matter/A7/sheet/?for=hand")
        page.emulate_media(media="print")
        sizes.append(page.locator("dt").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)"))
    assert sizes == sorted(set(sizes))
    assert sizes[0] >= 8 * 4 / 3
    assert sizes[3] >= 13 * 4 / 3


def test_nothing_but_the_sheet_is_printed_and_nothing_runs_out_sideways(visitor):
    page = visitor.open("door", "/matter/A7/sheet/")
    page.set_viewport_size({"width": 703, "height": 1039})
    page.emulate_media(media="print")
    assert (
        page.locator("header.night, footer.ask, .btn, nav").evaluate_all(
            "all => all.filter(each => each.checkVisibility()).length"
        )
        == 0
    )
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator(".qr").bounding_box()["width"] > 90
