"""The question before a removal, as Streamlit runs it."""

import sys

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    from ui.api import ApiError
    from ui.trouble import confirm_removal

    def refuse() -> None:
        raise ApiError("Dịch vụ đang dừng")

    confirm_removal("Kế hoạch 1", "Sẽ mất hẳn.", refuse, "plan")


def test_what_cannot_be_removed_says_why_and_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    # Streamlit leaves its script as the main module, which processes that other tests start would run.
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    asked = AppTest.from_function(page).run()
    assert [one.value for one in asked.markdown] == ["**Kế hoạch 1**", "Sẽ mất hẳn."]
    refused = asked.button(key="confirm_plan").click().run()
    assert [one.value for one in refused.error] == ["Dịch vụ đang dừng"]
    assert not refused.exception
