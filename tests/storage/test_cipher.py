"""Keys: what one seals only it opens, for one purpose; and how a data folder comes by its own."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Configuration
from storage.cipher import KEY_ID_BYTES, KeyRing, load_key_ring
from storage.folder import prepare_data_dir

OLD, NEW = "o" * 40, "n" * 40


@given(st.binary(max_size=200), st.text(max_size=20))
def test_what_was_sealed_opens_for_its_purpose(plain: bytes, purpose: str) -> None:
    ring = KeyRing.from_secret(OLD)
    sealed = ring.seal(plain, purpose)
    assert ring.unseal(sealed, purpose) == plain
    assert ring.seal(plain, purpose) != sealed


@given(st.data())
def test_a_changed_bit_is_noticed(data: st.DataObject) -> None:
    ring = KeyRing.from_secret(OLD)
    sealed = bytearray(ring.seal(b"resting pulse 48", "outbox.facts"))
    place = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[place // 8] ^= 1 << place % 8
    expected = "secret_key_missing" if place // 8 < KEY_ID_BYTES else "sealed_value_damaged"
    with pytest.raises(Configuration, match=expected):
        ring.unseal(bytes(sealed), "outbox.facts")


@given(st.integers(0, 40))
def test_a_shortened_value_is_noticed(length: int) -> None:
    ring = KeyRing.from_secret(OLD)
    with pytest.raises(Configuration, match=r"secret_key_missing|sealed_value_damaged"):
        ring.unseal(ring.seal(b"resting pulse 48", "outbox.facts")[:length], "outbox.facts")


def test_moved_to_another_column_it_does_not_open() -> None:
    ring = KeyRing.from_secret(OLD)
    with pytest.raises(Configuration, match="sealed_value_damaged"):
        ring.unseal(ring.seal(b"token", "credentials.secret"), "outbox.facts")


def test_the_first_key_seals_and_all_of_them_open() -> None:
    old, both = KeyRing.from_secret(OLD), KeyRing.from_secret(f" {NEW} , {OLD}\n")
    assert both.unseal(old.seal(b"x", "a.b"), "a.b") == b"x"
    assert KeyRing.from_secret(NEW).unseal(both.seal(b"x", "a.b"), "a.b") == b"x"
    with pytest.raises(Configuration, match="secret_key_missing"):
        old.unseal(both.seal(b"x", "a.b"), "a.b")


@pytest.mark.parametrize("secret", ["", ",", "short", f"{OLD},short"])
def test_a_short_secret_is_refused_and_not_repeated(secret: str) -> None:
    with pytest.raises(Configuration, match="secret_key_too_short") as caught:
        KeyRing.from_secret(secret)
    assert OLD not in str(caught.value)


def test_nothing_of_a_key_is_printed() -> None:
    ring = KeyRing.from_secret(OLD)
    assert OLD not in f"{ring!r} {ring.first!r}"


def test_a_data_folder_gets_a_key_of_its_own_once(tmp_path: Path) -> None:
    made = load_key_ring(None, None, tmp_path)
    file = tmp_path / "secret.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]
    assert load_key_ring(None, None, tmp_path).unseal(made.seal(b"x", "a.b"), "a.b") == b"x"
    assert file.read_text().strip() not in ("", OLD)


def test_no_key_is_made_beside_a_database_that_has_one(tmp_path: Path) -> None:
    (tmp_path / "coach.db").touch()
    with pytest.raises(Configuration, match="secret_key_missing"):
        load_key_ring(None, None, tmp_path)
    assert not (tmp_path / "secret.key").exists()


def test_the_secret_comes_before_the_file_and_the_file_before_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "given.key"
    file.write_text(OLD)
    assert load_key_ring(NEW, file, tmp_path).first.id == KeyRing.from_secret(NEW).first.id
    assert load_key_ring(None, file, tmp_path).first.id == KeyRing.from_secret(OLD).first.id
    assert not (tmp_path / "secret.key").exists()


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00" * 20])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "given.key"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Configuration, match="secret_file_unreadable"):
        load_key_ring(None, file, tmp_path)


def test_the_data_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "data"
    prepare_data_dir(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o755)
    prepare_data_dir(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_in_the_place_of_the_data_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(Configuration, match="data_dir_unusable"):
        prepare_data_dir(tmp_path / "data")
