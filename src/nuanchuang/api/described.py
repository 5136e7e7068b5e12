"""The OpenAPI description, with the one way all calls refuse."""

from typing import Any

from ninja import NinjaAPI

from nuanchuang.api.problems import PROBLEM
from nuanchuang.api.schemas import Problem

_REFUSED = {
    "description": "Refused, and why",
    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class Interface(NinjaAPI):
    """An API whose description says of every call that it may answer with a problem."""

    def get_openapi_schema(self, *arguments: Any, **options: Any) -> Any:
        described = super().get_openapi_schema(*arguments, **options)
        for methods in described["paths"].values():
            for call in methods.values():
                call["responses"]["default"] = _REFUSED
        described["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        return described
