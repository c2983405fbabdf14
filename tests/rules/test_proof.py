"""The prover finds every planted fault and says it with a tick set, and a checker of its own confirms it."""

import dataclasses
import hashlib
import json
from datetime import date

import pytest

import rules
from rules import Rulebook, match, prove
from rules.certificate import certificate
from rules.check_certificate import check
from tests.conftest import TABLES
from tests.rules.tables_at_random import every_set, random_table

TODAY = date(2026, 12, 1)
SEEDS = range(40)


def findings(book: Rulebook, law: int, **options):
    return next(verdict for verdict in prove(book, today=TODAY, **options).verdicts if verdict.law == law).findings


def confirmed(folder, book: Rulebook, law: int, **options) -> str:
    """Return the first finding of a law in words, after the checker has confirmed the whole certificate."""
    proof = prove(book, today=TODAY, **options)
    data = json.loads(json.dumps(certificate(book, proof)))
    assert check(data, folder) == []
    found = next(verdict for verdict in proof.verdicts if verdict.law == law).findings
    assert found, f"law {law} holds"
    return f"{found[0].where}: {found[0].sentence}"


def row(text: str) -> str:
    return TABLES["rules.csv"] + text + ",why,S001,2026-11-21,\n"


def test_the_shipped_table_is_proved_and_its_certificate_confirmed(root, rulebook):
    proof = prove(rulebook, today=TODAY)
    assert proof.passed, [finding.sentence for verdict in proof.verdicts for finding in verdict.findings]
    assert check(certificate(rulebook, proof), root / "rules" / "tables") == []
    assert {verdict.law for verdict in proof.verdicts} == {1, 2, 3, 4, 5, 6, 7, 9, 11}
    assert proof.verdicts[0].covered == f"all 2^{len(rulebook.ticks)} tick sets"


def test_the_small_table_is_proved(tables):
    assert prove(rules.load(tables()), today=TODAY).passed


PLANTED = {
    "a row that another says already": (
        {"rules": row("tendon-03,tendon,main,sx_stiff,loc_shoulder,,")},
        3,
        "rules.csv:9: 'tendon-03': the row is superfluous: "
        "'tendon-01' (line 3) holds whenever it does and shows as much",
    ),
    "a row that others cover together": (
        {
            "rules": row("x-01,heart,main,sx_stiff,,,")
            + "x-02,heart,main,sx_pain,,,,why,S001,2026-11-21,\n"
            + "x-03,heart,main,sx_stiff; sx_pain,loc_shoulder,,,why,S001,2026-11-21,\n"
        },
        3,
        "rules.csv:11: 'x-03': the row is superfluous: the other rows together show as much for every tick set",
    ),
    "a topic that a row need not name": (
        {"rules": row("x-01,tendon; heart,more,sx_stiff,,,")},
        3,
        "rules.csv:9: 'x-01': other rows show 'tendon' already whenever this one holds",
    ),
    "a topic out of reach": (
        {"topics": TABLES["topics.csv"] + "ghost,places\n"},
        3,
        "topics.csv:6: no row leads to 'ghost'",
    ),
    "a symptom that leads nowhere alone": (
        {
            "ticks": TABLES["ticks.csv"] + "sx_new,symptom,moving,\n",
            "rules": row("tendon-03,tendon,main,sx_new,loc_shoulder,,"),
        },
        2,
        "ticks.csv:8: 'sx_new' alone leads nowhere; "
        "the nearest row is 'tendon-03' (line 9), it also needs 'loc_shoulder'",
    ),
    "a symptom that shows what everyone is shown": (
        {"ticks": TABLES["ticks.csv"] + "sx_idle,symptom,arm,\n", "rules": row("idle-01,basics,more,sx_idle,,,")},
        2,
        "ticks.csv:8: 'sx_idle' alone leads nowhere; "
        "the nearest row is 'idle-01' (line 9), it shows only what everyone is shown",
    ),
    "a tick that changes nothing": (
        {"ticks": TABLES["ticks.csv"] + "loc_new,location,arm,\n"},
        4,
        "ticks.csv:8: 'loc_new' changes nothing for any tick set",
    ),
    "a sign without a box": (
        {"warnings": TABLES["warnings.csv"] + "rf_new,urgent,,chest,S001,H\n"},
        5,
        "warnings.csv:3: no box of the group warning shows 'rf_new'",
    ),
}


