"""What the contract promises about limits: by account, by address of mail, by client."""

import secrets

import httpx

from accounts import ADDRESS_TRIES, AUTH, HOURS, LOGIN_TRIES, MAIL_TRIES, OTHER, PASSWORD, Accounts


def a_login_by_its_account(accounts: Accounts) -> None:
    accounts.reader()
    name, loud = f"{accounts.run}-reader", f"{accounts.run}-READER"
    for number in range(LOGIN_TRIES - 1):
        assert accounts.login(loud if number % 2 else name, "wrong").status_code == 401
    # The right password ends the count.
    assert accounts.login(name, PASSWORD).status_code == 200
    for _ in range(LOGIN_TRIES):
        assert accounts.login(name, "wrong").status_code == 401
    for password in ("wrong", PASSWORD):
        accounts.throttled(accounts.login(name, password), 60)
    assert accounts.login(f"{accounts.run}-other", "wrong").status_code == 401


def an_unknown_login_as_a_known_one(accounts: Accounts) -> None:
    name = f"{accounts.run}-nobody"
    for _ in range(LOGIN_TRIES):
        assert accounts.login(name, "wrong").status_code == 401
    accounts.throttled(accounts.login(name, "wrong"), 60)


def the_old_password_as_a_login(accounts: Accounts) -> None:
    accounts.reader()
    name = f"{accounts.run}-reader"
    token = accounts.tokens(name, PASSWORD)["access_token"]

    def change() -> httpx.Response:
        at = accounts.signing[secrets.randbelow(len(accounts.signing))]
        body = {"old_password": "wrong", "new_password": OTHER}
        headers = {"Authorization": f"Bearer {token}"}
        return accounts.client.post(f"{at}{AUTH}/password/change", json=body, headers=headers)

    for _ in range(LOGIN_TRIES):
        assert change().status_code == 422
    accounts.throttled(change(), 60)
    accounts.throttled(accounts.login(name, PASSWORD), 60)


def mails_by_their_address(accounts: Accounts) -> None:
    """Registering and forgetting send to one address; who has an account does not matter."""
    accounts.reader()
    for email in (accounts.reader(f"{accounts.run}-second"), f"{accounts.run}-nobody@example.org"):
        # The known one has had a letter already.
        for _ in range(MAIL_TRIES - (2 if "nobody" not in email else 1)):
            assert accounts.post("password/forgot", email=email).status_code == 202
        assert accounts.register(f"{accounts.run}-x", email.upper()).status_code == 202
        accounts.throttled(accounts.post("password/forgot", email=email), HOURS)
        accounts.throttled(accounts.register(f"{accounts.run}-x", email), HOURS)


def everything_by_the_client(accounts: Accounts) -> None:
    """Counted together, whatever the account, and nobody takes another's address through the balancer."""
    accounts.reader()
    caller = "203.0.113.7"
    # What is not valid does not count.
    for _ in range(3):
        assert accounts.post("verify-email", caller).status_code == 422
    for number in range(ADDRESS_TRIES):
        path = ("verify-email", "password/reset")[number % 2]
        body = {"token": "x"} | ({"password": PASSWORD} if number % 2 else {})
        assert accounts.post(path, caller, **body).status_code == 422
    accounts.throttled(accounts.post("verify-email", caller, token="x"), 60)
    accounts.throttled(accounts.post("password/reset", caller, token="x", password=PASSWORD), 60)
    accounts.throttled(accounts.login(f"{accounts.run}-reader", PASSWORD, caller), 60)
    accounts.throttled(accounts.post("password/forgot", caller, email=f"{accounts.run}-q@example.org"), 60)
    body = {"username": f"{accounts.run}-q", "email": f"{accounts.run}-q@example.org", "password": PASSWORD}
    accounts.throttled(accounts.post("register", caller, **body), 60)
    assert accounts.login(f"{accounts.run}-reader", PASSWORD, "203.0.113.8").status_code == 200
    if accounts.running.processes:
        for number in range(ADDRESS_TRIES + 1):
            headers = {"X-Forwarded-For": f"203.0.113.{number}"}
            url = f"{accounts.running.address}{AUTH}/verify-email"
            answer = accounts.client.post(url, json={"token": "x"}, headers=headers)
        accounts.throttled(answer, 60)
        # Browsers come from this address as well, and the admin's page counts with the API.
        accounts.repository.sql("DELETE FROM accounts_throttle")


PROMISES = [
    a_login_by_its_account,
    an_unknown_login_as_a_known_one,
    the_old_password_as_a_login,
    mails_by_their_address,
    everything_by_the_client,
]
