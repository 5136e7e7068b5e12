"""``/api/v1``: the whole interface under one version."""

from nuanchuang.api import problems, queue, visits
from nuanchuang.api.auth import Token
from nuanchuang.api.described import Interface
from nuanchuang.api.parsing import StrictParser

DESCRIPTION = """Every POST but a few that do no harm when repeated wants an `Idempotency-Key`; a PUT may be
repeated as it is. Errors are `application/problem+json` (RFC 9457): `title` says it in Chinese, `detail` in
English, `type` names the kind for programs."""

api = Interface(
    title="暖窗 Nuanchuang", version="1", auth=Token(), urls_namespace="api", openapi_url="/openapi.json",
    docs_url="/docs", parser=StrictParser(), description=DESCRIPTION,
)  # fmt: skip
problems.install(api)
api.add_router("", queue.router)
api.add_router("", visits.router)
