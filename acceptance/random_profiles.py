"""Random valid profiles by seed, which use the whole domain language.

python random_profiles.py SEED [--entities N] [--architecture NAME] [--tenancy]
"""

import argparse
import re
from random import Random
from typing import Any

import yaml

from random_entities import Entity, Options
from random_fields import Values
from random_words import APP_NAMES, ENTITY_NAMES, FIELD_NAMES, RELATED_NAMES, Names, line

USER_FIELDS = {
    "id", "email", "username", "first_name", "last_name", "is_active", "is_staff", "is_superuser",
    "date_joined", "password", "last_login", "groups", "user_permissions", "user", "logentry", "loginsession",
    "refreshtoken", "group",
}  # fmt: skip
ROLES = ["manager", "clerk", "shop-keeper", "night_shift", "a", "member", "public"]
# Entities whose names are attributes of every model.
HIDING = {"dict", "json"}


class Profile:
    def __init__(
        self,
        seed: int,
        entities: int | None = None,
        architecture: str | None = None,
        *,
        tenancy: bool = False,
    ) -> None:
        self.random = Random(seed)
        self.architecture = architecture or self.random.choice(["django", "fastapi", "hybrid"])
        count = entities or self.random.choice([1, 2, 3, 4, 5, 6, 8, 12])
        self.values = Values(self.random)
        self.user = Entity("accounts", "User", back=set(USER_FIELDS))
        self.user_names = Names(self.random, [n for n in FIELD_NAMES if n not in USER_FIELDS], longest=60)
        self.entities: list[Entity] = []
        apps = self.random.sample(APP_NAMES, min(count, self.random.randint(1, 4)))
        names = {app: Names(self.random, ENTITY_NAMES) for app in apps}
        for number in range(count):
            app = apps[number] if number < len(apps) else self.random.choice(apps)
            self.entities.append(Entity(app, names[app].pascal(longest=45)))
        for entity in self.entities:
            self._fields(entity)
        for entity in list(self.entities):
            for _ in range(self.random.choice([0, 0, 1, 1, 2, 3])):
                self._relation(entity)
            if self.random.random() < 0.15:
                self._through(entity)
        self._user()
        self.tenant = self._tenant() if tenancy else None
        options = Options(self.random)
        for entity in self.entities:
            options.give(entity)

    def _chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def _fields(self, entity: Entity) -> None:
        taken = {entity.lower, "pk", "id"} | ({"created_at", "updated_at"})
        entity.names = Names(self.random, [name for name in FIELD_NAMES if name not in taken])
        for _ in range(self.random.choice([1, 2, 3, 4, 6, 9, 16])):
            entity.fields[entity.names.snake()] = self.values.field()

    # Relations

    def _target(self, entity: Entity) -> Entity:
        if self._chance(0.15):
            return self.user
        near = [other for other in self.entities if other.app == entity.app]
        return self.random.choice([entity, *near, *self.entities])

    def _spelled(self, source: Entity, target: Entity) -> str:
        if target is self.user:
            return "User"
        if target is source and self._chance(0.7):
            return "self"
        alone = sum(other.name == target.name for other in self.entities) == 1
        near = source.app == target.app and alone
        return target.name if near and self._chance(0.8) else f"{target.app}.{target.name}"

    def _relation(self, entity: Entity) -> None:
        target = self._target(entity)
        kind = self.random.choice(["ref", "ref", "ref", "one", "many"])
        spec: dict[str, Any] = {"type": kind, "to": self._spelled(entity, target)}
        if kind != "many":
            optional = target is entity or self._chance(0.5)
            if optional:
                spec["optional"] = True
            actions = ["cascade", "protect", "restrict"] + ["set_null"] * optional
            if self._chance(0.7):
                spec["on_delete"] = self.random.choice(actions)
            if kind == "ref" and target is self.user and self._chance(0.3):
                spec["default"] = "current_user"
        if not self._way_back(entity, target, spec):
            return
        self.values.words(spec)
        assert entity.names
        entity.fields[entity.names.snake(longest=60)] = spec
        if kind != "many" and target not in (entity, self.user):
            target.children.append(f"{entity.app}.{entity.name}")

    def _way_back(self, entity: Entity, target: Entity, spec: dict[str, Any]) -> bool:
        """Take a name for the way back that nothing else of the target has."""
        accessor = entity.lower if spec["type"] == "one" else f"{entity.lower}_set"
        usual = {accessor, entity.lower}
        fields = set(target.fields) | {f"{name}_id" for name in target.fields}
        if not usual & (target.back | fields) and self._chance(0.7):
            names = usual
        else:
            free = [name for name in RELATED_NAMES if name not in target.back | fields]
            if not free:
                return False
            spec["related"] = self.random.choice(free)
            names = {spec["related"]}
        target.back |= names
        for owner in (target.names, self.user_names if target is self.user else None):
            if owner:
                owner.given |= names
        return True

    def _through(self, entity: Entity) -> None:
        """A many whose join is an entity: it refers to both sides, once."""
        others = [other for other in self.entities if other is not entity and other.app == entity.app]
        if not others or not (target := self.random.choice(others)):
            return
        name = f"{entity.name}{target.name}Join"
        if len(name) > 60 or any(other.name == name for other in self.entities):
            return
        join = Entity(entity.app, name, names=Names(self.random, FIELD_NAMES))
        assert join.names
        for side, to in (("left", entity), ("right", target)):
            spec = {"type": "ref", "to": to.name, "on_delete": "cascade"}
            if not self._way_back(join, to, spec):
                return
            join.names.given.add(side)
            join.fields[f"{side}_side"] = spec
        if self._chance(0.5):
            join.fields[join.names.snake()] = self.values.field()
        spec = {"type": "many", "to": target.name, "through": name}
        if self._way_back(entity, target, spec):
            assert entity.names
            self.entities.append(join)
            entity.fields[entity.names.snake()] = spec
            for side in (entity, target):
                side.children.append(f"{join.app}.{join.name}")

    def _user(self) -> None:
        for _ in range(self.random.choice([0, 0, 1, 3])):
            name = self.user_names.snake()
            if name not in self.user.back:
                spec = self.values.field()
                if "default" not in spec:
                    spec["optional"] = True
                    spec.pop("readonly", None)
                self.user.fields[name] = spec
        if self._chance(0.3):
            target = self.random.choice(self.entities)
            spec = {"type": "ref", "to": f"{target.app}.{target.name}", "optional": True}
            if self._way_back(self.user, target, spec):
                self.user.fields[self.user_names.snake()] = spec

    def _tenant(self) -> Entity | None:
        """Whose rows the others are; some are everybody's."""
        words = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
        references = {entity.name: words.sub("_", entity.name).lower() for entity in self.entities}
        alone = [
            entity
            for entity in self.entities
            if not entity.name.endswith("Join") and not self._taken(references[entity.name])
        ]
        if not alone:
            return None
        tenant = self.random.choice(alone)
        for entity in self.entities:
            leads = [spec["to"] for spec in entity.fields.values() if "to" in spec]
            if entity is not tenant and not leads and self._chance(0.4):
                entity.options["shared"] = True
        return tenant

    def _taken(self, reference: str) -> bool:
        """Whether a field of an entity has the name, or is reached back by it, or classes have it."""
        if reference in HIDING:
            return True
        everybody = [*self.entities, self.user]
        return any(
            name in entity.fields or name in entity.back
            for entity in everybody
            for name in (reference, f"{reference}_id")
        )

    def _serve(self) -> Any:
        django = self.random.randint(1, 99)
        return self.random.choice(["django", "fastapi", {"django": django, "fastapi": 100 - django}])

    # The text

    def text(self) -> str:
        apps: dict[str, Any] = {}
        for entity in self.entities:
            app = apps.setdefault(entity.app, {"serve": self._serve()} if self._serves() else {})
            fields = {name: self.values.spelled(spec) for name, spec in entity.fields.items()}
            app[entity.name] = {**entity.options, "fields": fields}
        project = {"name": line(self.random, 60), "slug": "random-shop"}
        if self._chance(0.5):
            project["description"] = line(self.random)
        profile: dict[str, Any] = {
            "armature": 1,
            "project": project,
            "architecture": self.architecture,
            "domain": apps,
        }
        if self.tenant:
            profile["tenancy"] = {"by": f"{self.tenant.app}.{self.tenant.name}"}
        user = {name: self.values.spelled(spec) for name, spec in self.user.fields.items()}
        if user:
            profile["user"] = {"fields": user}
        if self._chance(0.5):
            profile["roles"] = self._roles()
        dumped = yaml.safe_dump(profile, sort_keys=False, allow_unicode=self._chance(0.5), width=1000)
        return re.sub(r"BARE(\w+)", r"\1", dumped)

    def _roles(self) -> dict[str, Any]:
        roles: dict[str, Any] = {}
        for name in self.random.sample(ROLES, self.random.randint(1, 4)):
            everybody = name == "public" and self.tenant is not None
            seen = [entity for entity in self.entities if not everybody or "shared" in entity.options]
            targets: dict[str, Any] = {
                f"{entity.app}.{entity.name}": self._grants(entity, own=name != "public")
                for entity in self.random.sample(seen, self.random.randint(0, len(seen)))
            }
            if self._chance(0.3) and not everybody:
                targets[self.random.choice(self.entities).app] = "all"
            if name not in {"member", "public"} and self._chance(0.4):
                targets["staff"] = True
            roles[name] = targets
        return roles

    def _grants(self, entity: Entity, *, own: bool) -> str | list[str]:
        if self._chance(0.2):
            return "all"
        # A permission's code name has 100 characters, and this one names the entity.
        owned = len(entity.name) <= 60 and any(
            spec.get("default") == "current_user" for spec in entity.fields.values()
        )
        words = ["view", "add", "change", "delete", *entity.options.get("permissions", {})]
        chosen = self.random.sample(words, self.random.randint(0, len(words)))
        return [f"{word} own" if own and owned and self._chance(0.5) else word for word in chosen]

    def _serves(self) -> bool:
        return self.architecture == "hybrid" and self._chance(0.4)


def main() -> None:
    parser = argparse.ArgumentParser(description="Print a random profile.")
    parser.add_argument("seed", type=int)
    parser.add_argument("--entities", type=int)
    parser.add_argument("--architecture", choices=["django", "fastapi", "hybrid"])
    parser.add_argument("--tenancy", action="store_true")
    given = parser.parse_args()
    profile = Profile(given.seed, given.entities, given.architecture, tenancy=given.tenancy)
    print(profile.text(), end="")


if __name__ == "__main__":
    main()
