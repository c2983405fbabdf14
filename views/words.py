"""Words, questions and sources: the glossary, what to ask a doctor, and every publication with what cites it."""

import streamlit as st

from views import resources, state
from views.components import care_cards, links, page_text
from views.components.choice import choose, topic_titles
from views.wording import text


def glossary() -> None:
    """Draw every word with its meaning."""
    st.title(text("glossary.title"), anchor=False)
    st.markdown(text("glossary.lead"))
    care_cards.show_folded()
    st.markdown(page_text.term_lines(resources.library().glossary.values()))


def questions() -> None:
    """Draw the questions to take to a doctor, for all topics or for one."""
    library = resources.library()
    st.title(text("ask.title"), anchor=False)
    st.markdown(text("ask.lead"))
    care_cards.show_folded()
    topic = choose("ask", "ask.choose", topic_titles())
    kept = [entry.question for entry in library.questions.values() if topic in ("", *entry.topics)]
    st.markdown("\n".join(f"- {question}" for question in kept))
    if topic:
        links.to_topic(topic, text("found.read", title=library.topics[topic].title))


def sources() -> None:
    """Draw every source with how it was seen and the pages that cite it."""
    library = resources.library()
    st.title(text("sources.title"), anchor=False)
    st.markdown(text("sources.lead", count=len(library.sources)))
    care_cards.show_folded()
    wanted = st.text_input(text("sources.search"), key=state.SOURCE_SEARCH, max_chars=80).casefold()
    cited_by: dict[str, list[str]] = {}
    for page in library.reading:
        for id in page.sources:
            cited_by.setdefault(id, []).append(page.title)
    lines = []
    for source in library.sources.values():
        line = f"- **{source.id}** {page_text.source_line(source)} "
        pages = cited_by.get(source.id)
        line += text("sources.cited_by", pages=", ".join(pages)) if pages else text("sources.not_cited")
        if wanted in line.casefold():
            lines.append(line)
    st.markdown("\n".join(lines) or text("topics.nothing_found"))
