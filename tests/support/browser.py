"""Real Chromium at each surface's real size, and what every page must stand up to (ui.md)."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {
    "door": (390, 844),
    "kiosk": (1080, 1920),
    "board": (1920, 1080),
    "guide": (390, 844),
    "desk": (1366, 768),
    "counter": (1280, 800),
    "phone": (390, 844),
    "office": (1366, 768),
}
TOUCHED = {"door", "kiosk", "guide", "counter", "phone"}
TARGET = 44
ELDER_TARGET = 60
ELDER_TEXT = 18
_CHECKS = Path(__file__).with_name("checks.js").read_text(encoding="utf-8")
_AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Opens pages of one server as the surfaces do, and notes what the pages complain about."""

    browser: Browser
    url: str
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def context(self, surface: str, **options: Any) -> BrowserContext:
        """A browser of the surface's size with cookies of its own: one device, one person."""
        width, height = SIZES[surface]
        made = self.browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": height},
            has_touch=surface in TOUCHED,
            locale=options.pop("locale", "zh-CN"),
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            **options,
        )
        made.set_default_timeout(30_000)
        made.on("weberror", lambda error: self.complaints.append(str(error.error)))
        made.on("console", self._hear)
        self.contexts.append(made)
        return made

    def open(self, surface: str, path: str, **options: Any) -> Page:
        """A page in a context of its own, at the surface's size."""
        page = self.context(surface, **options).new_page()
        page.goto(path)
        return page

    def close(self) -> None:
        """Close every page; raises AssertionError for what any page complained about."""
        for context in self.contexts:
            context.close()
        assert not self.complaints, "\n".join(self.complaints)

    def _hear(self, message: ConsoleMessage) -> None:
        # A refused request shows as "Failed to load resource"; the test that caused it judges the status.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"{message.page.url if message.page else ''}: {message.text}")


def picture(page: Page, path: Path) -> None:
    """What stands on the screen; of a page that scrolls (door, phone, office, paper) all of it."""
    fixed = page.locator("html").evaluate("root => /on-(kiosk|board|counter|desk)/.test(root.className)")
    page.screenshot(path=path, full_page=not fixed or page.locator("body.paper").count() > 0)


def axe(page: Page) -> None:
    """No violation of WCAG 2.2 A and AA."""
    found = Axe().run(page, options=_AXE_OPTIONS).response["violations"]
    faults = [
        f"{each['id']}: {each['help']}\n    {node['html'][:200]}" for each in found for node in each["nodes"]
    ]
    assert not faults, f"{page.url}\n" + "\n".join(faults)


def fits(page: Page, *, elder: bool = False) -> None:
    """Targets large enough, no sideways scroll, in elder mode no small text."""
    faults = measure(page, "targets", ELDER_TARGET if elder else TARGET) + measure(page, "sideways")
    if elder:
        faults += measure(page, "textSize", ELDER_TEXT)
    assert not faults, f"{page.url}\n" + "\n".join(faults)


def measure(page: Page, check: str, *arguments: int) -> list[str]:
    """The faults one check of checks.js finds on the page."""
    found: list[str] = page.evaluate(f"({_CHECKS.rstrip()}).{check}(...{json.dumps(arguments)})")
    return found
