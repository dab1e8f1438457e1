"""What the contract promises about ends of sessions and tokens; every process is asked."""

from accounts import AUTH, OTHER, PASSWORD, Accounts
from forms import Admin


def a_refresh_token_used_twice(accounts: Accounts) -> None:
    """It ends its login on every process, and no other one."""
    accounts.reader()
    name = f"{accounts.run}-reader"
    first, other = accounts.tokens(name, PASSWORD), accounts.tokens(name, PASSWORD)
    second = accounts.post("refresh", refresh_token=first["refresh_token"]).json()
    third = accounts.post("refresh", refresh_token=second["refresh_token"]).json()
    for pair in (first, second, third, other):
        accounts.all_in(accounts.who(pair["access_token"]))
    assert accounts.post("refresh", refresh_token=first["refresh_token"]).status_code == 401
    for pair in (first, second, third):
        accounts.all_out(accounts.who(pair["access_token"]))
        assert accounts.post("refresh", refresh_token=pair["refresh_token"]).status_code == 401
    accounts.all_in(accounts.who(other["access_token"]))
    assert accounts.post("refresh", refresh_token=other["refresh_token"]).status_code == 200


def logging_out(accounts: Accounts) -> None:
    accounts.reader()
    pair = accounts.tokens(f"{accounts.run}-reader", PASSWORD)
    accounts.all_in(accounts.who(pair["access_token"]))
    assert accounts.post("logout", refresh_token=pair["refresh_token"]).status_code == 204
    accounts.all_out(accounts.who(pair["access_token"]))


def a_user_who_is_deactivated(accounts: Accounts) -> None:
    admin, pair = accounts.librarian()
    login, password = accounts.running.logins["librarian"]
    letter = accounts.forgotten("librarian@example.org")
    accounts.set_librarian(active=False)
    try:
        accounts.out(admin, pair)
        answer = accounts.login(login, password)
        assert (answer.status_code, answer.json()["detail"]) == (401, "Wrong login or password.")
        body = {"token": letter, "password": OTHER}
        assert accounts.post("password/reset", **body).json()["errors"][0]["field"] == "token"
        # The same answer as for everybody, and no letter.
        assert accounts.post("password/forgot", email="librarian@example.org").status_code == 202
    finally:
        accounts.set_librarian(active=True)
    assert not [one for one in accounts.box.letters if one.receivers == ["librarian@example.org"]]
    accounts.tokens(login, password)


def a_password_that_is_changed(accounts: Accounts) -> None:
    admin, pair = accounts.librarian()
    login, password = accounts.running.logins["librarian"]
    fresh = accounts.new_password()
    headers = {"Authorization": f"Bearer {pair['access_token']}"}
    body = {"old_password": password, "new_password": fresh}
    answer = accounts.client.post(f"{accounts.signing[0]}{AUTH}/password/change", json=body, headers=headers)
    assert answer.status_code == 204, answer.text
    accounts.running.logins["librarian"] = (login, fresh)
    accounts.out(admin, pair)
    assert accounts.login(login, password).status_code == 401


def a_password_that_is_reset(accounts: Accounts) -> None:
    admin, pair = accounts.librarian()
    login, fresh = accounts.running.logins["librarian"][0], accounts.new_password()
    token = accounts.forgotten("librarian@example.org")
    assert accounts.post("password/reset", token=token, password=fresh).status_code == 204
    accounts.running.logins["librarian"] = (login, fresh)
    accounts.out(admin, pair)


def a_password_that_is_set_in_the_admin(accounts: Accounts) -> None:
    """By the user: that session goes on, all others end. By somebody else: all end."""
    admin, pair = accounts.librarian()
    if admin is None:
        return
    other, _ = accounts.librarian()
    login, password = accounts.running.logins["librarian"]
    fresh = accounts.new_password()
    words = {"new_password1": fresh, "new_password2": fresh}
    admin.change("/admin/password_change/", old_password=password, **words)
    accounts.running.logins["librarian"] = (login, fresh)
    accounts.out(other, pair)
    accounts.all_in(accounts.whose(admin.cookies))
    pair = accounts.tokens(login, fresh)
    newest = accounts.new_password()
    key = accounts.repository.sql("SELECT id FROM accounts_user WHERE username = 'librarian'")
    boss = Admin(accounts.signing[0], *accounts.running.logins["admin"])
    boss.change(f"/admin/accounts/user/{key}/password/", password1=newest, password2=newest)
    accounts.running.logins["librarian"] = (login, newest)
    accounts.out(admin, pair)


def demo_again(accounts: Accounts) -> None:
    """`make demo` gives new passwords."""
    admin, pair = accounts.librarian()
    accounts.running.logins = accounts.repository.logins()
    accounts.out(admin, pair)


PROMISES = [
    a_refresh_token_used_twice,
    logging_out,
    a_user_who_is_deactivated,
    a_password_that_is_changed,
    a_password_that_is_reset,
    a_password_that_is_set_in_the_admin,
    demo_again,
]
