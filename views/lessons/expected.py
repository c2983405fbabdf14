"""What a learner expects of a case: which pages, chapter by chapter, and which cards. For this visit only, no name."""

from collections.abc import Callable, Sequence

import streamlit as st

from content import Case
from rules.model import CARDS
from views import state
from views.visit import Visit


def ask(visit: Visit, case: Case) -> None:
    """Draw what can be chosen. Nothing is sent while someone chooses; it goes with the next step."""
    with st.container(key="expected"):
        for chapter, topics in visit.rulebook.chapters.items():
            _choose(
                case, chapter, topics, visit.say(f"chapters.{chapter}"), lambda topic: visit.library.topics[topic].title
            )
        _choose(case, "cards", CARDS, visit.say("cases.predict_cards"), lambda card: visit.say(f"cases.card_{card}"))


def topics(visit: Visit, case: Case) -> frozenset[str]:
    """Return the pages that someone expects of a case."""
    return frozenset(id for chapter in visit.rulebook.chapters for id in _chosen(visit, case, chapter))


def cards(visit: Visit, case: Case) -> tuple[str, ...]:
    """Return the cards that someone expects to open, most urgent first."""
    chosen = _chosen(visit, case, "cards")
    return tuple(card for card in CARDS if card in chosen)


def _chosen(visit: Visit, case: Case, part: str) -> tuple[str, ...]:
    """What someone chose on a screen of their own stays off one that is shared."""
    return state.lesson(_name(case, part)) if visit.mode.own_answers else ()


def _choose(case: Case, part: str, options: Sequence[str], words: str, named: Callable[[str], str]) -> None:
    st.pills(
        words,
        options,
        selection_mode="multi",
        format_func=named,
        key=state.lesson_key(_name(case, part)),
        on_change="ignore",
        persist_state="session",
    )


def _name(case: Case, part: str) -> str:
    return f"{case.id}:{part}"
