import pytest
from django.core.exceptions import ImproperlyConfigured

from config.mail import MailServer, mail_server


def test_a_mail_server() -> None:
    server = mail_server("smtp+tls://a%40b:c%2Fd@mail.example.org")
    assert server == MailServer("smtp+tls", "mail.example.org", 587, "a@b", "c/d")
    assert mail_server("smtps://mail.example.org:4650").port == 4650
    for wrong in ("http://mail.example.org", "smtp://", "mail.example.org"):
        with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
            mail_server(wrong)
