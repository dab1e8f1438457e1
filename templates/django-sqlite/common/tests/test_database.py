"""What SQLite does as the contract has it, and what it refuses."""

from collections.abc import Iterator
from decimal import Decimal
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, models, transaction
from django.test.utils import isolate_apps
from django.utils import timezone
from rest_framework.exceptions import ValidationError as RestValidationError

from accounts.models import LoginSession, User
from common.fields import DurationField
from common.problems import Problem, flatten, problem_of
from common.saving import saving

LARGE = Decimal("12345678901234567890123456789012345.678")


def refused_fields(problem: Problem) -> list[tuple[str, str]]:
    return [(error.field, error.code) for error in problem.errors]


@pytest.fixture
def measure(transactional_db: None) -> Iterator[type[models.Model]]:  # noqa: ARG001
    """A table of the tests' own, with what SQLite keeps in ways of its own."""
    with isolate_apps("common"):

        class Measure(models.Model):
            small = models.DecimalField(max_digits=6, decimal_places=3, default=0)
            large = models.DecimalField(max_digits=38, decimal_places=3)
            document = models.JSONField(default=dict)
            ratio = models.FloatField(default=0)
            number = models.IntegerField(default=0)

            class Meta:
                app_label = "common"
                constraints = [
                    models.CheckConstraint(condition=models.Q(large__gte=-9), name="not_below")
                ]

            def __str__(self) -> str:
                return str(self.large)

    with connection.schema_editor() as editor:
        editor.create_model(Measure)
    yield Measure
    with connection.schema_editor() as editor:
        editor.delete_model(Measure)


def test_decimals_are_exact(measure: Any) -> None:
    rows = measure.objects
    for large in (LARGE, Decimal(9), Decimal(-9)):
        rows.create(small=Decimal("0.1"), large=large)
    assert [row.large for row in rows.order_by("large")] == [Decimal(-9), Decimal(9), LARGE]
    assert {row.small for row in rows.all()} == {Decimal("0.1")}
    assert rows.filter(large__gt=Decimal("8.9999999999999999999"), small="0.10").count() == 2
    assert rows.filter(small=Decimal("0.1000001")).count() == 0
    assert str(rows.get(pk=rows.create(large=Decimal("-0.000")).pk).large) == "0.000"


def test_a_rule_of_the_database(measure: Any) -> None:
    with pytest.raises(Problem) as refused, saving(measure):
        measure.objects.create(large=Decimal(-10))
    assert refused.value.errors[0].message == "Breaks the rule not_below."


def test_documents_and_numbers_are_kept_as_they_come_back(measure: Any) -> None:
    document = {"bb": [1e16, -0.0], "é": 0.5, "a": None}
    row = measure.objects.create(large=0, document=document, ratio=-0.0)
    row.refresh_from_db()
    assert str(row.document) == "{'a': None, 'bb': [10000000000000000, 0.0], 'é': 0.5}"
    row.number = 2**31
    with pytest.raises(ValidationError, match="2147483647"):
        row.clean_fields()


@pytest.mark.django_db
def test_texts_beyond_ascii() -> None:
    for name in ("Straße", "ÉTUDE", "étude"):
        Group.objects.create(name=name)
    assert Group.objects.filter(name__icontains="étud").count() == 2
    assert Group.objects.filter(name__iexact="STRAßE").exists()
    names = [group.name for group in Group.objects.order_by("name")]
    assert [name for name in names if not name.isascii()] == ["Straße", "ÉTUDE", "étude"]


@pytest.mark.django_db
def test_a_login_is_taken_in_any_case(member: User) -> None:
    member.email = "straße@bücher.example"
    member.save()
    with pytest.raises(Problem) as refused, saving(User):
        User.objects.create_user("STRAßE@BÜCHER.example")
    assert refused_fields(refused.value) == [("email", "unique")]


@pytest.mark.django_db
def test_a_join_that_is_there() -> None:
    group, permission = Group.objects.create(name="no role"), Permission.objects.first()
    joined = {"group": group, "permission": permission}
    Group.permissions.through.objects.create(**joined)
    with pytest.raises(Problem) as refused, saving(Group):
        Group.permissions.through.objects.create(**joined)
    assert refused_fields(refused.value) == [("permissions", "unique")]


@pytest.mark.django_db(transaction=True)
def test_a_reference_to_nothing() -> None:
    with pytest.raises(Problem) as refused, saving(LoginSession):
        LoginSession.objects.create(user_id=0, expires_at=timezone.now())
    assert refused_fields(refused.value) == [("", "reference")]


@pytest.mark.django_db(transaction=True)
def test_a_writer_waits_for_the_one_before_it() -> None:
    results: list[object] = []

    def write() -> None:
        try:
            connection.cursor().execute("PRAGMA busy_timeout = 50")
            with saving(Group):
                Group.objects.create(name="nor this")
        except OperationalError as error:
            results.append(error)
        finally:
            connection.close()

    with transaction.atomic():
        # One that reads first has its turn already, so it need not fear another one's change.
        assert not Group.objects.filter(name="nor this").exists()
        other = Thread(target=write)
        other.start()
        other.join()
        Group.objects.create(name="no role")
    made = Group.objects.filter(name__in=["no role", "nor this"])
    assert [group.name for group in made] == ["no role"]
    (error,) = results
    assert isinstance(error, OperationalError)
    assert problem_of(error, {}).status_code == 503


@pytest.mark.parametrize(
    ("text", "code"),
    [("P106751991DT4H0M54.775808S", "too_large"), ("-P106751991DT4H0M54.775808S", "too_small")],
)
def test_a_duration_that_no_column_holds(text: str, code: str) -> None:
    field = DurationField()
    assert field.run_validation(text[:-2] + "7S") == field.from_text(text[:-2] + "7S")
    with pytest.raises(RestValidationError) as refused:
        field.run_validation(text)
    assert [error.code for error in flatten(refused.value.detail)] == [code]
