"""A PostgreSQL of the tests' own: started once, thrown away at the end."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "50"}


def binaries() -> Path:
    """The newest PostgreSQL that is installed."""
    places = [Path(os.environ["PG_BINDIR"])] if os.environ.get("PG_BINDIR") else []
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    places += sorted(installed, key=lambda path: int(path.parent.name), reverse=True)
    for place in places:
        if (place / "initdb").exists():
            return place
    raise RuntimeError("No PostgreSQL server: apt-get install postgresql")


class Cluster:
    def __init__(self, port: int, owner: dict[str, int]) -> None:
        self.port, self.owner = port, owner
        self.count = 0

    def url(self, database: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def create(self) -> str:
        """A new database's address."""
        self.count += 1
        name = f"test_{self.count}"
        self.sql("postgres", f"CREATE DATABASE {name}")
        return self.url(name)

    def drop(self, *urls: str) -> None:
        for url in urls:
            self.sql("postgres", f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def sql(self, database: str, text: str) -> str:
        command = [binaries() / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.url(database)]
        done = subprocess.run(command, input=text, text=True, capture_output=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout


@contextlib.contextmanager
def cluster() -> Iterator[Cluster]:
    """PostgreSQL refuses root, so as root it runs as nobody."""
    nobody = pwd.getpwnam("nobody")
    owner = {"user": nobody.pw_uid, "group": nobody.pw_gid} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="acceptance-pg-"))
    if owner:
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"
    options = [
        f"-h 127.0.0.1 -p {port} -k {folder}",
        *(f"-c {name}={value}" for name, value in SETTINGS.items()),
    ]

    def run(*command: str | Path) -> None:
        with (folder / "output").open("ab") as output:
            subprocess.run(
                command, check=True, stdout=output, stderr=output, cwd="/", extra_groups=[], **owner
            )

    try:
        run(
            binaries() / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        run(binaries() / "pg_ctl", "-D", data, "-w", "-o", " ".join(options), "-l", folder / "log", "start")
        yield Cluster(port, owner)
    finally:
        if data.exists():
            run(binaries() / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
