"""A served demo hall in use: its screens, its people at the desk by keyboard alone, its phones."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Locator, Page, Request, expect

from nuanchuang.app.demo import PASSWORD
from tests.support.browser import Visitor

Cookies = dict[str, Any]
expect.set_options(timeout=30_000)  # a shared machine can be slow; what never comes still fails
_SETTLED = """() => {
  const main = document.getElementById("main");
  const busy = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added";
  const settled = main && !main.hasAttribute("data-old") && !document.querySelector(busy);
  return document.readyState === "complete" && settled;
}"""


COMPOSING = (("Enter", 13), ("F6", 117), ("F8", 119), ("F9", 120), ("F10", 121))
"""Keys that belong to the input method while it composes, with their codes."""


@dataclass
class Desk:
    """An officer's page, used by keyboard; ``keys`` are those pressed so far, the input method's included."""

    page: Page
    keys: list[str] = field(default_factory=list)

    def press(self, *names: str) -> None:
        """Keys that stay on the page: arrows, Tab, Space."""
        for name in names:
            self.keys.append(name)
            self.page.keyboard.press(name)

    def go(self, *names: str) -> None:
        """Keys of which the last leads to another page or middle; waits until that stands there."""
        self.settle()
        self.page.evaluate("document.getElementById('main').setAttribute('data-old', '')")
        self.press(*names)
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for stands there and has the keyboard."""
        self.page.wait_for_function(_SETTLED)

    def write(self, pinyin: str, text: str) -> None:
        """Type through a Chinese input method into the field that has the keyboard.

        Fails when what is half composed presses a key of the desk, searches or sends the form.
        """
        field, asked = self.page.locator(":focus"), list[Request]()
        before, address = str(field.input_value()), self.page.url

        def listen(request: Request) -> None:
            asked.append(request)

        self.page.on("request", listen)
        method = self.page.context.new_cdp_session(self.page)
        for end in range(1, len(pinyin) + 1):
            typed = {"text": pinyin[:end], "selectionStart": end, "selectionEnd": end}
            method.send("Input.imeSetComposition", typed)
        self._press_while_composing(method)
        expect(field).to_have_value(before + pinyin)
        sent = [each.url for each in asked if "find=" in each.url or each.method == "POST"]
        assert (sent, self.page.url) == ([], address), "a half-composed word did something"
        self.page.remove_listener("request", listen)
        method.send("Input.insertText", {"text": text})
        expect(field).to_have_value(before + text)
        method.detach()
        self.keys += [*pinyin, "Space"]

    def _press_while_composing(self, method: CDPSession) -> None:
        """They are the method's own, and no part of what an officer does: they are not counted."""
        for key, code in COMPOSING:
            down = {"type": "rawKeyDown", "key": key, "code": key, "windowsVirtualKeyCode": 229}
            method.send("Input.dispatchKeyEvent", down)
            up = {"type": "keyUp", "key": key, "code": key, "windowsVirtualKeyCode": code}
            method.send("Input.dispatchKeyEvent", up)

    def tab_to(self, target: Locator) -> None:
        """Tab until the target has the keyboard; fails when it never comes (a person would give up too)."""
        for _ in range(60):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"no way by Tab to {target}")

    def say(self) -> Locator:
        """The sentence the officer says next."""
        return self.page.locator(".say p span:not([hidden])").first

    def number(self) -> str:
        """Who is at the window."""
        return self.page.locator("h1.number").inner_text()

    def alert(self) -> Locator:
        """What was refused, in words."""
        return self.page.locator("#nc-alert")

    def answer_all(self, **answers: str) -> None:
        """Answer each question: the option told by its value, else the first."""
        while (group := self.page.locator("fieldset input[type=radio]")).count():
            code = str(group.first.get_attribute("name"))
            expect(group.first).to_be_focused()
            told = self.page.locator(f"input[name='{code}'][value='{answers.get(code, '')}']")
            self.go(str((told if told.count() else group).first.get_attribute("data-digit")))

    def check_all(self, missing: tuple[str, ...] = ()) -> None:
        """Walk down the list: Enter for what is there, one arrow to the right and Enter for what is not,
        and for the second look."""
        while (row := self.page.locator("#items .task[aria-current]")).count():
            if self.page.locator("#look").count():
                expect(self.page.locator("#look")).to_be_focused()
                self.press("ArrowRight")
            else:
                expect(self.page.locator("#seen")).to_be_focused()
                if row.get_attribute("data-code") in missing:
                    self.press("ArrowRight")
            self.go("Enter")

    def get_it_done(self) -> None:
        """What is still to ask is asked, what is still to see is seen; 办好了; goodbye."""
        self.answer_all()
        self.check_all()
        self.go("Control+Enter")
        self.say_goodbye()

    def say_goodbye(self) -> None:
        """F10 once everything is decided: what is in hand goes back with it."""
        self.go("F10")
        expect(self.say()).to_contain_text("请您慢走。")


