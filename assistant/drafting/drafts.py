"""Drafts kept in the data home: every change is a version, and no version is written over."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TypeVar

from sqlalchemy import DateTime, Engine, ForeignKey, LargeBinary, Text, delete, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from assistant.calendar.today import VIETNAM
from assistant.drafting.edit_requests import NAMES, Edit, Worded, applied, plainly, subject
from assistant.drafting.plan import Plan
from corpus.errors import DraftConflict, DraftFull, DraftNotFound, EditRefused
from index.faults import storage_faults
from index.migrations import Step, migrate
from index.tables import connect

FILE = "drafts.db"
WHAT = "dự thảo"
# From version to version; a plan that is stored otherwise takes a step as well.
STEPS: tuple[Step, ...] = ()
MAX_PLAN_BYTES = 8_000_000
MAX_DRAFTS = 2_000
KEPT_VERSIONS = 200
SOMEBODY = "Một người khác"
_T = TypeVar("_T")
_CREATED, REPLACED, _UNDONE, _REDONE = "tạo dự thảo", "thay cả dự thảo", "hoàn tác", "làm lại"


class _Base(DeclarativeBase):
    pass


class _DraftRow(_Base):
    """One draft at its newest version. Times are UTC without a zone; ids are never used twice."""

    __tablename__ = "drafts"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime)
    version: Mapped[int]


class _VersionRow(_Base):
    """A plan (JSON, zlib) as it once stood. `before` and `after` are the versions that undo and redo lead to."""

    __tablename__ = "versions"
    draft_id: Mapped[int] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    plan: Mapped[bytes] = mapped_column(LargeBinary)
    changed: Mapped[datetime] = mapped_column(DateTime)
    by: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    before: Mapped[int | None]
    after: Mapped[int | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft without its plan. `created` and `changed` are aware, in UTC; `by` is "" for nobody named."""

    id: str
    unit: str
    title: str
    created: datetime
    changed: datetime
    by: str
    version: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands, and whether there is a step to undo or redo."""

    entry: Entry
    plan: Plan
    can_undo: bool
    can_redo: bool


class Drafts:
    """The drafts of one data home. Usable from several threads.

    Every method may raise DiskFull, StoreReadOnly or StoreDamaged, and DraftNotFound where it takes an id.
    """

    def __init__(self, home: Path) -> None:
        """Nothing is made on the disk before the first draft."""
        self._home = home
        self._path = home / FILE
        # Reading a version and writing the next one is one step; this process alone owns the data home.
        self._lock = Lock()

    @cached_property
    def _engine(self) -> Engine:
        engine = connect(self._path, writable=True)
        migrate(engine, _Base.metadata, STEPS, WHAT)
        return engine

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            if "_engine" in self.__dict__:
                self._engine.dispose()

    def listed(self) -> list[Entry]:
        """Every draft, the one changed last first."""
        if not self._path.exists():
            return []
        newest = select(_DraftRow, _VersionRow.changed, _VersionRow.by).join(
            _VersionRow, (_VersionRow.draft_id == _DraftRow.id) & (_VersionRow.version == _DraftRow.version)
        )
        with self._lock, storage_faults(self._home, WHAT), Session(self._engine) as session:
            found = session.execute(newest.order_by(_VersionRow.changed.desc(), _DraftRow.id.desc()))
            return [_entry(row, changed, by) for row, changed, by in found]

    def draft(self, draft_id: str) -> Draft:
        """One draft."""
        return self._within(draft_id, _draft)

    def add(self, plan: Plan, by: str = "") -> Draft:
        """Keep a new plan. Raises DraftFull."""
        data = _packed(plan)
        with self._lock, storage_faults(self._home, WHAT), Session(self._engine) as session, session.begin():
            if (session.scalar(select(func.count()).select_from(_DraftRow)) or 0) >= MAX_DRAFTS:
                raise DraftFull(f"Đã có {MAX_DRAFTS} dự thảo; hãy xóa bớt dự thảo cũ rồi soạn tiếp.")
            row = _DraftRow(unit=plan.unit, title=plan.title, created=_now(), version=0)
            session.add(row)
            session.flush()
            _advance(session, row, data, plan, by, _CREATED, before=None, after=None)
            return _draft(session, row)

    def change(self, draft_id: str, version: int, wanted: Edit, by: str = "", worded: Worded = plainly) -> Draft:
        """Edit the draft that the user saw at `version`.

        What others have changed elsewhere in it since then stays. Raises DraftConflict where they have changed what
        this edit is about, EditRefused for an edit that does not fit, DraftFull.
        """

        def changed(session: Session, row: _DraftRow) -> Draft:
            current = _version(session, row, row.version)
            plan = _unpacked(current.plan)
            if version != row.version:
                seen = session.get(_VersionRow, (row.id, version))
                meant = subject(_unpacked(seen.plan), wanted) if seen else None
                if meant is None or meant != subject(plan, wanted):
                    raise _conflict(current)
            new = applied(plan, wanted, worded)
            if new != plan:
                _advance(session, row, _packed(new), new, by, NAMES[wanted.kind], before=row.version, after=None)
            return _draft(session, row)

        return self._within(draft_id, changed)

    def replace(self, draft_id: str, version: int, plan: Plan, by: str = "", what: str = REPLACED) -> Draft:
        """Put a whole plan in place of the one at `version`; `what` says why. Raises DraftConflict, DraftFull."""
        data = _packed(plan)

        def replaced(session: Session, row: _DraftRow) -> Draft:
            _hold(session, row, version)
            _advance(session, row, data, plan, by, what, before=row.version, after=None)
            return _draft(session, row)

        return self._within(draft_id, replaced)

    def undo(self, draft_id: str, version: int, by: str = "") -> Draft:
        """Back to the plan before the last change. Raises DraftConflict, EditRefused where there is none."""
        return self._within(draft_id, lambda session, row: _stepped(session, row, version, by, forth=False))

    def redo(self, draft_id: str, version: int, by: str = "") -> Draft:
        """Take the last undo back. Raises DraftConflict, EditRefused where nothing was undone."""
        return self._within(draft_id, lambda session, row: _stepped(session, row, version, by, forth=True))

    def remove(self, draft_id: str) -> None:
        """Forget a draft and all its versions."""

        def removed(session: Session, row: _DraftRow) -> None:
            session.execute(delete(_DraftRow).where(_DraftRow.id == row.id))

        self._within(draft_id, removed)

    def _within(self, draft_id: str, act: Callable[[Session, _DraftRow], _T]) -> _T:
        if not (draft_id.isascii() and draft_id.isdigit() and len(draft_id) < 16 and self._path.exists()):
            raise DraftNotFound(draft_id)
        with self._lock, storage_faults(self._home, WHAT), Session(self._engine) as session, session.begin():
            row = session.get(_DraftRow, int(draft_id))
            if row is None:
                raise DraftNotFound(draft_id)
            return act(session, row)


def _stepped(session: Session, row: _DraftRow, version: int, by: str, *, forth: bool) -> Draft:
    """An undo, or a redo: a new version with the plan of an old one, from which the way goes on both ways."""
    current = _hold(session, row, version)
    number = current.after if forth else current.before
    target = session.get(_VersionRow, (row.id, number)) if number else None
    if target is None:
        raise EditRefused("Không có bước nào để làm lại." if forth else "Không còn bước nào để hoàn tác.")
    _advance(
        session,
        row,
        target.plan,
        _unpacked(target.plan),
        by,
        _REDONE if forth else _UNDONE,
        before=target.before,
        after=target.after if forth else row.version,
    )
    return _draft(session, row)


def _hold(session: Session, row: _DraftRow, version: int) -> _VersionRow:
    current = _version(session, row, row.version)
    if version != row.version:
        raise _conflict(current)
    return current


def _advance(
    session: Session,
    row: _DraftRow,
    data: bytes,
    plan: Plan,
    by: str,
    what: str,
    *,
    before: int | None,
    after: int | None,
) -> None:
    row.version += 1
    row.unit, row.title = plan.unit, plan.title
    session.add(
        _VersionRow(
            draft_id=row.id,
            version=row.version,
            plan=data,
            changed=_now(),
            by=by,
            what=what,
            before=before,
            after=after,
        )
    )
    session.execute(
        delete(_VersionRow).where(_VersionRow.draft_id == row.id, _VersionRow.version <= row.version - KEPT_VERSIONS)
    )
    session.flush()


def _draft(session: Session, row: _DraftRow) -> Draft:
    current = _version(session, row, row.version)
    kept = set(session.scalars(select(_VersionRow.version).where(_VersionRow.draft_id == row.id)))
    return Draft(
        _entry(row, current.changed, current.by),
        _unpacked(current.plan),
        can_undo=current.before in kept,
        can_redo=current.after in kept,
    )


def _version(session: Session, row: _DraftRow, version: int) -> _VersionRow:
    return session.get_one(_VersionRow, (row.id, version))


def _conflict(current: _VersionRow) -> DraftConflict:
    local = current.changed.replace(tzinfo=UTC).astimezone(VIETNAM)
    return DraftConflict(current.by or SOMEBODY, f"{local:%H:%M} ngày {local:%d/%m/%Y}", current.what)


def _entry(row: _DraftRow, changed: datetime, by: str) -> Entry:
    return Entry(
        str(row.id), row.unit, row.title, row.created.replace(tzinfo=UTC), changed.replace(tzinfo=UTC), by, row.version
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _packed(plan: Plan) -> bytes:
    data = plan.model_dump_json().encode()
    if len(data) > MAX_PLAN_BYTES:
        raise DraftFull(
            f"Dự thảo nặng quá {MAX_PLAN_BYTES // 1_000_000} MB nên thay đổi vừa rồi chưa được lưu; hãy bớt nội dung."
        )
    return zlib.compress(data, 1)


def _unpacked(data: bytes) -> Plan:
    return Plan.model_validate_json(zlib.decompress(data))
