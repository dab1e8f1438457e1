"""How `armature new` grows with the profile."""

from pathlib import Path

from measuring import Contender
from peers import ARMATURE

SIZES = (6, 60, 1000)
PER_APP = 6
ENTITY = """\
    Thing{number}:
      timestamps: true
      fields:
        name: string(80) unique
        note: text
        count: integer min=0
        price: decimal(10,2) min=0
        state: choice(draft, live, gone) default=draft
        parent: {parent}
      unique: [[name, count]]
      checks: ["price >= 0"]
      admin: {{list: [name, count], search: [name]}}
      api: {{filter: [name, state], order: [name]}}
"""


def profile(entities: int) -> str:
    """A hybrid of that many entities, six in an app, each leading to the one before it."""
    lines = ["armature: 1", "project: {name: Many Things}", "architecture: hybrid", "domain:"]
    for number in range(entities):
        if number % PER_APP == 0:
            lines.append(f"  app{number // PER_APP}:")
        before = f"app{(number - 1) // PER_APP}.Thing{number - 1}"
        parent = f"ref({before})" if number else "ref(self) optional"
        lines.append(ENTITY.format(number=number, parent=parent).rstrip())
    return "\n".join(lines) + "\n"


def name(entities: int) -> str:
    return f"{entities} entities"


def contender(entities: int, work: Path) -> Contender:
    path = work / f"things-{entities}.yaml"
    path.write_text(profile(entities), "utf-8")
    return Contender(name(entities), lambda at: [ARMATURE, "new", str(path), str(at / "shop")])
