"""Profiles that are broken in ways that a person or a disk breaks them.

python broken_profiles.py SEED
"""

import re
import sys
from random import Random

from random_profiles import Profile


def broken(seed: int) -> bytes:
    """A valid profile with a few wounds; some of them heal by luck."""
    random = Random(seed)
    content = Profile(seed, entities=random.randint(1, 4)).text()
    for _ in range(random.choice([1, 1, 1, 2, 4])):
        content = random.choice(WOUNDS)(random, content) or content
    raw = content.encode("utf-8", "surrogatepass")
    if random.random() < 0.1:
        place = random.randrange(len(raw))
        raw = raw[:place] + random.choice([b"\xff", b"\x00", b"\xc3", b"\r", b"\xef\xbb\xbf"]) + raw[place:]
    return raw


def _cut(random: Random, content: str) -> str:
    return content[: random.randrange(len(content))]


def _drop(random: Random, content: str) -> str:
    place = random.randrange(len(content))
    return content[:place] + content[place + random.randint(1, 3) :]


def _add(random: Random, content: str) -> str:
    place = random.randrange(len(content))
    return (
        content[:place]
        + random.choice(list("{}[]():,#&*!|>'\"%@`-?\t\\$ ") + ["\n", "é", "🎈", "<<: ", "!!python/name:os "])
        + content[place:]
    )


def _line(random: Random, content: str) -> str:
    lines = content.splitlines(keepends=True)
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    action = random.choice(["twice", "gone", "moved", "indented"])
    line = lines[one]
    if action == "twice":
        lines.insert(one, line)
    elif action == "indented":
        lines[one] = random.choice([" ", "\t", "  "]) + line
    else:
        del lines[one]
        if action == "moved":
            lines.insert(other, line)
    return "".join(lines)


def _word(random: Random, content: str) -> str:
    words = list(re.finditer(r"[A-Za-z_][\w.]*", content)) or list(re.finditer("^", content))
    new = random.choice([*(match[0] for match in random.sample(words, min(5, len(words)))), *STRANGE])
    place = random.choice(words)
    return content[: place.start()] + new + content[place.end() :]


def _number(random: Random, content: str) -> str:
    numbers = list(re.finditer(r"-?\d+", content)) or list(re.finditer("^", content))
    place = random.choice(numbers)
    new = random.choice(
        ["0", "-1", "99999999999999999999", "1.5", "1e999", ".nan", "0x1F", "0o17", "1_000", "''", "null"]
    )
    return content[: place.start()] + new + content[place.end() :]


def _deep(random: Random, content: str) -> str:
    depth = random.choice([50, 101, 2000])
    return content + f"\nuser: {'[' * depth}{']' * depth}\n"


def _aliases(_: Random, content: str) -> str:
    bombs = "\n".join(f"x{n}: &x{n} [*x{n - 1}, *x{n - 1}, *x{n - 1}, *x{n - 1}]" for n in range(1, 30))
    return content + f"\nx0: &x0 [a]\n{bombs}\n"


STRANGE = """
    class import objects Meta metadata model_config pk save clean delete id Id ID __ _ a__b a_
    string(0) string(-1) decimal(2,5) decimal(0,0) choice() ref() ref(Nothing) ref(a.b.c) many(self)
    User accounts optional unique min=9 max=1 default= default=x on_delete=set_null
    on_delete=nothing related=+ pattern=( pattern=(?=x) key tenancy roles services json yes ~ os sys
    django
""".split()

WOUNDS = [
    _cut,
    _drop,
    _drop,
    _add,
    _add,
    _line,
    _line,
    _word,
    _word,
    _word,
    _number,
    _number,
    _deep,
    _aliases,
]


if __name__ == "__main__":
    sys.stdout.buffer.write(broken(int(sys.argv[1])))
