"""The pages about the interface work under the house's own content policy."""

from urllib.parse import urlsplit


def test_the_docs_list_every_call_and_load_from_this_server_alone(visitor, served):
    asked = []
    page = visitor.context("office").new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/api/v1/docs")
    page.locator(".opblock-summary-path").first.wait_for()
    assert page.locator(".opblock").count() >= 16
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert hosts == {urlsplit(served.url).netloc}
    assert visitor.complaints == []