@dataclass
class House:
    """Opens each surface as the one who uses it; who is known once stays known (``cookies``)."""

    visitor: Visitor
    cookies: dict[str, Cookies]

    def screen(self, kind: str, window: int = 0, **options: Any) -> Page:
        """A paired kiosk, board or counter."""
        return self._known(
            f"{kind}{window}", kind, f"/{kind}/", lambda page: _pair(page, kind, window), options
        )

    def desk(self, badge: str, **options: Any) -> Desk:
        """An officer signed in at the desk."""
        return Desk(self._known(badge, "desk", "/desk/", lambda page: _sign_in(page, badge), options))

    def office(self, badge: str, path: str = "/office/", **options: Any) -> Page:
        """Someone of the office, signed in."""
        return self._known(badge, "office", path, lambda page: _sign_in(page, badge), options)

    def arrive(self, matter: str = "A10", badge: str = "010001") -> tuple[Desk, Page, str]:
        """Somebody takes a ticket for vehicles, F2 calls them: the desk, the kiosk, the phone's address."""
        kiosk = self.screen("kiosk")
        address = take_ticket(kiosk, "vehicle", matter)
        number = kiosk.locator("#number").inner_text()
        desk = self.desk(badge)
        desk.go("F2")
        assert desk.number() == number
        return desk, kiosk, address

    def phone(self, address: str, **options: Any) -> Page:
        """A citizen's phone, by the address in a QR code."""
        return self.visitor.open("phone", address, **options)

    def _known(self, who: str, surface: str, path: str, introduce: Any, options: dict[str, Any]) -> Page:
        context = self.visitor.context(surface, storage_state=self.cookies.get(who), **options)
        page = context.new_page()
        if who not in self.cookies:
            introduce(page)
            self.cookies[who] = dict(context.storage_state())
        page.goto(path)
        return page


def _pair(page: Page, kind: str, window: int) -> None:
    page.goto("/pair/")
    if window:
        page.locator("#window").select_option(str(window))
    page.locator(f"button[name=screen][value={kind}]").click()
    page.wait_for_url(f"**/{kind}/")


def _sign_in(page: Page, badge: str) -> None:
    page.goto("/office/sign-in/")
    page.locator("#badge").fill(badge)
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)


def onward(pressed: Locator) -> None:
    """Click what leads to another page and wait until that page stands there.

    Playwright's click returns before: what is read next would be read on the old page.
    """
    with pressed.page.expect_navigation():
        pressed.click()


def answer_the_door(page: Page) -> None:
    """The first answer to each question of the pre-check; ends at *check your answers*."""
    while page.locator("input[type=radio]").count():
        page.locator("label.choice").first.click()
        onward(page.locator("main .btn-next"))


def take_ticket(kiosk: Page, lane: str, matter: str = "") -> str:
    """Two touches at the kiosk; gives the phone's address from the QR code's page: ``/t/<code>/``."""
    kiosk.goto("/kiosk/")
    kiosk.locator(f".tile[data-lane={lane}]").tap()
    kiosk.locator(f"[data-matter={matter}]" if matter else f"button[data-lane={lane}]").tap()
    return ticket_at(kiosk)


def type_code(kiosk: Page, digits: str) -> None:
    """Eight digits on the kiosk's own keypad."""
    kiosk.goto("/kiosk/")
    kiosk.locator("#have-code").tap()
    for digit in digits:
        kiosk.locator("nc-keypad button").get_by_text(digit, exact=True).tap()
    kiosk.locator("#code-form .btn-next").tap()


def ticket_at(kiosk: Page) -> str:
    """The address the kiosk's ticket opens on a phone."""
    kiosk.wait_for_url("**/kiosk/ticket/*/")
    expect(kiosk.locator("#number")).to_be_visible()
    return f"/t/{kiosk.url.rstrip('/').rpartition('/')[2]}/"
