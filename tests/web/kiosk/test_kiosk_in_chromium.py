"""The kiosk in real Chromium: three touches, a scanner on the first page, and never a blank screen."""

import os

import pytest

from nuanchuang.web.devices import cookie
from tests.support.browser import axe, fits
from tests.support.server import token


@pytest.fixture
def kiosk(visitor, served):
    """A page of a paired kiosk at its own size."""
    context = visitor.context("kiosk")
    context.add_cookies([{"name": cookie("kiosk"), "value": token(served, "kiosk"), "url": served.url}])
    page = context.new_page()
    page.goto("/kiosk/")
    return page
