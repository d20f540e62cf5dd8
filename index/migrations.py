"""The version of each database of the data home, and the numbered steps that lead an older one to the newest."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from sqlalchemy import Column, Connection, Engine, MetaData, Table, Text, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from corpus.errors import StoreDamaged, StoreNewer
from index.tables import connect

Step = Callable[[Connection], None]
# What the first release wrote: its conversations and drafts do not say their version.
FIRST = 1
_SCHEMA = "schema"
_STATE = Table("state", MetaData(), Column("name", Text, primary_key=True), Column("value", Text, nullable=False))


def migrate(
    engine: Engine, tables: MetaData, steps: Sequence[Step], what: str, *, derived: Collection[Table] = ()
) -> None:
    """Make the tables of a new database, or take the steps that an older one has not had: wholly or not at all.

    `steps[0]` leads from version 1 to version 2, and so on; a step is never changed once it was released. Tables that
    are `derived` need no steps: one that lacks columns is made anew, empty. `what` names the database in Vietnamese.
    Raises StoreNewer where a newer program wrote it, StoreDamaged where it is not what its version says.
    """
    newest = FIRST + len(steps)
    with engine.connect() as connection:
        if _version(connection, what) == newest and not _lacking(connection, [*tables.sorted_tables, _STATE]):
            return
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            # Steps change tables, which the driver would not count to a transaction; others wait from here on.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        found = _version(connection, what)
        if found is not None:
            check(found, newest, what)
            for step in steps[found - FIRST :]:
                step(connection)
            for table in _lacking(connection, derived):
                table.drop(connection, checkfirst=True)
        tables.create_all(connection)
        _STATE.create(connection, checkfirst=True)
        connection.execute(_STATE.delete().where(_STATE.c.name == _SCHEMA))
        connection.execute(_STATE.insert().values(name=_SCHEMA, value=str(newest)))
        if _lacking(connection, tables.sorted_tables):
            raise StoreDamaged(what)


def check(found: int, newest: int, what: str) -> None:
    """Raises StoreNewer for a version that this program does not know, StoreDamaged for one that never was."""
    if found > newest:
        raise StoreNewer(what, found, newest)
    if found < FIRST:
        raise StoreDamaged(what)


def version(engine: Engine, what: str) -> int | None:
    """The version of a database, None where there is nothing in it. Raises StoreDamaged."""
    with engine.connect() as connection:
        return _version(connection, what)


def refuse_newer(path: Path, steps: Sequence[Step], what: str) -> None:
    """Raises StoreNewer where a newer program wrote the file, which may be absent; it is not touched.

    That it is damaged is told when it is needed.
    """
    if not path.exists():
        return
    engine = connect(path, writable=False)
    try:
        found = version(engine, what)
    except (SQLAlchemyError, StoreDamaged):
        found = None
    finally:
        engine.dispose()
    check(max(found or FIRST, FIRST), FIRST + len(steps), what)


def _version(connection: Connection, what: str) -> int | None:
    there = inspect(connection).get_table_names()
    if not there:
        return None
    said = None
    if _STATE.name in there:
        said = connection.scalar(select(_STATE.c.value).where(_STATE.c.name == _SCHEMA))
    try:
        return FIRST if said is None else int(said)
    except ValueError:
        raise StoreDamaged(what) from None


def _lacking(connection: Connection, tables: Collection[Table]) -> list[Table]:
    """The tables that are not there or lack columns; those that depend on others first."""
    database = inspect(connection)
    there = set(database.get_table_names())
    lacking = [
        table
        for table in tables
        if table.name in there
        and not {column.name for column in table.columns} <= {one["name"] for one in database.get_columns(table.name)}
    ]
    return [*lacking, *(table for table in tables if table.name not in there)]
