"""The pages for a class: expect, reveal step by step, change one tick, answer a quiz, and count without a name."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

import rules
from content.model import SUBJECTS
from subject.site import Site
from tests.views.conftest import shown
from views.lessons import tally

HOT_KNEE = {"case": "hot-knee"}


def html(test) -> str:
    return "\n".join(element.proto.body for element in test.main.get("html"))


def style(test) -> str:
    """Styles are not drawn in a place of the page."""
    return "\n".join(element.proto.body for element in test.get("html") if element.proto.body.startswith("<style>"))


def links(test) -> dict[str, str]:
    return {element.proto.label: element.proto.query_string for element in test.get("page_link")}


def press(test, words: str):
    return next(button for button in test.button if button.label == words).click().run()


def choose(test, part: str, *chosen: str):
    """Choose pages or cards as the buttons do; they send ids."""
    test.session_state[f"lesson:0:hot-knee:{part}"] = list(chosen)
    return test


def group(test, title: str) -> str:
    """The entries under one heading of a comparison."""
    parts = re.split(r"<h4[^>]*>", html(test))
    return next(part for part in parts if f"</span> {title}</h4>" in part)


def projected(page, **parameters):
    return page("lessons", mode="projector", **parameters)


# The list of cases


def test_every_case_can_be_opened_from_the_list(page, library):
    test = page("lessons")
    assert not test.exception
    assert all(links(test)[case.title] == f"case={case.id}" for case in library.cases.values())


def test_cases_are_found_by_level_and_subject(page, library):
    test = page("lessons")
    level, subject = test.selectbox
    level.select("First steps").run()
    subject.select("An emergency sign").run()
    kept = {case.title for case in library.cases.values() if case.level == "first" and "emergency" in case.about}
    assert kept
    assert {case.title for case in library.cases.values()} & set(links(test)) == kept


def test_the_list_does_not_give_the_answers_away(page, library):
    """What a case is about stands in the filter, which a teacher uses, and not beside its title."""
    test = page("lessons")
    labels = {library.say(f"subjects.{subject}") for subject in SUBJECTS}
    assert not labels & set(links(test))
    assert not any(label in shown(test) for label in labels if len(label.split()) > 2)


@pytest.mark.parametrize("asked", [{"case": "nonsense"}, {"case": "<script>"}, {"quiz": "no"}, {"quiz": "-1"}])
def test_an_odd_address_gets_a_calm_page(page, asked):
    test = page("lessons", **asked)
    assert not test.exception
    assert test.title[0].value in ("In class", "Quiz 1")


# One case, step by step


def test_the_story_comes_first_and_nothing_of_the_answer(page, library):
    test = page("lessons", **HOT_KNEE)
    case, text = library.cases["hot-knee"], shown(test)
    assert case.story[0].sentences[0].text in text
    assert all(aim in text for aim in case.aims)
    assert "Row " not in text
    assert "care-card" not in html(test)
    assert not any(tick in text for tick in map(library.label, case.ticks))
    assert not any(question in text for question in case.discuss)


def test_all_pages_can_be_expected_chapter_by_chapter_and_all_cards(page, rulebook, library):
    test = page("lessons", **HOT_KNEE)
    options = [option.content for group in test.get("button_group") for option in group.proto.options]
    assert options[:-3] == [library.topics[topic].title for topic in rulebook.topics]
    assert options[-3:] == ["The emergency card", "The urgent card", "The card “see a doctor”"]


def test_the_steps_follow_each_other_and_lead_back(page):
    test = page("lessons", **HOT_KNEE)
    steps = [test.header[0].value]
    for words in ("Show what I expected", "Show what the table does", "Show what the teacher expected"):
        steps.append(press(test, words).header[0].value)
    assert steps == [
        "Step 1 of 4: the story",
        "Step 2 of 4: what you expected",
        "Step 3 of 4: what the table shows",
        "Step 4 of 4: what the teacher expected",
    ]
    assert press(test, "One step back").header[0].value == steps[2]
    assert press(test, "Hide the answer").header[0].value == steps[0]
    assert "Row " not in shown(test)


def test_what_you_the_table_and_the_teacher_name_is_told_in_words_one_after_the_other_and_never_counted(page):
    test = choose(page("lessons", **HOT_KNEE), "places", "tendon", "joint-crystals")
    press(choose(test, "cards", "emergency"), "Show what I expected")
    told = html(test)
    assert told.index("Calcium in a tendon") < told.index("Crystals in joints") < told.index("The emergency card")
    assert "Row " not in told
    is_not_counted(test)
    press(test, "Show what the table does")
    assert "Row places-02: “Knee”" in group(test, "You and the table")
    assert "Crystals in joints" in group(test, "You and the table")
    assert re.search(r"Calcium in a tendon.*Nearest is row [a-z0-9-]+\. It misses ", group(test, "Only you"), re.DOTALL)
    assert "When to get help" in group(test, "Only the table")
    cards = html(test).replace("</span> ", "")
    assert "Only you: The emergency card" in cards
    assert "Only the table: The urgent card" in cards
    is_not_counted(test)
    press(choose(test, "places", "tendon"), "Show what the teacher expected")
    assert "Cards that the teacher expected to open: The urgent card." in shown(test)
    assert "Only the teacher: The urgent card" in html(test).replace("</span> ", "")
    assert "Calcium in a tendon" in group(test, "Only you")
    assert "Crystals in joints" in group(test, "Only the teacher")
    is_not_counted(test)


def is_not_counted(test) -> None:
    said = re.sub(r"Step \d of \d|Sources \(\d+\)|\d of \d sources|\[.*?\]", "", re.sub("<[^>]+>", " ", shown(test)))
    assert not re.search(r"\b\d+ (of|out of|/) \d+\b|\bscore|\bpoints\b|%", said)


def test_every_case_can_be_drawn_and_every_page_that_the_table_shows_is_told_with_a_row_that_holds(
    page, rulebook, library
):
    by_id = {rule.id: rule for rule in rulebook.rules}
    for case in library.cases.values():
        opened = page("lessons", case=case.id, step="table")
        assert not opened.exception
        assert case.title in shown(opened)
        text = html(opened)
        shown_topics = {match.topic for match in rules.match(rulebook, case.ticks).topics}
        entries = re.findall(r"<li><strong>([^<]+)</strong>.*?<summary>Row ([a-z0-9-]+):", text)
        titles = {library.topics[topic].title for topic in shown_topics}
        assert {unescape(title) for title, _ in entries} == titles, case.id
        assert all(rules.holds(by_id[row], set(case.ticks)) for _, row in entries), case.id


def test_the_card_of_a_sign_stands_before_the_pages_and_a_story_without_one_never_reassures(page):
    text = html(page("lessons", case="tight-chest", step="table"))
    assert text.index("care-card emergency") < text.index("<h3>Pages</h3>")
    assert "You ticked" not in text
    without = html(page("lessons", case="many-ticks", step="table"))
    assert "care-card" not in without
    assert "No card opens. Nothing ticked is a warning sign by its name." in without


def test_the_teachers_list_note_and_questions_come_last_with_their_sources(page, library):
    case = library.cases["hot-knee"]
    test = page("lessons", step="teacher", **HOT_KNEE)
    text = html(test)
    assert all(library.topics[topic].title in text for topic in (*case.main, *case.more))
    assert all(question in text for question in case.discuss)
    assert case.note[0].sentences[0].text.split(".")[0] in text
    assert all(library.sources[id].title.replace("'", "&#x27;") in text for id in case.sources)
    assert "Not clinically reviewed." in text


def start_again() -> None:
    """The body of a small app; AppTest runs its source."""
    from views import state  # noqa: PLC0415 - AppTest runs this body on its own

    state.forget()


def test_starting_again_forgets_what_was_expected():
    test = AppTest.from_function(start_again)
    test.session_state["lesson:0:hot-knee:places"] = ["tendon"]
    test.run()
    assert "lesson:0:hot-knee:places" not in test.session_state
    assert test.session_state["visit"] == 1, "what a browser still holds is of another visit"


# What changed


def changed(page, case: str, tick: str):
    test = page("lessons", case=case, step="change")
    return test.selectbox[0].set_value(tick).run()


def test_one_tick_more_or_less_is_told_with_what_moves_and_the_row_that_did_it(page):
    more = html(changed(page, "sore-shoulder", "sx_sudden_bad_pain"))
    assert "<h3>Comes to the front</h3>" in more
    assert "When to get help" in more
    assert "Row help-02: “Very bad pain that came on fast” and “Shoulder”" in more
    assert "<h3>Goes away</h3>" in html(changed(page, "sore-shoulder", "loc_shoulder"))
    less = html(changed(page, "hot-knee", "sx_hot_swollen_joint"))
    assert "<h3>Moves from the front to behind</h3>" in less
    assert "Hot and sore: flare or infection?" in less
    assert less.index("care-card urgent") < less.index("<h3>")


def test_a_sign_that_is_added_opens_its_card_first_and_a_tick_that_changes_nothing_says_why(page):
    added = html(changed(page, "many-ticks", "sx_breathless_effort"))
    assert added.index("care-card soon") < added.index("Comes to the front")
    idle = html(changed(page, "calf-pain", "bg_diabetes"))
    assert "Nothing changes." in idle
    assert "“Diabetes” (ticked)" in idle


def test_every_tick_can_be_added_or_taken_away_the_suggested_ones_first(page, rulebook, library):
    options = page("lessons", case="sore-shoulder", step="change").selectbox[0].options
    assert len(options) == len(rulebook.ticks)
    assert options[0] == "Add: “Very bad pain that came on fast”"
    assert sum(option.startswith("Take away: ") for option in options) == len(library.cases["sore-shoulder"].ticks)


# The quiz


def test_a_question_is_asked_without_its_answer_and_then_every_answer_is_explained(page):
    test = page("lessons", quiz="3")
    options = test.radio[0].options
    assert "fits:" not in html(test)
    test.radio[0].set_value("0")
    press(test, "Show why, for each answer")
    told = html(test)
    assert told.count("fits:</em>") == 1
    assert told.count("does not fit:</em>") == len(options) - 1
    assert told.count("You chose this.") == 1
    assert "Why could someone choose one of the others?" in told


def test_a_quiz_can_be_gone_through_and_comes_to_its_end(page):
    test = page("lessons", quiz="2", item="21")
    assert test.header[0].value == "Question 21 of 22"
    press(press(test, "Show why, for each answer"), "Next question")
    assert test.header[0].value == "Question 22 of 22"
    assert "That was the last question." in shown(test)
    press(press(test, "Show why, for each answer"), "Question before")
    assert test.header[0].value == "Question 21 of 22"


def test_a_quiz_leads_to_its_cases_and_can_be_taken_to_moodle(page, library):
    test = page("lessons", quiz="3")
    assert links(test)["Another quiz: number 4"] == "quiz=4"
    assert library.cases[links(test)["Open the case"].removeprefix("case=")]
    assert [button.proto.label for button in test.get("download_button")] == ["Take this quiz to Moodle (GIFT)"]


# One screen for a whole class


def test_on_the_shared_screen_nobody_answers(page):
    story, question = projected(page, **HOT_KNEE), projected(page, quiz="3")
    assert not story.get("button_group")
    assert not question.radio
    assert '<ol class="options">' in html(question)
    assert "Say it aloud or show hands." in shown(story)


def test_the_shared_screen_has_text_for_the_last_row_and_keys_for_a_clicker(page):
    test = projected(page, step="table", **HOT_KNEE)
    assert "font-size: 28px" in style(test)
    assert {button.label: button.proto.shortcut for button in test.button} == {
        "Show what the teacher expected": "pagedown",
        "One step back": "pageup",
        "Hide the answer": "b",
    }
    assert "font-size: 28px" not in style(page("lessons", **HOT_KNEE))


def test_what_was_chosen_before_the_projector_was_switched_on_stays_off_it(page):
    test = choose(projected(page, step="table", **HOT_KNEE), "places", "tendon")
    assert "Calcium in a tendon" not in html(test.run())
    question = projected(page, quiz="3", step="why")
    for number in range(4):
        question.session_state["lesson:0:quiz-3-front-1"] = str(number)
    assert "You chose this." not in html(question.run())


def test_a_window_on_a_projector_stays_one_until_it_leaves(page):
    found = links(projected(page, **HOT_KNEE))
    assert found["Back to all cases"] == "mode=projector"
    assert "mode" not in found["Leave the projector view"]
    assert links(page("lessons", **HOT_KNEE))["Show on a projector"] == "mode=projector&case=hot-knee"


def test_an_address_can_ask_for_no_other_mode_and_at_a_kiosk_for_none(page, site):
    for asked in ("kiosk", "web", "nonsense"):
        assert "font-size: 28px" not in style(page("lessons", mode=asked, **HOT_KNEE))
    site(mode="kiosk")
    assert "font-size: 28px" not in style(projected(page, **HOT_KNEE))


# Joining, and what a class expects


def test_the_code_and_the_short_address_hold_the_case_and_without_a_public_address_there_are_none(page, site):
    without = page("lessons", **HOT_KNEE)
    assert "This site has no public address set." in shown(without)
    assert not without.get("image")
    site(address="https://topics.example.org")
    test = choose(page("lessons", **HOT_KNEE), "places", "tendon").run()
    assert "`https://topics.example.org/class?case=hot-knee`" in shown(test)
    assert test.get("image")


@pytest.fixture
def counting(site, monkeypatch):
    """A site that counts, with no tally open yet."""
    site(tally=True)
    fresh = tally.Tallies(code=lambda: "bcdfg")
    monkeypatch.setattr(tally, "tallies", lambda: fresh)
    return fresh


def test_a_site_does_not_count_unless_it_says_so(page):
    assert not Site().tally
    test = page("lessons", tally="bcdfg", **HOT_KNEE)
    assert "Count what this class expects" not in [button.label for button in test.button]
    assert "counted" not in shown(press(test, "Show what I expected"))


def test_what_learners_expect_is_counted_once_a_visit_and_shown_from_five(page, counting):
    teacher = press(page("lessons", **HOT_KNEE), "Count what this class expects")
    assert teacher.query_params["tally"] == "bcdfg"
    for count in range(1, 6):
        learner = choose(page("lessons", tally="bcdfg", **HOT_KNEE), "places", "tendon")
        press(learner, "Show what I expected")
        assert "Your choice was counted for the class." in shown(learner)
        press(press(learner, "One step back"), "Show what I expected")
        assert ("Counts are shown from 5 votes." in shown(learner)) == (count < 5)
    assert counting.counts("bcdfg") == ("hot-knee", 5, {"tendon": 5})
    assert "Calcium in a tendon</span>" in html(learner)
    assert "5 of 5" in html(learner)


def test_starting_again_gives_nobody_a_second_vote(page, counting):
    code = counting.start("hot-knee", ("tendon", "kidneys"))
    for _ in range(4):
        counting.vote(code, "hot-knee", ("kidneys",))
    learner = page("lessons", again=True, tally=code, **HOT_KNEE)
    choose(learner, "places", "tendon").run()
    press(learner, "Show what I expected")
    for _ in range(3):
        press(press(press(learner, "again"), "One step back"), "Show what I expected")
    assert "You chose nothing." in shown(learner)
    assert counting.counts(code) == ("hot-knee", 5, {"kidneys": 4})


def test_a_visit_may_vote_again_in_the_next_count_of_the_same_case(page, counting, monkeypatch):
    learner = press(page("lessons", tally=counting.start("hot-knee", ("tendon",)), **HOT_KNEE), "Show what I expected")
    counting.close("bcdfg")
    monkeypatch.setattr(counting, "_code", lambda: "hjkmn")
    learner.query_params["tally"] = counting.start("hot-knee", ("tendon",))
    for _ in range(4):
        counting.vote("hjkmn", "hot-knee", ("tendon",))
    press(press(choose(learner.run(), "places", "tendon"), "One step back"), "Show what I expected")
    assert counting.counts("hjkmn").votes == 5


def test_only_who_opened_the_counts_can_close_them_and_then_they_are_gone(page, counting):
    teacher = press(page("lessons", **HOT_KNEE), "Count what this class expects")
    other = page("lessons", tally="bcdfg", **HOT_KNEE)
    assert "Close and forget the counts" not in [button.label for button in other.button]
    press(teacher, "Close and forget the counts")
    assert counting.counts("bcdfg") is None
    assert "tally" not in teacher.query_params
    press(other, "Show what I expected")
    assert "Your choice was not counted." in shown(other)
    assert "it runs on another server process" in shown(other)


def test_the_shared_screen_shows_what_the_class_expects_and_adds_no_vote(page, counting):
    code = counting.start("hot-knee", ("tendon", "emergency"))
    for _ in range(6):
        counting.vote(code, "hot-knee", ("tendon",))
    test = press(projected(page, tally=code, **HOT_KNEE), "Show what the class expects")
    assert "6 of 6" in html(test)
    assert counting.counts(code).votes == 6
