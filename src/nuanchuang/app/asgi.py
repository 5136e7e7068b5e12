"""``nuanchuang.app.asgi:application`` for any ASGI server; ``nuanchuang serve`` embeds its own."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nuanchuang.app.settings")
django.setup()

from nuanchuang.app.site import Site  # noqa: E402 - the rooms must be set up first
from nuanchuang.web.streams import authorize  # noqa: E402

application = Site(authorize)
