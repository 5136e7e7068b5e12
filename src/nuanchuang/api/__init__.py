"""The HTTP interface (OpenAPI)."""
