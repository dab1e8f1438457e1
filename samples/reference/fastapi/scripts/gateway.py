"""Put the load balancer's configuration where nginx runs it, with this machine's addresses.

python scripts/gateway.py    checks the configuration with `nginx -t`, where nginx is installed
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any

from processes import PROCESSES
from supervisor import RunError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GATEWAY = Path(__file__).resolve().parent.parent / "gateway"
# Requests a second and address.
RATE = "100"
RATES = re.compile(r"[1-9][0-9]{0,6}")
ORIGINS = re.compile(r"[a-z][a-z0-9+.-]*://[a-z0-9.:\[\]_-]+")
PRODUCTION = ("ENVIRONMENT", "production")
A_YEAR = "max-age=31536000; includeSubDomains"
# How many bytes a body may have: nginx knows the largest limit, the processes each of them.
BODIES = {
    "BODY_LIMIT": 1024 * 1024,
}


def find_nginx() -> str | None:
    """The installed nginx; distributions put it where only root's PATH looks."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    return shutil.which("nginx", path=path)


def write(
    directory: Path, port: int, upstreams: Mapping[str, Sequence[int]], environ: Mapping[str, str]
) -> None:
    """Fill the directory that nginx runs in."""
    directory.mkdir(parents=True, exist_ok=True)
    directory.chmod(0o755)
    for source in GATEWAY.glob("*.conf"):
        shutil.copyfile(source, directory / source.name)
    (directory / "listen.conf").write_text(f"listen 127.0.0.1:{port};\n", encoding="utf-8")
    (directory / "place.conf").write_text(place(upstreams, environ), encoding="utf-8")
    user = nginx_user()
    if user:
        os.chown(directory, user.pw_uid, user.pw_gid)


def place(upstreams: Mapping[str, Sequence[int]], environ: Mapping[str, str]) -> str:
    body = max(int(environ.get(name) or usual) for name, usual in BODIES.items())
    lines = [
        "access_log access.log json;",
        f"client_max_body_size {body};",
        *limit(environ.get("RATE_LIMIT") or RATE),
        *readers(environ.get("CORS_ORIGINS") or ""),
        *proxies(environ.get("TRUSTED_PROXIES") or ""),
        *transport(production=environ.get(PRODUCTION[0]) == PRODUCTION[1]),
    ]
    for name, ports in upstreams.items():
        servers = [f"server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;" for port in ports]
        lines += [f"upstream {name} {{", f"zone {name} 64k;", *servers, "keepalive 16;", "}"]
    return "\n".join(lines) + "\n"


def limit(rate: str) -> list[str]:
    """As many requests a second as RATE_LIMIT says, all of them at once too."""
    if rate == "off":
        return []
    if not RATES.fullmatch(rate):
        raise RunError(f"RATE_LIMIT is a number of requests a second, or off, and not {rate!r}.")
    burst = f" burst={int(rate) - 1} nodelay" if int(rate) > 1 else ""
    return [
        f"limit_req_zone $limited_address zone=address:10m rate={rate}r/s;",
        f"limit_req zone=address{burst};",
    ]


def readers(origins: str) -> list[str]:
    """The sites whose pages may read what nginx itself answers, as they read all else."""
    names = sorted({name.strip().lower() for name in origins.split(",") if name.strip()})
    wrong = [name for name in names if not ORIGINS.fullmatch(name)]
    if wrong:
        raise RunError(f"CORS_ORIGINS holds no addresses of sites: {', '.join(wrong)}")
    sites = [f'"{name}" $http_origin;' for name in names]
    return ["map $http_origin $reader {", "default '';", *sites, "}"]


def proxies(trusted: str) -> list[str]:
    """Who stands in front: these say for which client they ask, and whether it came by TLS."""
    given = {name.strip() for name in trusted.split(",") if name.strip()}
    try:
        names = sorted(str(ip_network(name)) for name in given)
    except ValueError as error:
        raise RunError(f"TRUSTED_PROXIES holds addresses and networks: {error}.") from error
    if not names:
        return ["geo $believed { default 1; }"]
    return [
        *(f"set_real_ip_from {name};" for name in names),
        "real_ip_header X-Forwarded-For;",
        "real_ip_recursive on;",
        "geo $realip_remote_addr $believed {",
        "default 0;",
        *(f"{name} 1;" for name in names),
        "}",
    ]


def transport(*, production: bool) -> list[str]:
    """Production keeps browsers on TLS."""
    secure = [f'https "{A_YEAR}";'] if production else []
    return ["map $scheme_outside $transport_security {", "default '';", *secure, "}"]


def command(nginx: str) -> list[str]:
    """How nginx is called, from the directory that `write` filled; -p ./ needs no way to it."""
    return [nginx, "-p", "./", "-c", "nginx.conf", "-e", "stderr"]


def nginx_user() -> pwd.struct_passwd | None:
    """Who runs nginx: nobody in root's place, else whoever is asking."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def run_as() -> dict[str, Any]:
    user = nginx_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()} if user else {}


def check() -> int:
    nginx = find_nginx()
    if nginx is None:
        print("gateway: skipped, nginx is not installed")
        return 0
    with tempfile.TemporaryDirectory(prefix="gateway-") as temporary:
        directory = Path(temporary)
        write(directory, 8000, {process.upstream: [8001] for process in PROCESSES}, {})
        answer = subprocess.run(
            [*command(nginx), "-t", "-q"],
            cwd=directory,
            check=False,
            **run_as(),
        )
    return int(answer.returncode)


if __name__ == "__main__":
    sys.exit(check())
