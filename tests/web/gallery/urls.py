"""Addresses of the gallery: one page a base template, filled like a busy day."""

import itertools
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace as Sample
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.urls import include, path

from nuanchuang.catalogue.rules.model import Text
from nuanchuang.live import rules as stream
from nuanchuang.platform.refusals import Refusal

NOW = datetime(2026, 11, 23, 1, 20, tzinfo=UTC)
HALL = Sample(name="江城市车辆管理所城东分所", phone="027-0000-0000")


def text(zh: str) -> Text:
    return Text(zh, f"EN {zh}")


GROUND = Sample(
    rule=text("机动车登记规定"), article=25, paragraph="", gist=text("先处理完违法和事故，再办转让登记。")
)
ITEMS = [
    Sample(
        code=code,
        name=text(name),
        why=text(why),
        where=text(where),
        copies=copies,
        as_original=True,
        sample=None,
        maybe=maybe,
    )
    for code, name, why, where, copies, maybe in [
        ("id", "买方身份证", "证明车给了谁", "户籍地派出所", 1, False),
        ("sale", "二手车销售统一发票", "证明车是怎么转给您的", "二手车交易市场开票处", 0, False),
        (
            "book",
            "机动车登记证书",
            "证明车是谁的，转让要在上面记一笔",
            "原来的车主那里；丢了先补领",
            0,
            False,
        ),
        ("licence", "机动车行驶证", "收回旧的，给您新的", "原来的车主那里", 0, False),
        ("proxy", "代理人身份证和委托书", "别人替您来办", "在窗口填写，样例见墙上", 1, True),
    ]
]
QUESTION = Sample(
    code="way",
    ask=text("这辆车是怎么给到您的？"),
    why=text("来历不同，要带的凭证不同。"),
    options=[
        Sample(code="bought", label=text("买的二手车"), hint=text("在二手车市场或者直接向个人买的")),
        Sample(code="given", label=text("家里人给的"), hint=None),
        Sample(code="court", label=text("法院判的或者裁定的"), hint=None),
    ],
)
NOTICE = Sample(
    sentence="对不起，您办理的事项还缺 2 个手续。请您备齐后再来，我立刻给您办好。",
    rows=ITEMS[1:3],
    matter=text("转让登记（过户）"),
    badge="034512",
    issued_at=NOW,
    pass_code="40318826",
    pass_until=date(2026, 12, 23),
    pass_url="http://127.0.0.1:8000/t/abcdefghijklmnopqrstuv/",
    hall_name=HALL.name,
    complaint="对这次接待不满意，可以打 027-0000-0000，或请值班领导。",
)
REFUSED = Sample(
    face_saving=text("这条规定确实容易弄混，我给您说清楚。"),
    fact=text("这辆车还有 3 条违法没有处理"),
    reason=text("不是我们不给办。规定要先处理完违法，才能过户。"),
    grounds=[GROUND],
    cure=text("现在到 6 号窗口处理违法，处理完回来就办。"),
    other_ways=[text("在“交管12123”上处理，不用排队。")],
    checked=False,
    remedies=[
        Sample(
            title=text("行政复议"),
            steps=text("收到决定 60 日内，带决定书申请。"),
            authority=text("江城市人民政府"),
        )
    ],
)
LANES = [
    Sample(name="车辆", waiting=200),
    Sample(name="驾驶证", waiting=0),
    Sample(name="违法处理", waiting=12),
]
CALLS = [("A017", 3), ("B004", 5), ("C112", 11), ("A016", 2), ("C111", 6), ("A015", 3)]
CONTEXT: dict[str, Any] = {
    "hall": HALL,
    "items": ITEMS,
    "states": {"id": "done", "licence": "done", "book": "missing"},
    "current": "sale",
    "question": QUESTION,
    "notice": NOTICE,
    "refused": REFUSED,
    "lanes": LANES,
    "now": NOW,
    "ground": GROUND,
    "calls": [Sample(number=number, window=window) for number, window in CALLS],
    "history": [
        Sample(at=NOW, text="在取号机取号 A017", who=""),
        Sample(at=NOW, text="3 号窗口叫号", who="034512"),
    ],
    "answers": [
        Sample(question=QUESTION.ask, answer=text("买的二手车"), change="#"),
        Sample(question=text("您本人来，还是别人替您来？"), answer=text("我不清楚"), change="#"),
    ],
    "errors": [Sample(field="way", text="请选一项。拿不准就选“我不清楚”。")],
    "chips": [
        Sample(code=str(n), label=label)
        for n, label in enumerate(["等得太久", "没讲清楚", "态度不好", "跑了多趟"])
    ],
}


@login_not_required
def show(request: HttpRequest, name: str) -> HttpResponse:
    try:
        return render(request, f"gallery/{name}.html", CONTEXT)
    except TemplateDoesNotExist:
        raise Http404 from None


@login_not_required
def refuse(request: HttpRequest) -> HttpResponse:
    raise Refusal()


@login_not_required
def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("planted")


class Line:
    """What the gallery's stream says now; tests turn it."""

    silent = threading.Event()
    hints = threading.Event()


@login_not_required
def follow(request: HttpRequest) -> StreamingHttpResponse:
    def events() -> Iterator[bytes]:
        yield stream.hello(NOW)
        while True:
            time.sleep(0.1)
            if not Line.silent.is_set():
                yield stream.RESYNC if Line.hints.is_set() else stream.BEAT

    return StreamingHttpResponse(events(), content_type="text/event-stream")


_counted = itertools.count(1)


@login_not_required
def count(request: HttpRequest) -> HttpResponse:
    """A part that is another one each time it is fetched."""
    return HttpResponse(str(next(_counted)))


urlpatterns = [
    path("", include("nuanchuang.web.preferences")),
    path("stream/", follow),
    path("count/", count),
    path("refuse/", refuse),
    path("fails/", fail),
    path("shut/", lambda request: HttpResponse("officers only")),
    path("<path:name>/", show),
]
handler400 = "nuanchuang.web.errors.bad_request"
handler403 = "nuanchuang.web.errors.permission_denied"
handler404 = "nuanchuang.web.errors.page_not_found"
handler500 = "nuanchuang.web.errors.server_error"
