"""Who a sentence or a heading puts under a duty."""

import pytest

from corpus.document import Span
from corpus.duties.subjects import coordinators, heading_subject, opens_closing, sentence_subject
from corpus.text.sentences import after_marker, clauses, paragraphs, sentences


def whole(text: str) -> Span:
    return Span(0, len(text))


def names(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("3. Sở Nội vụ tham mưu Ủy ban nhân dân tỉnh hướng dẫn thực hiện.", ["Sở Nội vụ"]),
        ("2. Giao Phòng Nội vụ tổng hợp, đôn đốc.", ["Phòng Nội vụ"]),
        ("Yêu cầu các phòng, đơn vị xây dựng kế hoạch.", ["các phòng, đơn vị"]),
        (
            "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành tổ chức thực hiện.",
            ["Thủ trưởng các sở, ban, ngành"],
        ),
        (
            "Căn cứ Kế hoạch này, yêu cầu các phòng, đơn vị, địa phương xây dựng kế hoạch.",
            ["các phòng, đơn vị, địa phương"],
        ),
        (
            "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc các cơ quan, đơn vị kịp thời phản ánh về Sở Nội vụ.",
            ["các cơ quan, đơn vị"],
        ),
        ("a) Hằng năm, các cơ quan và UBND xã, phường xây dựng báo cáo.", ["các cơ quan", "UBND xã, phường"]),
        ("Điều 3. Giám đốc Sở Nội vụ có trách nhiệm hướng dẫn.", ["Giám đốc Sở Nội vụ"]),
        ("1. Về kinh phí: Giao Sở Tài chính chủ trì, phối hợp với Sở Y tế.", ["Sở Tài chính"]),
        (
            "Các cơ quan được giao chủ trì nhiệm vụ có trách nhiệm lập dự toán.",
            ["Các cơ quan được giao chủ trì nhiệm vụ"],
        ),
        (
            "Đề nghị các hội do Nhà nước lập ra; các tổ chức tôn giáo: tổ chức triển khai.",
            ["các hội do Nhà nước lập ra", "các tổ chức tôn giáo"],
        ),
        ("Trên cơ sở kế hoạch nêu trên, các sở, ngành triển khai thực hiện.", ["các sở, ngành"]),
        ("Kết thúc đợt kiểm tra, Ban Chỉ đạo xã chịu trách nhiệm tổng hợp.", ["Ban Chỉ đạo xã"]),
        (
            "Các đơn vị có liên quan tới việc thực hiện Đề án này có trách nhiệm phối hợp.",
            ["Các đơn vị có liên quan tới việc thực hiện Đề án này"],
        ),
        ("Bộ trưởng Bộ Y tế - Phó Trưởng ban Thường trực Ban Chỉ đạo chỉ đạo các viện.", ["Bộ trưởng Bộ Y tế"]),
        (
            "1. Các phòng, đơn vị; các cụm thi đua thuộc huyện có trách nhiệm tổ chức thực hiện.",
            ["Các phòng, đơn vị", "các cụm thi đua thuộc huyện"],
        ),
        (
            "Điều 3. Chánh Văn phòng, Giám đốc Sở Y tế và các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành.",
            ["Chánh Văn phòng", "Giám đốc Sở Y tế", "các ông (bà) có tên tại Điều 1"],
        ),
        ("Các thành viên Ban Chỉ đạo chủ động kiểm tra.", ["Các thành viên Ban Chỉ đạo"]),
        ("Mặt trận Tổ quốc Việt Nam tại địa phương vận động hội viên.", ["Mặt trận Tổ quốc Việt Nam tại địa phương"]),
        # nobody is named
        ("Hồ sơ trình, đề nghị Chủ tịch UBND tỉnh xem xét gửi về Sở Nội vụ.", []),
        ("- Trách nhiệm của các cơ quan trong việc niêm yết danh sách.", []),
        ("Về đề nghị Bộ Y tế bố trí vốn cho dự án.", []),
        ("Định kỳ báo cáo UBND tỉnh (qua Sở Tư pháp) kết quả thực hiện.", []),
        ("Tiếp tục rà soát các quy định của Bộ Nội vụ.", []),
        ("Tập trung rà soát nhiệm vụ của từng Bộ, cơ quan, bảo đảm chất lượng.", []),
    ],
)
def test_who_a_sentence_obliges(sentence: str, expected: list[str]) -> None:
    assert names(sentence, sentence_subject(sentence, whole(sentence))) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("1. Văn phòng và Tổ chức đoàn thể:", ["Văn phòng", "Tổ chức đoàn thể"]),
        ("2. Sở Y tế - Cơ quan thường trực Ban Chỉ đạo", ["Sở Y tế"]),
        ("3. Trách nhiệm của đối tượng được kiểm kê:", ["đối tượng được kiểm kê"]),
        ("4. Trách nhiệm của các cơ quan quản lý cấp trên (kể cả cơ quan chủ quản):", ["các cơ quan quản lý cấp trên"]),
        (
            "5. Các doanh nghiệp hoạt động trong lĩnh vực xây dựng, vận tải trên địa bàn xã",
            ["Các doanh nghiệp hoạt động trong lĩnh vực xây dựng, vận tải trên địa bàn xã"],
        ),
        (
            "5. Nhiệm vụ của Tổ tiếp dân, xử lý đơn thư:",
            ["Tổ tiếp dân, xử lý đơn thư"],
        ),
        ("6. Đề nghị Trung ương Mặt trận Tổ quốc Việt Nam", ["Trung ương Mặt trận Tổ quốc Việt Nam"]),
        ("7. Trung tâm Xúc tiến đầu tư, thương mại và du lịch", ["Trung tâm Xúc tiến đầu tư, thương mại và du lịch"]),
        ("6. Quốc hội - hiện thân của ý chí Nhân dân!", []),
        ("1. Sở Nội vụ (Cơ quan thường trực Ban Chỉ đạo):", ["Sở Nội vụ"]),
        (
            "2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức thành viên",
            ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức thành viên"],
        ),
        ("6. Đề nghị các tổ chức cung cấp dịch vụ chi trả", ["các tổ chức cung cấp dịch vụ chi trả"]),
        ("Điều 8. Trách nhiệm của Sở Nội vụ", ["Sở Nội vụ"]),
        ("5. Các cơ quan thông tin, truyền thông của tỉnh", ["Các cơ quan thông tin, truyền thông của tỉnh"]),
        ("2. Sở Nội vụ theo dõi, đôn đốc", []),
        ("2. Tổ chức thực hiện", []),
        ("3. Phòng, chống tham nhũng", []),
        ("2. Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", []),
    ],
)
def test_bodies_that_head_an_item(heading: str, expected: list[str]) -> None:
    assert names(heading, heading_subject(heading, whole(heading))) == expected


