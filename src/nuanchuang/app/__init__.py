"""The composition root: settings, urls, asgi, command line."""
