from pathlib import Path

import pytest

from ui import vietnamese_frame
from ui.vietnamese_frame import frame_translations


def test_the_shipped_translations_load() -> None:
    translations = frame_translations()
    assert translations["Close"] == "Đóng"
    # A beginning keeps what follows it only where the Vietnamese has a place for it.
    assert all(vietnamese.count("*") <= english.count("*") for english, vietnamese in translations.items())


@pytest.mark.parametrize("content", ["Close:", "Close: ''", "Close: [Đóng]", "1: Đóng"])
def test_an_entry_that_is_not_two_texts_is_refused(
    content: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "translations.yaml"
    broken.write_text(content, encoding="utf-8")
    monkeypatch.setattr(vietnamese_frame, "TRANSLATIONS_FILE", broken)
    with pytest.raises(ValueError, match="bản dịch"):
        frame_translations.__wrapped__()
