import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import DiskFull, StoreDamaged
from index import lexical
from index.fusion import Columns
from index.lexical import FILE_NAME, MAX_QUERY_WORDS, Lexical, LexicalRow, discard, query_words
from index.syllables import fold

ROWS = (
    LexicalRow(1, 10, "Kế hoạch dân vận", "I. Mục đích", "Nâng cao nhận thức của cán bộ về công tác dân vận."),
    LexicalRow(2, 10, "Kế hoạch dân vận", "II. Kinh phí", "Kinh phí do ngân sách bảo đảm theo 33/CT-TTg."),
    LexicalRow(3, 20, "Chỉ thị phòng cháy", "1. Báo cáo", "Báo cáo gửi về Phòng Nội vụ theo 33-CT/TU."),
    LexicalRow(4, 20, "Chỉ thị phòng cháy", "2. Tập huấn", "Tổ chức tập huấn phòng cháy trước ngày 05/6/2024."),
    LexicalRow(5, 30, "Công văn", "", "Rà soát thủy lợi, hoà giải ở cơ sở; ý kiến gửi trước 30/9."),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Lexical]:
    with Lexical(tmp_path / FILE_NAME) as opened:
        opened.add(ROWS)
        yield opened


def found(index: Lexical, query: str, documents: list[int] | None = None) -> list[int]:
    return [chunk_id for chunk_id, _ in index.search(query, 10, documents)]


