"""A database is made new, led up step by step, refused when newer, and never left half-way."""

from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, Text, select

from corpus.errors import StoreDamaged, StoreNewer
from index.migrations import Step, migrate, version
from index.tables import connect

WHAT = "sổ thử"


def _tables(*columns: str, derived: tuple[str, ...] = ("word",)) -> MetaData:
    tables = MetaData()
    Table("notes", tables, Column("id", Integer, primary_key=True), *(Column(name, Text) for name in columns))
    Table("words", tables, Column("id", Integer, primary_key=True), *(Column(name, Text) for name in derived))
    return tables


def _add_tag(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE notes ADD COLUMN tag TEXT")
    connection.exec_driver_sql("UPDATE notes SET tag = 'cũ'")


def _upper(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE notes SET tag = upper(tag)")


def _fail(connection: Connection) -> None:
    raise RuntimeError("power cut")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database that the first release wrote, with a note of the user."""
    engine = connect(tmp_path / "notes.db", writable=True)
    migrate(engine, _tables("body"), (), WHAT)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO notes VALUES (1, 'việc')")
        connection.exec_driver_sql("INSERT INTO words VALUES (1, 'việc')")
    yield engine
    engine.dispose()


def _notes(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM notes")]


def test_a_new_database_is_of_the_newest_version(tmp_path: Path) -> None:
    engine = connect(tmp_path / "new.db", writable=True)
    assert version(engine, WHAT) is None
    migrate(engine, _tables("body", "tag"), (_fail, _fail), WHAT)
    assert version(engine, WHAT) == 3
    engine.dispose()


@pytest.mark.parametrize("stamped", [True, False])
def test_an_older_one_takes_the_steps_it_has_not_had(engine: Engine, *, stamped: bool) -> None:
    if not stamped:
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE state")
    migrate(engine, _tables("body", "tag"), (_add_tag,), WHAT)
    assert (version(engine, WHAT), _notes(engine)) == (2, [(1, "việc", "cũ")])
    for _ in range(2):
        migrate(engine, _tables("body", "tag"), (_add_tag, _upper), WHAT)
        assert (version(engine, WHAT), _notes(engine)) == (3, [(1, "việc", "Cũ")])


def test_a_step_that_fails_leaves_all_as_it_was(engine: Engine) -> None:
    with pytest.raises(RuntimeError):
        migrate(engine, _tables("body", "tag"), (_add_tag, _fail), WHAT)
    assert (version(engine, WHAT), _notes(engine)) == (1, [(1, "việc")])


def test_a_newer_one_is_refused_and_left_alone(engine: Engine) -> None:
    migrate(engine, _tables("body", "tag"), (_add_tag,), WHAT)
    with pytest.raises(
        StoreNewer, match=r"sổ thử do một bản troly mới hơn ghi \(phiên bản 2, bản này đọc được đến 1\)"
    ):
        migrate(engine, _tables("body"), (), WHAT)
    assert (version(engine, WHAT), _notes(engine)) == (2, [(1, "việc", "cũ")])


@pytest.mark.parametrize("written", ["0", "-1", "một"])
def test_a_version_that_never_was_is_damage(engine: Engine, written: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE state SET value = ?", (written,))
    with pytest.raises(StoreDamaged):
        migrate(engine, _tables("body"), (), WHAT)


def test_a_column_that_is_gone_is_damage(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE notes DROP COLUMN body")
    with pytest.raises(StoreDamaged):
        migrate(engine, _tables("body"), (), WHAT)


def test_a_derived_table_of_another_form_is_made_anew(engine: Engine) -> None:
    tables = _tables("body", derived=("word", "weight"))
    migrate(engine, tables, (), WHAT, derived=[tables.tables["words"]])
    with engine.connect() as connection:
        assert connection.execute(select(tables.tables["words"])).all() == []
    assert _notes(engine) == [(1, "việc")]


def test_two_programs_may_open_it_at_once(engine: Engine, tmp_path: Path) -> None:
    steps: tuple[Step, ...] = (_add_tag,)
    together, failed = Barrier(4), list[Exception]()

    def one() -> None:
        own = connect(tmp_path / "notes.db", writable=True)
        together.wait()
        try:
            migrate(own, _tables("body", "tag"), steps, WHAT)
        except Exception as error:
            failed.append(error)
        own.dispose()

    threads = [Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failed, version(engine, WHAT), _notes(engine)) == ([], 2, [(1, "việc", "cũ")])
