"""Every address of the product's pages, from the URL configuration itself."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def _below(resolver: URLResolver, room: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{room}{each.name or each.pattern}", each
        elif each.namespace != "api":
            yield from _below(each, f"{each.namespace}:" if each.namespace else room)


ADDRESSES = dict(_below(get_resolver("nuanchuang.app.urls")))
"""Name → pattern; all but the programs' interface, which describes itself."""
