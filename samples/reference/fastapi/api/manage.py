"""Commands for whoever runs the API: `python -m api.manage --help`."""

import argparse
import asyncio
import getpass
import os
import secrets
import sys
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import factories
from api.accounts import logins, passwords
from api.accounts.models import User
from api.accounts.schemas import LONGEST, SHORTEST
from api.accounts.strength import weakness
from api.common.addresses import is_email
from api.common.engine import create_engine
from api.database import create_sessions
from api.settings import get_settings

DEMO_ROWS = 3
DEMO_USERS = (("admin", "admin@example.org", True), ("member", "member@example.org", False))


def main() -> None:
    """Read the command line and run the command."""
    asyncio.run(run(parse(sys.argv[1:])))


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Read a command line."""
    parser = argparse.ArgumentParser(prog="python -m api.manage")
    commands = parser.add_subparsers(dest="command", required=True)
    superuser = commands.add_parser("createsuperuser", help="make a user who may do everything")
    superuser.add_argument("email", nargs="?", help="default: FIRST_SUPERUSER")
    superuser.add_argument("--password", help="default: FIRST_SUPERUSER_PASSWORD, or asked for")
    commands.add_parser("demo", help="make users and rows for a first look")
    return parser.parse_args(words)


async def run(arguments: argparse.Namespace) -> None:
    """Run one command."""
    settings = get_settings()
    if arguments.command == "demo" and settings.production:
        raise SystemExit("Only in development: everybody could read the passwords.")
    engine = create_engine(settings)
    try:
        async with create_sessions(engine)() as session:
            if arguments.command == "demo":
                await make_demo(session)
            elif arguments.command == "createsuperuser":
                await make_superuser(session, *read_superuser(arguments))
            await session.commit()
    finally:
        await engine.dispose()


def read_superuser(arguments: argparse.Namespace) -> tuple[str, str]:
    """Read who may do everything, and their password."""
    email = arguments.email or os.environ.get("FIRST_SUPERUSER") or ""
    if not is_email(email):
        raise SystemExit(f"{email} is no e-mail address." if email else "Whose e-mail address?")
    password = arguments.password or os.environ.get("FIRST_SUPERUSER_PASSWORD") or ask_password()
    if not SHORTEST <= len(password) <= LONGEST:
        raise SystemExit(f"A password has {SHORTEST} to {LONGEST} characters.")
    weak = weakness(password, {"email": email})
    if weak:
        raise SystemExit(weak)
    return email, password


def ask_password() -> str:
    """Ask for a new password, twice."""
    password = getpass.getpass("Password: ")
    if getpass.getpass("Password (again): ") != password:
        raise SystemExit("These were two passwords.")
    return password


async def make_superuser(session: AsyncSession, email: str, password: str) -> None:
    """Make a user who may do everything."""
    if not await make_user(session, email, password, superuser=True):
        raise SystemExit(f"There is a user {email} already.")


async def make_demo(session: AsyncSession) -> None:
    """Make the users and rows of a first look, the rows only the first time."""
    first = False
    for role, login, superuser in DEMO_USERS:
        password = secrets.token_urlsafe(12)
        first |= await demo_user(session, login, password, superuser=superuser)
        sys.stdout.write(f"{role}: {login} / {password}\n")
    if first:
        for make in factories.ALL:
            for _ in range(DEMO_ROWS):
                await make(session)


async def demo_user(session: AsyncSession, email: str, password: str, *, superuser: bool) -> bool:
    """Make a user, or give the one who is there a new password; say which."""
    if await make_user(session, email, password, superuser=superuser):
        return True
    found = await session.scalars(select(User).where(func.lower(User.email) == email.lower()))
    user = found.one()
    user.password = await passwords.make(password)
    await logins.end_logins(session, user)
    return False


async def make_user(session: AsyncSession, email: str, password: str, *, superuser: bool) -> bool:
    """Make a user, unless there is one with the address."""
    if await session.scalar(select(User.id).where(func.lower(User.email) == email.lower())):
        return False
    encoded = await passwords.make(password)
    user = User(email=email, password=encoded)
    user.is_staff = user.is_superuser = superuser
    session.add(user)
    return True


if __name__ == "__main__":
    main()
