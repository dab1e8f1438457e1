"""What the contract promises about letters and the tokens in them."""

import socket
import statistics
import time

import httpx

from accounts import MAIL_TIMEOUT, OTHER, PASSWORD, Accounts


def a_reset_token_once(accounts: Accounts) -> None:
    email = accounts.reader()
    name = f"{accounts.run}-reader"
    first, second = accounts.forgotten(email), accounts.forgotten(email)
    assert accounts.post("password/reset", token=second, password=OTHER).status_code == 204
    for token in (first, second):
        answer = accounts.post("password/reset", token=token, password=PASSWORD)
        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"] == [
            {"field": "token", "code": "format", "message": "Not a valid token."}
        ]
    assert accounts.login(name, PASSWORD).status_code == 401
    time.sleep(1.1)  # a token knows the second of the last login
    token = accounts.forgotten(email)
    accounts.tokens(name, OTHER)
    assert accounts.post("password/reset", token=token, password=PASSWORD).status_code == 422


def a_reset_token_for_a_day(accounts: Accounts) -> None:
    email = accounts.reader()
    for hours, status in ((25, 422), (23, 204)):
        answer = accounts.post("password/reset", token=accounts.signed(email, hours), password=OTHER)
        assert answer.status_code == status, (hours, answer.text)


def a_registration_for_a_day(accounts: Accounts) -> None:
    for hours, status in ((25, 422), (23, 204)):
        accounts.new()
        email = f"{accounts.run}@example.org"
        assert accounts.register(accounts.run, email).status_code == 202
        token = accounts.token(accounts.box.wait(email, "Verify your e-mail address"))
        accounts.repository.sql(
            "UPDATE accounts_registration SET created_at = created_at "
            f"- interval '{hours} hours' WHERE email = '{email}'"
        )
        assert accounts.post("verify-email", token=token).status_code == status, hours


def who_exists(accounts: Accounts) -> None:
    """Answers are the same for everybody, and logins take as long."""
    email = accounts.reader()
    name = f"{accounts.run}-reader"
    unknown = f"{accounts.run}-nobody@example.org"
    pairs = [
        [accounts.post("password/forgot", email=one) for one in (email, unknown)],
        [
            accounts.register(f"{accounts.run}-{number}", one)
            for number, one in enumerate((email, f"{accounts.run}-new@example.org"))
        ],
        [accounts.login(one, "wrong") for one in (name, f"{accounts.run}-nobody")],
    ]
    for one, other in pairs:
        assert (one.status_code, one.text, shown(one)) == (other.status_code, other.text, shown(other))
    known, strangers = [], []
    for number in range(5):
        for times, login in ((known, name), (strangers, f"{accounts.run}-{number}-nobody")):
            began = time.monotonic()
            assert accounts.login(login, "wrong").status_code == 401
            times.append(time.monotonic() - began)
    ratio = statistics.median(strangers) / statistics.median(known)
    assert 0.5 < ratio < 2, (known, strangers)


def letters(accounts: Accounts) -> None:
    """As a mail server gets them: who sent them to whom, their headers, their links."""
    name = f"Ωμέγα-{accounts.run}"
    email = f"{accounts.run}@bücher.example.org"
    assert accounts.register(name, email).status_code == 202
    encoded = f"{accounts.run}@xn--bcher-kva.example.org"
    letter = accounts.box.wait(encoded, "Verify your e-mail address")
    accounts.looks_right(letter, "verify-email")
    assert "Town Library" in letter.text
    assert accounts.post("verify-email", token=accounts.token(letter)).status_code == 204
    assert accounts.login(name.upper(), PASSWORD).status_code == 200
    assert accounts.post("password/forgot", email=email).status_code == 202
    letter = accounts.box.wait(encoded, "Set a new password")
    accounts.looks_right(letter, "reset-password")
    assert accounts.post("password/reset", token=accounts.token(letter), password=OTHER).status_code == 204
    assert accounts.login(name, OTHER).status_code == 200
    assert accounts.register(f"{accounts.run}-other", email).status_code == 202
    accounts.looks_right(accounts.box.wait(encoded, "You have an account already"), "forgot-password")
    assert accounts.register(name.lower(), f"{accounts.run}-2@example.org").status_code == 202
    letter = accounts.box.wait(f"{accounts.run}-2@example.org", "Choose another username")
    accounts.looks_right(letter, "register")
    assert name.lower() in letter.text


def a_mail_server_that_is_away(accounts: Accounts) -> None:
    """Nobody who asks waits for it; what was to be sent is lost, and the next letter comes."""
    email, file = accounts.reader(), accounts.file()
    accounts.box.stop()
    accounts.client.timeout = httpx.Timeout(MAIL_TIMEOUT - 1)
    for silent in (False, True):
        with socket.socket() as server:
            if silent:
                # It takes connections and says nothing.
                server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                server.bind(("127.0.0.1", accounts.box.port))
                server.listen(100)
            for number in range(20 if silent else 2):
                name = f"{accounts.run}-{silent}-{number}"
                answer = accounts.register(name, f"{name}@example.org")
                assert (answer.status_code, answer.text) == (202, "")
            for one in (email, f"{accounts.run}-nobody@example.org"):
                answer = accounts.post("password/forgot", email=one)
                assert (answer.status_code, answer.text) == (202, "")
            pair = accounts.tokens(f"{accounts.run}-reader", PASSWORD)
            accounts.all_in(accounts.who(pair["access_token"]))
            for at in accounts.everywhere:
                assert accounts.client.get(f"{at}{file}").text == "Sing, goddess"
    accounts.client.timeout = httpx.Timeout(60)
    accounts.box.start()
    accounts.new()
    accounts.reader()


def shown(answer: httpx.Response) -> dict[str, str]:
    """The headers that are the same for all, whenever they ask."""
    own = {"date", "x-request-id", "keep-alive"}
    return {name: value for name, value in answer.headers.items() if name not in own}


PROMISES = [
    a_reset_token_once,
    a_reset_token_for_a_day,
    a_registration_for_a_day,
    who_exists,
    letters,
    a_mail_server_that_is_away,
]
