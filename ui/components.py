"""The parts of the page that Streamlit has no widget for, drawn by the scripts in static/."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

STATIC = Path(__file__).parent / "static"


@cache
def component(name: str) -> ComponentRenderer:
    """The component drawn by static/NAME.js into an element of class NAME; `name` is one of this package's own."""
    script = "\n".join((STATIC / file).read_text(encoding="utf-8") for file in ("dom.js", f"{name}.js"))
    # The style is page-wide (style.css), so that links of an answer can lead to a card by its id.
    return st.components.v2.component(
        f"troly_{name}", html=f'<div class="{name}"></div>', js=script, isolate_styles=False
    )
