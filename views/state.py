"""What one visit remembers: the boxes ticked, in the server's memory, until the page is closed or started again."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

import rules
from rules import Result, Warning
from views.visit import Visit

TICKS = "ticks"
ASIDES = "asides"
"""The questions answered with "None of these" or "I'm not sure", as `none:symptom`: words on the board, never ticks."""
VISIT = "visit"
"""How often this visit was started again: what an older one sends is not heard."""
CARRIED = "carried"
"""The key of what every page carries to the server with all that it sends: the ticks, as the open page has them."""
ATTEMPT = "attempt"
"""The number of what was taken last, which the page is told, so that it knows what has arrived."""
MOST_VISITS = 1_000_000
"""No page was started again so often; a browser can send any number."""
SEARCH = "search"
FILTER = "filter"
CHOICE = "choice:"
LESSON = "lesson:"
"""What someone expects or answers in a lesson, by name: for this visit only, like ticks."""
SLIP = "slip:"
"""What was counted of this visit, by running count. Starting again keeps it, or one visit could vote twice."""
COPY = "copy:"
"""What the sandbox holds of a copied table: its text, how often it changed, what was found. For this visit only."""


def choice_key(name: str) -> str:
    """Return the session key of one list to choose from."""
    return CHOICE + name


def board_key(visit: Visit) -> str:
    """Return the session key of the tick board; another one after each start, and in each language."""
    return f"board:{visit_number()}:{visit.library.language}"


def visit_number() -> int:
    """Return how often this session was started again."""
    return int(st.session_state.get(VISIT, 0))


def lesson_key(name: str) -> str:
    """Return the session key of one answer in a lesson; another one after each start."""
    return f"{LESSON}{visit_number()}:{name}"


def lesson(name: str) -> tuple[str, ...]:
    """Return what was answered there."""
    kept = st.session_state.get(lesson_key(name)) or ()
    return (kept,) if isinstance(kept, str) else tuple(kept)


def keep(name: str, *answers: str) -> None:
    """Keep an answer that no field on the screen holds."""
    st.session_state[lesson_key(name)] = answers


def slip(name: str) -> Any:  # noqa: ANN401 - whoever kept it knows what it is
    """Return the slip of this visit's vote, or nothing."""
    return st.session_state.get(SLIP + name)


def keep_slip(name: str, slip: object) -> None:
    """Keep the slip of a vote until the page is closed."""
    st.session_state[SLIP + name] = slip


def copy_key(bench: str, name: str) -> str:
    """Return the session key of a field of the sandbox; another one after each change of that copy and each start."""
    return f"{COPY}{visit_number()}:{bench}:{copy_number(bench)}:{name}"


def copy_number(bench: str) -> int:
    """Return how often a copy was changed."""
    return int(st.session_state.get(f"{COPY}{bench}:number", 0))


def copy_of_rules(bench: str) -> str | None:
    """Return the text of a copied table, or nothing where it is as it was given out."""
    kept = st.session_state.get(f"{COPY}{bench}:text")
    return kept if isinstance(kept, str) else None


def keep_copy(bench: str, words: str | None) -> None:
    """Keep the text of a copied table, in this session and nowhere else; nothing stands for a fresh copy."""
    for key in tuple(st.session_state):
        if str(key).startswith(f"{COPY}{visit_number()}:{bench}:"):
            del st.session_state[key]  # what was found out about the copy before, and the fields it filled
    st.session_state[f"{COPY}{bench}:text"] = words
    st.session_state[f"{COPY}{bench}:number"] = copy_number(bench) + 1


def found(bench: str, name: str) -> Any:  # noqa: ANN401 - whoever kept it knows what it is
    """Return what was found out about a copy as it is now, or nothing."""
    return st.session_state.get(copy_key(bench, name))


def keep_found(bench: str, name: str, what: object) -> None:
    """Keep what was found out about a copy, until it changes."""
    st.session_state[copy_key(bench, name)] = what


def sent_file(key: str) -> object:
    """Return what a file picker sent: anything at all, since a browser sends it."""
    sent = st.session_state.get(key)
    return sent.get("file") if isinstance(sent, Mapping) else None


def ticks() -> frozenset[str]:
    """Return the ids of the boxes that are ticked."""
    return frozenset(st.session_state.get(TICKS, ()))


def asides() -> tuple[str, ...]:
    """Return the questions that were set aside, as the board names them."""
    return tuple(st.session_state.get(ASIDES, ()))


def is_new() -> bool:
    """Say whether this session has heard of no visit yet: it began just now, or its server was another one before."""
    return TICKS not in st.session_state


def attempt() -> int:
    """Return the number of what was taken last."""
    return int(st.session_state.get(ATTEMPT, 0))


def is_known(outcome: str) -> bool:
    """Say whether the open page has the ticks that are kept here, and finds the same in them."""
    sent = st.session_state.get(CARRIED, {}).get("ticked")
    kept = {VISIT: visit_number(), ATTEMPT: attempt(), "outcome": outcome}
    return isinstance(sent, Mapping) and kept.items() <= sent.items()


def take(visit: Visit) -> bool:
    """Keep what the open page carries, and say whether it was news.

    What is no tick is refused, and so is a visit that was ended here.
    """
    sent = st.session_state.get(CARRIED, {}).get("ticked")
    number, is_news = _number(sent, VISIT, visit_number()), is_new() or _number(sent, ATTEMPT, 0) != attempt()
    if is_new() and 0 <= number < MOST_VISITS:
        st.session_state[VISIT] = number
    if sent is None or number != visit_number():
        return False
    asides = {f"{way}:{tick.group}" for tick in visit.rulebook.ticks.values() for way in ("none", "unsure")}
    st.session_state[TICKS] = _known(sent, "on", visit.rulebook.ticks)
    st.session_state[ASIDES] = _known(sent, "asides", asides)
    st.session_state[ATTEMPT] = _number(sent, ATTEMPT, 0)
    return is_news


def _number(sent: Any, name: str, otherwise: int) -> int:  # noqa: ANN401 - a browser can send anything
    number = sent.get(name, otherwise) if isinstance(sent, Mapping) else otherwise
    return number if type(number) is int else -1


def _known(sent: Any, name: str, known: Any) -> list[str]:  # noqa: ANN401 - a browser can send anything
    ids = sent.get(name) if isinstance(sent, Mapping) else None
    return sorted({id for id in ids if isinstance(id, str) and id in known}) if isinstance(ids, list) else []


def matched(visit: Visit) -> Result:
    """Return what the ticks of this visit lead to."""
    return rules.match(visit.rulebook, ticks())


def ticked_signs(visit: Visit, result: Result) -> tuple[Warning, ...]:
    """Return the warning signs to bring to the top: the ticked ones, or none where the site keeps its list static."""
    return result.warnings if visit.site.safety == "highlight" else ()


def forget() -> None:
    """Forget every tick and empty every field. Keys are assigned, not deleted: a browser keeps what is deleted."""
    for key in tuple(st.session_state):
        if str(key).startswith((CHOICE, LESSON, COPY)):
            del st.session_state[key]  # a list goes back to its first choice
    st.session_state.pop(CARRIED, None)
    st.session_state[VISIT] = visit_number() + 1
    st.session_state[TICKS] = []
    st.session_state[ASIDES] = []
    st.session_state[SEARCH] = ""
    st.session_state[FILTER] = ""