@pytest.mark.parametrize(("changed", "law", "sentence"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_found_in_words_and_the_checker_confirms_it(tables, changed, law: int, sentence: str):
    folder = tables(**changed)
    assert confirmed(folder, rules.load(folder), law) == sentence


def test_a_dead_row_is_found(tables):
    folder = tables()
    book = rules.load(folder)
    ticks = {id: tick for id, tick in book.ticks.items() if id != "bg_older"}
    (folder / "ticks.csv").write_text(
        "\n".join(line for line in TABLES["ticks.csv"].splitlines() if "bg_older" not in line) + "\n", encoding="utf-8"
    )
    broken = dataclasses.replace(book, ticks=ticks)
    found = findings(broken, 3)
    assert "'age-01': the row can never hold: there is no box for 'bg_older'" in [finding.sentence for finding in found]
    data = certificate(broken, prove(broken, today=TODAY))
    assert check(data, folder) == ["the certificate belongs to other tables"]


def test_a_judge_that_hides_a_warning_sign_is_found(tables):
    def hides(book, ticks):
        result = match(book, ticks)
        return result._replace(warnings=()) if "bg_older" in set(ticks) else result

    folder = tables()
    sentence = confirmed(folder, rules.load(folder), 5, judge=hides)
    assert sentence == "ticks.csv:6: 'rf_chest_pain' is ticked, and other ticks hide its sign"


PLACES = {
    "no card": ({"card": "purple"}, "stands on no care card"),
    "no gate": ({"gate": "ghost"}, "is asked under no question of the gate"),
    "no action": ({"action": ""}, "is an emergency and says neither to call nor to go"),
    "an action too many": ({"card": "soon"}, "is no emergency and says 'call'"),
}


@pytest.mark.parametrize(("change", "sentence"), PLACES.values(), ids=PLACES)
def test_a_sign_out_of_place_is_found_and_the_checker_sees_it_in_the_file(tables, change, sentence: str):
    folder = tables()
    book = rules.load(folder)
    path = folder / "warnings.csv"
    sign = dataclasses.replace(book.warnings["rf_chest_pain"], **change)
    path.write_text(f"id,card,action,gate,sources,confidence\n{sign.id},{sign.card},{sign.action},{sign.gate},S115,H\n")
    broken = dataclasses.replace(book, warnings={sign.id: sign}, version=digest(folder))
    assert confirmed(folder, broken, 11) == f"warnings.csv:2: 'rf_chest_pain' {sentence}"
    data = certificate(broken, prove(broken, today=TODAY))
    data["laws"][-1].update(passed=True, findings=[])
    assert check(data, folder) == ["'rf_chest_pain' has not one card, one gate and one action"]


def digest(folder) -> str:
    files = [(folder / name).read_bytes() for name in ("ticks.csv", "warnings.csv", "topics.csv", "rules.csv")]
    return hashlib.sha256(b"".join(files)).hexdigest()[:12]


@pytest.mark.parametrize("change", [{"card": "soon", "action": ""}, {"action": "go"}, {"gate": "head"}])
def test_a_judge_that_moves_a_sign_is_found(tables, change):
    def moves(book, ticks):
        result = match(book, ticks)
        return result._replace(warnings=tuple(dataclasses.replace(sign, **change) for sign in result.warnings))

    folder = tables()
    sentence = confirmed(folder, rules.load(folder), 11, judge=moves)
    assert sentence == "warnings.csv:2: 'rf_chest_pain' is shown otherwise than its row says"


def test_a_second_column_for_cards_is_refused_by_the_checker(tables):
    folder = tables()
    data = certificate(rules.load(folder), prove(rules.load(folder), today=TODAY))
    (folder / "warnings.csv").write_text(
        "id,card,action,gate,sources,confidence,card\nrf_chest_pain,urgent,,chest,S115,H,soon\n"
    )
    assert "warnings.csv has other columns, so a sign may have more than one place" in check(data, folder)


def test_a_negation_smuggled_in_is_found_with_the_shortest_tick_set(tables):
    """A judge that treats one tick as a reason against a topic breaks law 1, whatever the table says."""

    def sly(book, ticks):
        result = match(book, ticks)
        kept = tuple(found for found in result.topics if found.topic != "tendon" or "bg_older" not in set(ticks))
        return result._replace(topics=kept)

    folder = tables()
    book = rules.load(folder)
    found = findings(book, 1, judge=sly)
    assert found[0].sentence == "'tendon-01': ticking 'bg_older' as well takes 'tendon' away"
    assert len(found[0].ticks) == 3
    assert confirmed(folder, book, 1, judge=sly).startswith("rules.csv:3:")


def test_a_column_for_a_negation_is_refused_by_loader_and_checker(tables):
    folder = tables()
    data = certificate(rules.load(folder), prove(rules.load(folder), today=TODAY))
    text = "\n".join(
        f"{line},{'none_of' if number == 0 else 'bg_older'}"
        for number, line in enumerate(TABLES["rules.csv"].splitlines())
    )
    (folder / "rules.csv").write_text(text + "\n", encoding="utf-8")
    with pytest.raises(rules.TableError, match="the header must be exactly"):
        rules.load(folder)
    assert "rules.csv has other columns, so it may hold more than positive conditions" in check(data, folder)


def test_a_judge_that_minds_the_order_is_found(tables):
    def minds(book, ticks):
        result = match(book, ticks)
        return result._replace(topics=()) if list(ticks)[:1] > ["sx"] else result

    assert findings(rules.load(tables()), 6, judge=minds)


def test_reasons_that_are_too_long_are_found(tables):
    """A row with a tick in two of its needs gives a reason longer than it must be; the loader refuses such a row."""
    book = rules.load(tables())
    twice = dataclasses.replace(book.rules[1], all_of=("loc_shoulder",))
    broken = dataclasses.replace(book, rules=(book.rules[0], twice, *book.rules[2:]))
    assert [finding.kind for finding in findings(broken, 7)] == ["overlap"]


def test_a_review_that_is_overdue_or_from_the_future_is_found(tables):
    book = rules.load(tables())
    late = prove(book, today=date(2030, 1, 1))
    early = prove(book, today=date(2020, 1, 1))
    for proof, words in ((late, "is more than 3 years ago"), (early, "lies in the future")):
        verdict = next(verdict for verdict in proof.verdicts if verdict.law == 9)
        assert len(verdict.findings) == len(book.rules)
        assert words in verdict.findings[0].sentence


def test_a_budget_that_is_too_small_is_said_and_never_called_a_pass(rulebook):
    proof = prove(rulebook, today=TODAY, budget=200)
    assert not proof.passed
    undecided = [verdict for verdict in proof.verdicts if not verdict.decided]
    assert undecided
    assert all(verdict.covered == "not decided within 200 questions" and not verdict.passed for verdict in undecided)


def test_progress_is_told(rulebook):
    told = []
    prove(rulebook, today=TODAY, progress=lambda law, done, whole: told.append((law, done, whole)))
    assert (3, len(rulebook.rules), len(rulebook.rules)) in told


FORGERIES = {
    "a witness too few": lambda data: data["witnesses"].pop(),
    "a witness that does not need its row": lambda data: data["witnesses"][3]["ticks"].clear(),
    "a tick that there is not": lambda data: data["witnesses"][3]["ticks"].append("sx_ghost"),
    "another table": lambda data: data.update(tables="0" * 12),
    "a tick called idle": lambda data: data["laws"][3]["findings"].append(
        {"kind": "inert", "subject": "sx_stiff", "sentence": "idle", "ticks": [], "where": "x:1"}
    ),
    "a row called superfluous": lambda data: data["laws"][2]["findings"].append(
        {"kind": "superfluous", "subject": "places-01", "sentence": "superfluous", "ticks": [], "where": "x:1"}
    ),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_certificate_is_refused(root, rulebook, forge):
    data = json.loads(json.dumps(certificate(rulebook, prove(rulebook, today=TODAY))))
    assert check(data, root / "rules" / "tables") == []
    forge(data)
    assert check(data, root / "rules" / "tables")


# Oracles: random tables small enough to look at every tick set.


def readings(book: Rulebook, ticks) -> dict[str, str]:
    shown: dict[str, str] = {}
    for rule in book.rules:
        if rules.holds(rule, ticks):
            for topic in rule.topics:
                shown[topic] = "main" if "main" in (rule.reading, shown.get(topic)) else "more"
    return shown


@pytest.mark.parametrize("seed", SEEDS)
def test_a_truth_table_agrees_on_superfluous_rows_and_idle_ticks(seed: int):
    book = random_table(seed)
    sets = every_set(book)
    table = {ticks: readings(book, ticks) for ticks in sets}
    superfluous = set()
    for rule in book.rules:
        others = dataclasses.replace(book, rules=tuple(other for other in book.rules if other is not rule))
        if all(readings(others, ticks) == table[ticks] for ticks in sets):
            superfluous.add(rule.id)
    assert {finding.subject for finding in findings(book, 3) if finding.kind == "superfluous"} == superfluous
    lonely = {tick for tick in book.ticks if table[frozenset({tick})].keys() <= table[frozenset()].keys()}
    assert {finding.subject for finding in findings(book, 2) if finding.kind == "leads-nowhere"} == lonely
    assert not findings(book, 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_truth_table_agrees_on_what_an_edit_changes(seed: int):
    old = random_table(seed)
    new = dataclasses.replace(old, rules=random_table(seed + 1).rules[:2] + old.rules[2:])
    sets = every_set(old)
    shortest: dict[str, int] = {}
    for ticks in sets:  # ordered by size
        before, after = readings(old, ticks), readings(new, ticks)
        for topic in old.topics:
            if before.get(topic) != after.get(topic):
                shortest.setdefault(topic, len(ticks))
    found = rules.diff(old, new)
    assert {change.topic: len(change.ticks) for change in found.changes} == shortest
    for change in found.changes:
        assert readings(old, set(change.ticks)).get(change.topic, "") == change.before
        assert readings(new, set(change.ticks)).get(change.topic, "") == change.after
