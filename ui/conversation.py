"""The conversation on the page: in the session, by its address, and as the server keeps it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote
from uuid import uuid4

import streamlit as st

from ui.api import Api, ApiError, Refused
from ui.wire import Answer, ConversationLine, ConversationLines, Feedback, KeptConversation

# The query parameter that names a conversation, so that it is still there when the browser loads the page again.
ADDRESS_KEY = "cuoc"
LISTED = 50
_WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(slots=True)
class Turn:
    """One question and what came of it; neither answer nor error while it runs or after it was stopped.

    `number` is its place in the kept conversation, None where it is not kept.
    """

    question: str
    answer: Answer | None = None
    error: ApiError | None = None
    number: int | None = None
    feedback: Feedback = field(default_factory=Feedback)


@dataclass(slots=True)
class Talk:
    """A conversation: `title` is "" until its first question."""

    id: str = field(default_factory=lambda: uuid4().hex)
    title: str = ""
    turns: list[Turn] = field(default_factory=list)


def current(api: Api) -> Talk:
    """The conversation of this session; in a new session the one that the address names. Raises ApiError."""
    if "talk" not in st.session_state:
        named = conversation_of(st.query_params)
        st.session_state["talk"] = read(api, named) if named else Talk()
    talk: Talk = st.session_state["talk"]
    if talk.turns and st.query_params.get(ADDRESS_KEY) != talk.id:
        st.query_params[ADDRESS_KEY] = talk.id
    return talk


def conversation_of(parameters: Mapping[str, str]) -> str:
    """The id that query parameters name, "" where it is none."""
    named = parameters.get(ADDRESS_KEY, "")
    return named if _WELL_FORMED.fullmatch(named) else ""


def start_over() -> None:
    """Put an empty conversation in place of the current one, which stays kept."""
    st.session_state["talk"] = Talk()
    st.query_params.pop(ADDRESS_KEY, None)


def switch_to(talk: Talk) -> None:
    """Go on with a conversation that was kept."""
    st.session_state["talk"] = talk
    st.query_params[ADDRESS_KEY] = talk.id


def read(api: Api, conversation_id: str) -> Talk:
    """A kept conversation; an empty one where it was deleted. Raises ApiError."""
    try:
        kept = api.fetch(KeptConversation, "GET", _path(conversation_id))
    except Refused:
        return Talk()
    turns = [
        Turn(one.question, one.answer, number=one.number, feedback=one.feedback or Feedback()) for one in kept.said
    ]
    return Talk(kept.id, kept.title, turns)


def listed(api: Api) -> tuple[ConversationLine, ...]:
    """The conversations last used. Raises ApiError."""
    return api.fetch(ConversationLines, "GET", "/api/conversations", params={"limit": LISTED}).conversations


def rename(api: Api, talk: Talk, title: str) -> None:
    """Give another title. Raises ApiError."""
    api.send("PATCH", _path(talk.id), json={"title": title})
    talk.title = title


def remove(api: Api, talk: Talk) -> None:
    """Delete a conversation with all its answers. Raises ApiError."""
    api.send("DELETE", _path(talk.id))


def export(api: Api, talk: Talk, suffix: str) -> bytes:
    """The conversation with its sources as a file: "docx" or "md". Raises ApiError."""
    return api.send("GET", f"{_path(talk.id)}/export", params={"format": suffix})


def rate(api: Api, talk: Talk, turn: Turn, feedback: Feedback) -> None:
    """Keep what the user thought of an answer. Raises ApiError."""
    path = f"{_path(talk.id)}/turns/{turn.number}/feedback"
    api.send("POST", path, json={"helpful": feedback.helpful, "comment": feedback.comment})
    turn.feedback = feedback


def _path(conversation_id: str) -> str:
    return f"/api/conversations/{quote(conversation_id, safe='')}"