def test_whom_a_heading_concerns_has_no_task_by_it() -> None:
    heading = "1.5. Đối với các đơn vị sự nghiệp công lập:"
    assert heading_subject(heading, whole(heading)) == ()
    concerned = heading_subject(heading, whole(heading), concerning=True)
    assert names(heading, concerned) == ["các đơn vị sự nghiệp công lập"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "2. Các sở chủ trì, tham gia thực hiện các tiểu dự án\n- Phê duyệt kế hoạch.",
            ["Các sở chủ trì, tham gia thực hiện các tiểu dự án"],
        ),
        ("2. Các sở chủ trì rà soát:\n- Phê duyệt kế hoạch.", []),
        ("2. Các sở chủ trì, tham gia thực hiện các tiểu dự án\n- Kinh phí: ngân sách.", []),
    ],
)
def test_a_heading_over_orders_may_tell_a_group_by_its_part(item: str, expected: list[str]) -> None:
    heading = Span(0, item.index("\n"))
    assert names(item, heading_subject(item, heading)) == expected


def test_who_works_along_is_named_once() -> None:
    text = "Chủ trì, phối hợp với Sở Y tế, Công an tỉnh rà soát; phối hợp chặt chẽ với Sở Y tế kiểm tra"
    assert names(text, coordinators(text, 0, len(text))) == ["Sở Y tế", "Công an tỉnh"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Trong quá trình thực hiện, nếu có vướng mắc", True),
        ("Trên đây là Kế hoạch công tác dân vận", True),
        ("- Trong quá trình thực hiện", False),
        ("Tổ chức xây dựng các mô hình", False),
    ],
)
def test_paragraphs_that_end_an_item(paragraph: str, expected: bool) -> None:
    assert opens_closing(paragraph, whole(paragraph)) is expected


def test_sentences_end_at_stops_that_end_them() -> None:
    text = "1. Theo mục 4.6 của TP. Huế, chi 1.250.000 đồng. Định kỳ báo cáo; gửi Sở. (Kèm mẫu./.)"
    assert [span.of(text) for span in sentences(text, whole(text))] == [
        "1. Theo mục 4.6 của TP. Huế, chi 1.250.000 đồng.",
        "Định kỳ báo cáo; gửi Sở.",
        "(Kèm mẫu./.)",
    ]


def test_clauses_stand_between_semicolons() -> None:
    text = "rà soát;  báo cáo Sở Y tế; gửi kèm mẫu."
    assert [span.of(text) for span in clauses(text, whole(text))] == ["rà soát", "báo cáo Sở Y tế", "gửi kèm mẫu."]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("1.2. Nội dung", "Nội dung"),
        ("- Nội dung", "Nội dung"),
        ("a) b", "b"),
        ("(2) Nội dung", "Nội dung"),
        ("Điều 3. Sở", "Sở"),
        ("Nội dung", "Nội dung"),
    ],
)
def test_the_mark_of_an_item_is_no_part_of_its_words(item: str, words: str) -> None:
    assert item[after_marker(item, whole(item)) :] == words


def test_paragraphs_are_lines_without_their_blanks() -> None:
    text = " a \n\n\tb c\n"
    assert [span.of(text) for span in paragraphs(text, 0, len(text))] == ["a", "b c"]