def terms(path: Path) -> set[str]:
    """Every token the file holds, read with SQLite's own tool."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'words', 'row')")
        held = {str(term) for (term,) in connection.execute("SELECT term FROM temp.terms")}
    connection.close()
    return held


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("kinh phí", 2),
        ("KINH PHÍ lấy từ đâu?", 2),
        ("kinh phi", 2),
        ("ngan sach bao dam", 2),
        ("tập huấn", 4),
        ("tap huấn", 4),
        ("33/CT-TTg", 2),
        ("33-CT/TU", 3),
        ("chỉ thị 33-ct/tu", 3),
        ("ngày 5/6/2024", 4),
        ("thuỷ lợi", 5),
        ("hòa giải", 5),
        ("ý kiến", 5),
        ("phong noi vu", 3),
        ("mục đích", 1),
    ],
)
def test_the_right_chunk_comes_first(index: Lexical, query: str, best: int) -> None:
    assert found(index, query)[0] == best


@pytest.mark.parametrize(
    "query", ["", "   ", "?!", '"', "xyzzy", '" OR body:*', "NEAR(", "{title}: x", "\0", "\ud800", "_", "𞤀𞤁"]
)
def test_what_holds_no_known_word_finds_nothing(index: Lexical, query: str) -> None:
    assert index.search(query, 10) == []


def test_words_of_the_query_language_are_just_words(index: Lexical) -> None:
    assert found(index, 'kinh phí" OR title : * NOT AND NEAR(dân, 2)')[0] == 2


@given(st.text(max_size=200))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query_gets_positive_scores_best_first(index: Lexical, query: str) -> None:
    scores = [score for _, score in index.search(query, 10)]
    assert all(score > 0 for score in scores)
    assert scores == sorted(scores, reverse=True)


@given(st.sampled_from([row.body for row in ROWS]), st.integers(0, 40), st.integers(3, 40))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_diacritics_may_be_left_out(index: Lexical, body: str, start: int, length: int) -> None:
    typed = " ".join(body.split()[start % 8 : start % 8 + length])
    assert found(index, fold(typed))[:1] == found(index, typed)[:1]


def test_only_the_documents_asked_for(index: Lexical) -> None:
    assert set(found(index, "kế hoạch báo cáo phòng cháy kinh phí gửi", [20])) == {3, 4}
    assert found(index, "kinh phí", [20, 30]) == []
    assert found(index, "kinh phí", []) == []


def test_limit(index: Lexical) -> None:
    assert len(index.search("kế hoạch phòng cháy gửi", 2)) == 2
    assert index.search("kế hoạch", 0) == []


def test_a_row_replaces_the_one_with_its_id(index: Lexical, tmp_path: Path) -> None:
    index.add([LexicalRow(2, 11, "Quyết định", "", "Khen thưởng tập thể.")])
    assert found(index, "ngân sách") == []
    assert found(index, "khen thưởng", [11]) == [2]
    assert found(index, "khen thưởng", [10]) == []
    assert "ngân_sách" not in terms(tmp_path / FILE_NAME)


def test_adding_twice_changes_nothing(index: Lexical) -> None:
    before = index.search("kế hoạch phòng cháy", 10)
    index.add(ROWS)
    assert index.search("kế hoạch phòng cháy", 10) == before


def test_removing_leaves_nothing_behind(index: Lexical, tmp_path: Path) -> None:
    index.remove([1, 2, 99])
    index.remove([1])
    assert index.chunk_ids() == {3, 4, 5}
    assert found(index, "kinh phí") == []
    index.remove([3, 4, 5])
    assert terms(tmp_path / FILE_NAME) == set()


def test_clearing_leaves_nothing_behind(index: Lexical, tmp_path: Path) -> None:
    index.clear()
    assert index.chunk_ids() == set()
    assert found(index, "kinh phí") == []
    assert terms(tmp_path / FILE_NAME) == set()
    index.add(ROWS[:1])
    assert found(index, "dân vận") == [1]


def test_rows_stay_after_closing(tmp_path: Path) -> None:
    with Lexical(tmp_path / FILE_NAME) as first:
        first.add(ROWS)
    first.close()
    with Lexical(tmp_path / FILE_NAME) as again:
        assert found(again, "kinh phí") == [2]


def test_a_change_that_breaks_off_did_not_happen(index: Lexical, tmp_path: Path) -> None:
    def breaking() -> Iterator[LexicalRow]:
        yield LexicalRow(1, 10, "", "", "hoàn toàn khác")
        yield LexicalRow(6, 40, "", "", "thêm nữa")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.add(breaking())
    assert index.chunk_ids() == {1, 2, 3, 4, 5}
    assert found(index, "hoàn toàn khác") == []
    assert found(index, "nhận thức") == [1]


def test_a_full_disk_is_told_and_keeps_what_was_there(index: Lexical) -> None:
    (pages,) = index._connection.execute("PRAGMA page_count").fetchone()
    index._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull):
        index.add(LexicalRow(i, 50, "", "", f"từ{i} " * 500) for i in range(100, 150))
    assert index.chunk_ids() == {1, 2, 3, 4, 5}
    assert found(index, "kinh phí") == [2]


@pytest.mark.parametrize("content", [b"no database at all" * 400, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_damaged_file_is_told_and_can_be_discarded(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(StoreDamaged, match="lexical"):
        Lexical(tmp_path / FILE_NAME)
    discard(tmp_path)
    with Lexical(tmp_path / FILE_NAME) as fresh:
        assert fresh.chunk_ids() == set()


def test_discarding_nothing_is_harmless(tmp_path: Path) -> None:
    discard(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_new_spelling_rules_rebuild_the_index(index: Lexical, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexical, "_rules_version", lambda: 7)
    monkeypatch.setattr(lexical, "tokenise", lambda text: [word[::-1] for word in text.lower().split()])
    with Lexical(tmp_path / FILE_NAME) as rebuilt:
        assert rebuilt.chunk_ids() == {1, 2, 3, 4, 5}
        assert found(rebuilt, "tập huấn") == [4]
    assert "pật" in terms(tmp_path / FILE_NAME)


def test_several_threads_may_ask(index: Lexical) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: found(index, "kinh phí"), range(40)))
    assert answers == [[2]] * 40


def test_words_that_stand_nearly_everywhere_are_left_out_of_a_large_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexical, "_COMMON_ROWS", 5)
    with Lexical(tmp_path / FILE_NAME) as index:
        index.add(LexicalRow(i, 1, "", "", "ủy ban" + (" xã" if i % 10 == 0 else "")) for i in range(40))
        assert set(found(index, "ủy ban xã")) == {0, 10, 20, 30}
        assert len(found(index, "ủy ban")) == 10


def test_a_long_question_is_cut() -> None:
    words = query_words(" ".join(f"từ{i}" for i in range(300)))
    assert len([word for word in words if "_" not in word]) == MAX_QUERY_WORDS
    assert "từ63" in words
    assert "từ64" not in words
    assert query_words("xã " * 300) == ["xã", "xã_xã"]


def test_a_long_question_is_answered(index: Lexical) -> None:
    assert 2 in found(index, "kinh phí " + " ".join(f"a{i}/b-{i}" for i in range(600)))


def test_the_weights_decide_which_column_tells_more(index: Lexical) -> None:
    index.add(
        [LexicalRow(6, 40, "Hoả hoạn", "Lũ quét", "Bão lớn"), LexicalRow(7, 40, "Bão lớn", "Lũ quét", "Hoả hoạn")]
    )
    for heavy, best in (("title", 7), ("body", 6)):
        weights = Columns(**{"title": 0.1, "heading": 0.1, "body": 0.1, "folded": 0.1, heavy: 9.0})
        assert index.search("bão lớn", 1, columns=weights)[0][0] == best
