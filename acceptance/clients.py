"""The typed client that a repository makes, calling the running API.

python clients.py DIRECTORY ADDRESS LOGIN PASSWORD

Runs with the repository's own Python, where the client is at home; prints what is wrong, a line each.
"""

import inspect
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


class Calls:
    """Lists every entity, reads each row of the first page, and changes none of it."""

    def __init__(self, directory: Path, address: str, login: str, password: str) -> None:
        sys.path.insert(0, str(directory))
        self.api = directory / "api_client" / "api"
        package = import_module("api_client.client")
        stranger = package.Client(base_url=address, raise_on_unexpected_status=True)
        sign_in = import_module("api_client.api.auth.auth_login")
        credentials = body_of(sign_in.sync)(username=login, password=password)
        tokens = sign_in.sync(client=stranger, body=credentials)
        self.client = package.AuthenticatedClient(
            base_url=address, token=tokens.access_token, raise_on_unexpected_status=True
        )
        self.rows = 0

    def faults(self) -> list[str]:
        me = self.call("auth", "auth_me")
        found = [] if "@" in me.email else [f"auth_me: {me}"]
        lists = sorted(self.api.glob("*/*_list.py"))
        for path in lists:
            found += self.of_one(path.parent.name, path.stem)
        found += [] if lists and self.rows else ["no rows were read"]
        return found

    def of_one(self, tag: str, name: str) -> list[str]:
        """One entity: its page, each row, a change of nothing under the row's own ETag."""
        found = []
        page = self.call(tag, name, limit=5)
        for row in page.items:
            self.rows += 1
            kind = type(row)
            if kind.from_dict(row.to_dict()).to_dict() != row.to_dict():
                found.append(f"{name}: {row} is another row after JSON")
            entity = name.removesuffix("_list")
            found += self.read_again(tag, f"{entity}_get", row)
            found += self.change_nothing(tag, f"{entity}_update", row)
        return found

    def read_again(self, tag: str, name: str, row: Any) -> list[str]:
        """The row by its own address, where it has one."""
        if not (self.api / tag / f"{name}.py").exists():
            return []
        given = self.call(tag, name, row.id)
        return [] if given == row else [f"{name}: {given}, and {row} in the list"]

    def change_nothing(self, tag: str, name: str, row: Any) -> list[str]:
        """A PATCH without fields, where the entity can be changed at all."""
        if not (self.api / tag / f"{name}.py").exists():
            return []
        module = import_module(f"api_client.api.{tag}.{name}")
        kind = body_of(module.sync)
        stale = module.sync_detailed(row.id, client=self.client, body=kind(), if_match='"stale"')
        problem = stale.parsed
        if (stale.status_code, problem.status, problem.type_) != (412, 412, "/problems/precondition-failed"):
            return [f"{name} with another ETag: {stale}"]
        changed = module.sync(row.id, client=self.client, body=kind())
        return [] if changed.id == row.id else [f"{name}: {changed}"]

    def call(self, tag: str, name: str, *key: Any, **options: Any) -> Any:
        call = import_module(f"api_client.api.{tag}.{name}").sync
        if not set(options) <= set(inspect.signature(call).parameters):
            raise SystemExit(f"{name} does not take {', '.join(options)}")
        return call(*key, client=self.client, **options)


def body_of(call: Any) -> Any:
    """The model that a call takes: each engine has its own names for them."""
    return inspect.signature(call).parameters["body"].annotation


if __name__ == "__main__":
    found = Calls(Path(sys.argv[1]), *sys.argv[2:]).faults()
    print(*found, sep="\n")
    raise SystemExit(1 if found else 0)
