"""The reports over HTTP."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from common import fields
from common.views import ContractView, EntersAdmin
from reports import parameters, queries

DEFAULT = 10
MOST = 100
LIMIT = {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT}


class TopCustomerSerializer(serializers.Serializer[queries.TopCustomer]):
    customer = fields.IntegerField()
    name = fields.TextField()
    orders = fields.IntegerField()
    spent = fields.DecimalField(max_digits=None, decimal_places=2)


class TopCustomersSerializer(serializers.Serializer[dict[str, Any]]):
    items = TopCustomerSerializer(many=True)


class TopCustomersView(ContractView):
    """Who spent most since a day; for the staff."""

    own_problems = (403, 422)
    permission_classes = (EntersAdmin,)

    @extend_schema(
        operation_id="reports_top_customers",
        parameters=[
            OpenApiParameter("limit", LIMIT),
            OpenApiParameter("since", {"type": "string", "format": "date"}, required=True),
        ],
        responses=TopCustomersSerializer,
    )
    def get(self, request: Request) -> Response:
        query = parameters.read(
            request.query_params,
            {
                "limit": fields.IntegerField(min_value=1, max_value=MOST, default=DEFAULT),
                "since": fields.DateField(),
            },
        )
        rows = queries.top_customers(**query)
        return Response(TopCustomersSerializer({"items": rows}).data)
