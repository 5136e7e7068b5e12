"""Every address of the product."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from nuanchuang.api.urls import api
from nuanchuang.app import health
from nuanchuang.web import preferences, wording
from nuanchuang.web.office import pairing

handler400 = "nuanchuang.web.errors.bad_request"
handler403 = "nuanchuang.web.errors.permission_denied"
handler404 = "nuanchuang.web.errors.page_not_found"
handler500 = "nuanchuang.web.errors.server_error"

urlpatterns = [
    path("healthz", login_not_required(health.healthz)),
    path("readyz", login_not_required(health.readyz)),
    path("metrics", login_not_required(health.metrics)),
    path("api/v1/", api.urls),
    path("preferences/", preferences.preferences, name="preferences"),
    path("wording/", wording.wording, name="wording"),
    path("pair/", pairing.pair, name="pair"),
]
urlpatterns += [
    path("kiosk/", include("nuanchuang.web.kiosk.urls")),
    path("board/", include("nuanchuang.web.board.urls")),
    path("desk/", include("nuanchuang.web.desk.urls")),
    path("counter/", include("nuanchuang.web.counter.urls")),
    path("office/", include("nuanchuang.web.office.urls")),
    path("", include("nuanchuang.web.phone.urls")),
    path("", include("nuanchuang.web.door.urls")),
]
