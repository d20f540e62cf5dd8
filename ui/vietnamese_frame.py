"""Streamlit's own English words (buttons, hints, messages of its frame) put into Vietnamese in the browser."""

from functools import cache
from pathlib import Path

import yaml

from ui.components import component

TRANSLATIONS_FILE = Path(__file__).parent / "static" / "translations.yaml"


@cache
def frame_translations() -> dict[str, str]:
    """English words of Streamlit -> Vietnamese. Raises ValueError for an entry that is not two texts."""
    translations = yaml.safe_load(TRANSLATIONS_FILE.read_text(encoding="utf-8"))
    for english, vietnamese in translations.items():
        if not isinstance(english, str) or not isinstance(vietnamese, str) or not vietnamese:
            raise ValueError(f"bản dịch phải là hai dòng chữ: {english!r}")
    return dict(translations)


def translate_frame() -> None:
    """Keep the frame in Vietnamese for as long as the page is open. Call once a run."""
    component("frame")(key="frame", data={"translations": frame_translations()})
