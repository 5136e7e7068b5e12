"""``/api/v1``: the whole interface under one version."""

from ninja import NinjaAPI

from nuanchuang.api import problems, queue, visits
from nuanchuang.api.auth import Token

api = NinjaAPI(
    title="暖窗 Nuanchuang", version="1", auth=Token(), urls_namespace="api", openapi_url="/openapi.json",
    docs_url="/docs",
)  # fmt: skip
problems.install(api)
api.add_router("", queue.router)
api.add_router("", visits.router)
