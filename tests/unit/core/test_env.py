"""The environment refuses nonsense by name, all of it at once, and makes secrets only in development."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config.env import BadEnvironment, read_environment

KEYS = {
    "CDOP_CONTEXT_KEY": "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
    "CDOP_KEY_ENCRYPTION_KEY": "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f",
    "CDOP_SIGNING_KEY": "404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f",
}
PRODUCTION = {
    **KEYS,
    "CDOP_ENV": "production",
    "SECRET_KEY": "k3v9-Zq7!mB2xT5rW8yE1uN4oL6aS0dF-gH9jK2pQ7cV5bX3iR8tY",
    "ALLOWED_HOSTS": "cdop.example.nhs.uk,.panels.example.nhs.uk",
    "DATABASE_URL": "postgres://cdop_app:p%40ss@db:5433/cdop?sslmode=verify-full",
    "DATABASE_OWNER_URL": "postgres://cdop_owner:w@db:5433/cdop",
    "CELERY_BROKER_URL": "rediss://broker:6379/0",
    "EMAIL_URL": "smtp+tls://user:pw@mail:587",
    "CDOP_EMAIL_FROM": "cdop@example.nhs.uk",
}
NEEDED = sorted(PRODUCTION.keys() - {"CDOP_ENV", "DATABASE_OWNER_URL"})

NONSENSE = [
    ("CDOP_ENV", "prod", "CDOP_ENV is 'prod'; use 'development' or 'production'."),
    ("PORT", "eighty", "PORT is 'eighty'; use a whole number from 1 to 65535."),
    ("PORT", "70000", "PORT is '70000'; use a whole number from 1 to 65535."),
    ("CDOP_DATA_DIR", "/etc/passwd", "CDOP_DATA_DIR is '/etc/passwd', which is a file; name a folder."),
    ("CDOP_BEHIND_PROXY", "true", "CDOP_BEHIND_PROXY is 'true'; use 'yes' or 'no'."),
    ("CDOP_SIGNING_KEY", "abc", "CDOP_SIGNING_KEY is not 64 hexadecimal digits"),
    ("CDOP_CONTEXT_KEY", "zz" * 32, "CDOP_CONTEXT_KEY is not 64 hexadecimal digits"),
    ("DATABASE_URL", "sqlite:///db", "DATABASE_URL is not the address of a PostgreSQL database"),
    ("DATABASE_URL", "postgres://u:p@h:port/d", "DATABASE_URL cannot be read"),
    ("DATABASE_URL", "postgres://u:p@h:5432/", "DATABASE_URL names no database"),
    ("DATABASE_URL", "postgres://h:5432/d", "DATABASE_URL names no user"),
    ("CELERY_BROKER_URL", "filesystem://", "CELERY_BROKER_URL is not the address of a broker"),
    ("EMAIL_URL", "mail.example.org", "EMAIL_URL is not the address of a mail server"),
    ("CDOP_EMAIL_FROM", "nobody", "CDOP_EMAIL_FROM is 'nobody'; give an e-mail address."),
    ("ALLOWED_HOSTS", "https://a.example", "ALLOWED_HOSTS holds an address with '/'"),
]
WEAK = [
    ("SECRET_KEY", "short", "SECRET_KEY is too weak"),
    ("SECRET_KEY", "django-insecure-" + "k3v9Zq7mB2" * 5, "SECRET_KEY is too weak"),
    ("CDOP_SIGNING_KEY", "00" * 32, "CDOP_SIGNING_KEY is not random"),
    ("CDOP_SIGNING_KEY", KEYS["CDOP_CONTEXT_KEY"], "must differ"),
    ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS is '*'"),
    ("DEBUG", "yes", "DEBUG is 'yes'"),
    ("DATABASE_OWNER_URL", "postgres://cdop_app:w@db/cdop", "DATABASE_OWNER_URL signs in as the same user"),
]


def refusal(variables: dict[str, str]) -> str:
    with pytest.raises(BadEnvironment) as caught:
        read_environment(variables)
    return str(caught.value)


@pytest.mark.parametrize(("name", "value", "sentence"), NONSENSE)
def test_nonsense_is_refused_by_name(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    said = refusal({"CDOP_DATA_DIR": str(tmp_path), name: value})
    assert sentence in said
    assert said.count("\n") == 0


@pytest.mark.parametrize("name", NEEDED)
def test_production_without_it_is_refused(tmp_path: Path, name: str) -> None:
    given = {**PRODUCTION, "CDOP_DATA_DIR": str(tmp_path), name: ""}
    assert refusal(given).startswith(f"{name} is not set")


@pytest.mark.parametrize(("name", "value", "sentence"), WEAK)
def test_weakness_is_refused_in_production(name: str, value: str, sentence: str) -> None:
    assert sentence in refusal({**PRODUCTION, name: value})


def test_every_problem_is_told_at_once() -> None:
    said = refusal({"CDOP_ENV": "production", "PORT": "x"})
    assert all(f"{name} is " in said for name in [*NEEDED, "PORT"])


def test_production_makes_no_secret(tmp_path: Path) -> None:
    read_environment({**PRODUCTION, "CDOP_DATA_DIR": str(tmp_path / "data")})
    assert not (tmp_path / "data").exists()


def test_production_is_read_as_given() -> None:
    found = read_environment(PRODUCTION)
    default, owner = found.databases["default"], found.databases["owner"]
    assert (default["USER"], default["PASSWORD"], default["HOST"], default["PORT"]) == (
        "cdop_app",
        "p@ss",
        "db",
        5433,
    )
    assert default["OPTIONS"] == {"sslmode": "verify-full", "connect_timeout": 5}
    assert (default["ATOMIC_REQUESTS"], owner["ATOMIC_REQUESTS"]) == (True, False)
    assert found.trusted_origins == ["https://cdop.example.nhs.uk", "https://*.panels.example.nhs.uk"]
    assert (found.email.host, found.email.port, found.email.use_tls) == ("mail", 587, True)
    assert (found.https, found.embedded_database, found.embedded_broker) == (True, False, False)


@pytest.mark.parametrize(
    "value", ["http://cdop.example.nhs.uk", "cdop.example.nhs.uk", "https://a/b", "https://[a"]
)
def test_an_address_for_letters_that_is_none_is_refused(value: str) -> None:
    assert "CDOP_SITE_URL" in refusal({**PRODUCTION, "CDOP_SITE_URL": value})


def test_letters_lead_to_the_first_host_unless_an_address_is_given() -> None:
    first = PRODUCTION["ALLOWED_HOSTS"].split(",")[0]
    assert read_environment(PRODUCTION).site_url == f"https://{first}"
    given = {**PRODUCTION, "CDOP_SITE_URL": "https://other.example.nhs.uk/"}
    assert read_environment(given).site_url == "https://other.example.nhs.uk"
    assert "CDOP_SITE_URL" in refusal({**PRODUCTION, "ALLOWED_HOSTS": ".example.nhs.uk"})


def test_without_the_owners_address_there_is_no_owner() -> None:
    assert list(read_environment({**PRODUCTION, "DATABASE_OWNER_URL": ""}).databases) == ["default"]


def test_no_secret_is_shown_by_repr() -> None:
    shown = repr(read_environment(PRODUCTION))
    assert not any(
        word in shown for word in ["p%40ss", "p@ss", PRODUCTION["SECRET_KEY"], KEYS["CDOP_SIGNING_KEY"]]
    )


def test_development_keeps_its_secrets(tmp_path: Path) -> None:
    first, second = (read_environment({"CDOP_DATA_DIR": str(tmp_path)}) for _ in range(2))
    assert first == second
    files = list((tmp_path / "secrets").iterdir())
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    assert len({file.read_text() for file in files}) == len(files)


def test_many_readers_at_once_get_the_same_secrets(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: read_environment({"CDOP_DATA_DIR": str(tmp_path)}), range(32)))
    assert all(one == found[0] for one in found)


def test_a_damaged_secret_is_named(tmp_path: Path) -> None:
    read_environment({"CDOP_DATA_DIR": str(tmp_path)})
    (tmp_path / "secrets" / "signing").write_text("")
    assert f"{tmp_path}/secrets/signing does not hold 64" in refusal({"CDOP_DATA_DIR": str(tmp_path)})


def test_the_file_is_read_and_the_process_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "settings").write_text("PORT=8100\nCDOP_EMAIL_FROM=file@example.org\n")
    monkeypatch.setenv("CDOP_ENV_FILE", str(tmp_path / "settings"))
    monkeypatch.setenv("PORT", "8200")
    found = read_environment()
    assert (found.port, found.email_from) == (8200, "file@example.org")
