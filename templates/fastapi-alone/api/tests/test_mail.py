"""Mail without a mail server."""

import threading
from pathlib import Path

import anyio
import pytest
from anyio import to_thread
from pydantic import ValidationError

from api.accounts import mail
from api.settings import Settings
from api.tests.letters import Letters

LETTER = mail.Letter("ada@bücher.example", "Hello", ("One.", "Zwei: ü."))


def test_letters_are_printed_and_kept(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = settings.model_copy(update={"mail_directory": tmp_path / "mail"})
    mail.deliver(kept, LETTER)
    (message,) = Letters(tmp_path / "mail").all()
    assert message["To"] == "ada@xn--bcher-kva.example"
    assert message.get_content() == "One.\n\nZwei: ü.\n"
    mail.deliver(settings, LETTER)
    assert capsys.readouterr().out.count("Subject: Hello") == 2


def test_an_impossible_letter_is_only_logged(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    mail.deliver(settings, mail.Letter("a@" + "x" * 70 + ".example", "Hello", ()))
    assert "was not sent" in caplog.text


@pytest.mark.anyio
async def test_a_silent_mail_server_holds_no_other_threads(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()

    def wait(_settings: Settings, _letter: mail.Letter) -> None:
        answered.wait(60)

    monkeypatch.setattr(mail, "deliver", wait)
    letters = int(to_thread.current_default_thread_limiter().total_tokens) + 1
    async with anyio.create_task_group() as tasks:
        try:
            for _ in range(letters):
                tasks.start_soon(mail.send, settings, LETTER)
            await anyio.wait_all_tasks_blocked()
            with anyio.fail_after(30):
                assert await to_thread.run_sync(threading.active_count) > 0
        finally:
            answered.set()


@pytest.mark.parametrize(
    ("changes", "front_end"),
    [
        ({"port": 8010}, "http://localhost:8010"),
        ({"frontend_url": "https://shop.example/"}, "https://shop.example"),
        ({"environment": "production", "allowed_hosts": "a.example,b"}, "https://a.example"),
        ({"environment": "production", "allowed_hosts": ".a.example,b.ex"}, "https://b.ex"),
    ],
)
def test_where_links_lead(settings: Settings, changes: dict[str, str], front_end: str) -> None:
    assert settings.model_copy(update=changes).front_end == front_end


@pytest.mark.parametrize("names", [".shop.example", "*"])
def test_links_lead_to_one_site(settings: Settings, names: str) -> None:
    given = {name: getattr(settings, name) for name in Settings.model_fields}
    production = {**given, "environment": "production", "allowed_hosts": names}
    with pytest.raises(ValidationError, match="FRONTEND_URL"):
        Settings.model_validate(production)
