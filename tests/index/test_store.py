"""The store: adding, replacing, removing, finding and opening again."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from langchain_core.embeddings import Embeddings

from corpus.errors import EmptyFile, NotFound, StoreBusy, UnparsedFile, UnsupportedFormat
from index import lexical, vectors
from index.fusion import ranking
from index.lexical import Lexical
from index.store import Incoming, Store
from index.vectors import Vectors

Plan = Callable[..., bytes]


@pytest.fixture
def store(tmp_path: Path, embedder: Embeddings) -> Iterator[Store]:
    with Store.open(tmp_path / "home", purpose="thử", embedder=embedder) as opened:
        yield opened


def put(store: Store, source: str, data: bytes) -> tuple[str, int | None]:
    (outcome,) = store.add([Incoming(source, Path(source).name, data)])
    return outcome.status, outcome.document_id


def test_an_empty_home_answers_everything(store: Store) -> None:
    assert store.documents() == []
    assert store.search("dân vận") == []
    assert store.citing("x") == []
    assert store.tasks() == store.reports() == []
    assert store.counts() == (0, 0)
    assert list(store.add([])) == []
    assert store.reindex() == (0, 0)


def test_a_stored_document_is_listed_read_and_found(store: Store, plan: Plan) -> None:
    status, number = put(store, "/kho/a.txt", plan(5))
    assert (status, number) == ("added", 1)
    (stored,) = store.documents()
    assert (stored.id, stored.file, stored.source) == (1, "a.txt", "/kho/a.txt")
    assert stored.header.symbol == "5/KH-UBND"
    assert stored.document.header == stored.header
    assert store.document(1).document is stored.document
    hits = store.search("Tổ công tác số 5.2 chủ trì")
    assert "số 5.2" in hits[0].quote
    for hit in hits:
        assert hit.quote == stored.document.text[hit.chunk.start : hit.chunk.end]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_who_cites_a_document(store: Store, plan: Plan) -> None:
    put(store, "a.txt", plan(5))
    put(store, "b.txt", plan(6))
    key = store.document(2).document.references[0].key
    (found,) = store.citing(key)
    assert found == (2, store.document(2).document.references[0])


def test_the_same_content_is_stored_once(store: Store, plan: Plan) -> None:
    assert put(store, "a.txt", plan(1)) == ("added", 1)
    assert put(store, "a.txt", plan(1)) == ("skipped", 1)
    assert put(store, "b.txt", plan(1)) == ("skipped", 1)
    # Other bytes, same text.
    assert put(store, "a.txt", b"\xef\xbb\xbf" + plan(1).replace(b"\n", b"\r\n")) == ("skipped", 1)
    assert store.counts()[0] == 1


def test_a_new_version_replaces_the_old_one(store: Store, plan: Plan) -> None:
    put(store, "a.txt", plan(1, "phòng chống dịch bệnh"))
    assert put(store, "a.txt", plan(2)) == ("replaced", 2)
    assert [stored.id for stored in store.documents()] == [2]
    with pytest.raises(NotFound):
        store.document(1)
    assert all(hit.document_id == 2 for hit in store.search("phòng chống dịch bệnh"))


def test_a_file_that_takes_the_content_of_another_leaves_no_old_version(store: Store, plan: Plan) -> None:
    put(store, "a.txt", plan(1))
    put(store, "b.txt", plan(2))
    assert put(store, "a.txt", plan(2)) == ("replaced", 2)
    assert [stored.source for stored in store.documents()] == ["b.txt"]


def test_a_removed_document_is_gone_everywhere(store: Store, plan: Plan) -> None:
    put(store, "a.txt", plan(1))
    put(store, "b.txt", plan(2))
    store.remove(1)
    assert [stored.id for stored in store.documents()] == [2]
    assert {hit.document_id for hit in store.search("công tác dân vận", limit=100)} == {2}
    with pytest.raises(NotFound):
        store.remove(1)
    assert put(store, "a.txt", plan(1)) == ("added", 3)


def test_passages_that_two_documents_share_survive_the_removal_of_one(store: Store) -> None:
    shared = "Nơi nhận:\n- Lưu: VT."
    put(store, "a.txt", f"KẾ HOẠCH\nViệc một.\n\n{shared}".encode())
    put(store, "b.txt", f"KẾ HOẠCH\nViệc hai.\n\n{shared}".encode())
    store.remove(1)
    assert in_step(store)


def in_step(store: Store) -> bool:
    """Whether both indexes hold exactly what the catalogue holds."""
    derived, catalogue = store._derived, store._catalogue
    return (
        derived._open_lexical().chunk_ids() == catalogue.chunk_ids()
        and derived._open_vectors().keys() == catalogue.keys()
    )


def test_a_bad_file_fails_and_the_run_goes_on(store: Store, plan: Plan) -> None:
    files = [
        Incoming("1.txt", "1.txt", plan(1)),
        Incoming("2.txt", "2.txt", b" \n"),
        Incoming("3.exe", "3.exe", plan(3)),
        Incoming("4.txt", "4.txt", plan(4)),
    ]
    seen: list[tuple[int, int]] = []
    outcomes = list(store.add(files, lambda done, total: seen.append((done, total))))
    assert [(o.file, o.status) for o in outcomes] == [
        ("1.txt", "added"),
        ("2.txt", "failed"),
        ("3.exe", "failed"),
        ("4.txt", "added"),
    ]
    assert isinstance(outcomes[1].error, EmptyFile)
    assert isinstance(outcomes[2].error, UnsupportedFormat)
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_fault_of_the_parser_fails_one_file(store: Store, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    from index import stored as intake

    def broken(raw: object) -> Any:
        if "đợt 2" in str(raw):
            raise RecursionError
        return real(raw)

    real = intake.parse
    monkeypatch.setattr(intake, "parse", broken)
    first, second = store.add([Incoming("b", "b.txt", plan(2)), Incoming("a", "a.txt", plan(1))])
    assert isinstance(first.error, UnparsedFile)
    assert second.status == "added"


def test_a_file_name_that_is_no_text_is_stored_readably(store: Store, plan: Plan) -> None:
    name = os.fsdecode(b"k\xff.txt")
    assert put(store, f"/kho/{name}", plan(1)) == ("added", 1)
    assert put(store, f"/kho/{name}", plan(2)) == ("replaced", 2)
    assert store.document(2).file.startswith("k\\x")


def test_files_are_read_one_by_one_and_outcomes_come_in_order(store: Store, plan: Plan) -> None:
    outcomes = store.add(Incoming(str(n), f"{n}.txt", plan(n, items=60)) for n in range(1, 20))
    assert [o.file for o in outcomes] == [f"{n}.txt" for n in range(1, 20)]


def test_the_real_embedder_finds_what_is_said_in_other_words(tmp_path: Path) -> None:
    texts = {
        "số.txt": "Tập huấn kỹ năng sử dụng dịch vụ công trực tuyến cho người cao tuổi.",
        "rừng.txt": "Tuần tra, canh gác phòng cháy, chữa cháy rừng trong mùa khô.",
        "lương.txt": "Chi trả trợ cấp xã hội qua tài khoản ngân hàng.",
    }
    with Store.open(tmp_path, purpose="thử") as store:
        for name, text in texts.items():
            put(store, name, f"I. NHIỆM VỤ\n{text}".encode())
        hits = store.search("dạy ông bà biết nộp hồ sơ qua mạng")
        assert store.document(hits[0].document_id).file == "số.txt"


def test_only_the_documents_asked_for_are_searched(store: Store, plan: Plan) -> None:
    for number in range(1, 5):
        put(store, f"{number}.txt", plan(number))
    assert {hit.document_id for hit in store.search("rà soát công tác dân vận", limit=50)} == {1, 2, 3, 4}
    assert {hit.document_id for hit in store.search("rà soát", limit=50, documents=[2, 3, 99])} == {2, 3}
    assert store.search("rà soát", documents=[99]) == store.search("rà soát", documents=[]) == []


@pytest.mark.parametrize("query", ["", "  \n", "\0", "?!", '"', "* NEAR(", "a" * 100_000, "\ud800"])
def test_odd_queries_find_nothing_or_something_but_never_fail(store: Store, plan: Plan, query: str) -> None:
    put(store, "a.txt", plan(1))
    assert isinstance(store.search(query), list)


def test_the_limit_is_kept(store: Store, plan: Plan) -> None:
    put(store, "a.txt", plan(1, items=9))
    assert len(store.search("công tác dân vận", limit=2)) == 2
    assert store.search("công tác dân vận", limit=0) == []
    assert store.search("cong tac dan van", limit=1)


def test_everything_is_there_when_opened_again(tmp_path: Path, embedder: Embeddings, plan: Plan) -> None:
    with Store.open(tmp_path, purpose="một", embedder=embedder) as store:
        put(store, "a.txt", plan(1))
        before = store.search("báo cáo kết quả")
    with Store.open(tmp_path, purpose="hai", embedder=embedder) as store:
        assert store.search("báo cáo kết quả") == before
        assert put(store, "a.txt", plan(1)) == ("skipped", 1)


def test_a_second_store_on_the_same_home_is_refused(tmp_path: Path, embedder: Embeddings, plan: Plan) -> None:
    first = Store.open(tmp_path, purpose="nạp văn bản", embedder=embedder)
    with pytest.raises(StoreBusy, match="nạp văn bản"):
        Store.open(tmp_path, purpose="hỏi", embedder=embedder)
    first.close()
    Store.open(tmp_path, purpose="hỏi", embedder=embedder).close()


@pytest.mark.parametrize("lost", [lexical.discard, vectors.discard])
def test_a_lost_index_is_made_again(
    tmp_path: Path, embedder: Embeddings, plan: Plan, lost: Callable[[Path], None]
) -> None:
    with Store.open(tmp_path, purpose="một", embedder=embedder) as store:
        put(store, "a.txt", plan(1))
        before = store.search("báo cáo kết quả")
    lost(tmp_path)
    with Store.open(tmp_path, purpose="hai", embedder=embedder) as store:
        assert store.search("báo cáo kết quả") == before
        assert in_step(store)


def test_what_a_crash_left_over_is_dropped(tmp_path: Path, embedder: Embeddings, plan: Plan) -> None:
    with Store.open(tmp_path, purpose="một", embedder=embedder) as store:
        put(store, "a.txt", plan(1))
    with Vectors(tmp_path, "hash") as opened:
        opened.add(["thừa"], [embedder.embed_query("thừa")])
        opened.remove(sorted(opened.keys() - {"thừa"})[:1])
    words = Lexical(tmp_path / lexical.FILE_NAME)
    words.add([lexical.LexicalRow(999, 7, "thừa", "thừa", "thừa")])
    words.remove([1])
    words.close()
    with Store.open(tmp_path, purpose="hai", embedder=embedder) as store:
        assert in_step(store)
        assert store.search("thừa")[0].document_id == 1


def test_reindex_reads_the_files_again_and_keeps_ids(tmp_path: Path, embedder: Embeddings, plan: Plan) -> None:
    with Store.open(tmp_path, purpose="một", embedder=embedder) as store:
        for number in range(1, 4):
            put(store, f"{number}.txt", plan(number))
        store.remove(2)
        before = {stored.id: stored.document for stored in store.documents()}
        found = [(h.document_id, h.quote) for h in store.search("rà soát thôn 2")]
        seen: list[tuple[int, int]] = []
        assert store.reindex(lambda done, total: seen.append((done, total))) == store.counts()
        assert seen[-1] == (2, 2)
        assert {stored.id: stored.document for stored in store.documents()} == before
        assert [(h.document_id, h.quote) for h in store.search("rà soát thôn 2")] == found
        assert in_step(store)
        assert store._catalogue.settled


@pytest.mark.parametrize("what", [lexical.FILE_NAME, f"{vectors.DIRECTORY_NAME}/chroma.sqlite3"])
def test_reindex_mends_a_damaged_index(tmp_path: Path, embedder: Embeddings, plan: Plan, what: str) -> None:
    with Store.open(tmp_path, purpose="một", embedder=embedder) as store:
        put(store, "a.txt", plan(1))
        before = [(h.document_id, h.quote) for h in store.search("rà soát thôn 2")]
    (tmp_path / what).write_bytes(b"damage" * 2000)
    with Store.open(tmp_path, purpose="hai", embedder=embedder) as store:
        store.reindex()
        assert [(h.document_id, h.quote) for h in store.search("rà soát thôn 2")] == before
        assert in_step(store)


def test_reading_goes_on_in_other_threads_while_files_are_added(store: Store, plan: Plan) -> None:
    put(store, "0.txt", plan(100))
    trouble: list[BaseException] = []
    done = threading.Event()

    def ask() -> None:
        try:
            while not done.is_set():
                for hit in store.search("rà soát công tác dân vận"):
                    assert hit.quote
                for stored in store.documents():
                    assert stored.header.symbol
        except BaseException as error:
            trouble.append(error)

    readers = [threading.Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 6):
        assert put(store, f"{number}.txt", plan(number))[0] == "added"
    store.remove(2)
    done.set()
    for reader in readers:
        reader.join()
    assert trouble == []
    assert in_step(store)


def test_two_threads_may_add_at_once(store: Store, plan: Plan) -> None:
    def add(first: int) -> None:
        list(store.add([Incoming(str(n), f"{n}.txt", plan(n)) for n in range(first, first + 6)]))

    threads = [threading.Thread(target=add, args=(first,)) for first in (1, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(stored.source for stored in store.documents()) == [str(n) for n in range(1, 10)]
    assert in_step(store)


@pytest.mark.slow
def test_any_sequence_of_changes_agrees_with_a_dictionary(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embeddings, plan: Plan
) -> None:
    sources = st.sampled_from(["a.txt", "b.txt", "c.txt"])
    contents = st.integers(1, 4)

    class Machine(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.home = tmp_path_factory.mktemp("home")
            self.store = Store.open(self.home, purpose="thử", embedder=embedder)
            self.model: dict[str, int] = {}
            self.last_id = 0

        def teardown(self) -> None:
            self.store.close()

        @rule(source=sources, content=contents)
        def add(self, source: str, content: int) -> None:
            status, number = put(self.store, source, plan(content))
            if self.model.get(source) == content or (content in self.model.values() and source not in self.model):
                assert status == "skipped"
            elif content in self.model.values():
                assert status == "replaced"
                del self.model[source]
            else:
                assert status == ("replaced" if source in self.model else "added")
                assert number is not None
                assert number > self.last_id
                self.last_id = number
                self.model[source] = content

        @rule(source=sources)
        def remove(self, source: str) -> None:
            for stored in self.store.documents():
                if stored.source == source:
                    self.store.remove(stored.id)
            self.model.pop(source, None)

        @rule()
        def reopen(self) -> None:
            self.store.close()
            self.store = Store.open(self.home, purpose="thử", embedder=embedder)

        @rule()
        def reindex(self) -> None:
            self.store.reindex()

        @invariant()
        def agrees(self) -> None:
            documents = {stored.id: stored for stored in self.store.documents()}
            assert {s.source: s.header.symbol for s in documents.values()} == {
                source: f"{content}/KH-UBND" for source, content in self.model.items()
            }
            assert in_step(self.store)
            hits = self.store.search("rà soát công tác dân vận", limit=100)
            assert {hit.document_id for hit in hits} == set(documents)
            for hit in hits:
                text = documents[hit.document_id].document.text
                assert hit.quote == text[hit.chunk.start : hit.chunk.end]

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            suppress_health_check=list(HealthCheck),
        ),
    )


def law(name: str, article: str) -> bytes:
    return f"{name}\nĐiều 1. Đăng ký\n{article}\n".encode()


def test_a_statute_named_by_its_title_is_the_only_one_searched(store: Store) -> None:
    put(store, "a.txt", law("Luật Cư trú", "Công dân đăng ký tại cơ quan công an nơi ở."))
    put(store, "b.txt", law("Luật Hộ tịch", "Công dân đăng ký tại cơ quan tư pháp nơi ở."))
    assert {hit.document_id for hit in store.search("Đăng ký nơi ở thế nào?")} == {1, 2}
    assert {hit.document_id for hit in store.search("Theo Luật Hộ tịch, đăng ký nơi ở thế nào?")} == {2}
    assert {hit.document_id for hit in store.search("theo luat cu tru thi dang ky o dau")} == {1}
    # The caller's own choice of documents stands.
    assert {hit.document_id for hit in store.search("Theo Luật Hộ tịch, đăng ký ở đâu?", documents=[1])} == {1}
    put(store, "b.txt", law("Luật Căn cước", "Công dân đăng ký tại cơ quan công an nơi ở."))
    assert {hit.document_id for hit in store.search("Theo Luật Hộ tịch, đăng ký nơi ở thế nào?")} == {1, 3}


def test_the_line_a_document_opens_with_is_found_with_each_of_its_chunks(store: Store) -> None:
    put(store, "a.txt", law("Luật Hộ tịch", "Công dân đăng ký tại cơ quan tư pháp."))
    (hit,) = store.search("hộ tịch")
    assert hit.quote.startswith("Luật Hộ tịch\nĐiều 1.")


def test_what_a_question_asks_counts_more_than_the_case_it_tells(store: Store) -> None:
    put(store, "a.txt", law("Luật Cư trú", "Bà An là cán bộ xã miền núi đã công tác lâu năm tại cơ quan xã."))
    put(store, "b.txt", law("Luật Hộ tịch", "Công chức được nghỉ phép hằng năm mười hai ngày làm việc."))
    case = "Bà An là cán bộ xã miền núi đã công tác lâu năm. "
    asked = "Công chức được nghỉ phép hằng năm bao nhiêu ngày làm việc?"
    leads = []
    for share in (0.0, 0.5, 5.0):
        hits = store.search(case + asked, weights=ranking().model_copy(update={"asking": share}))
        scores = {hit.document_id: hit.score for hit in hits}
        leads.append(scores[2] - scores[1])
    assert leads[0] < leads[1] < leads[2]
    assert leads[2] > 0
