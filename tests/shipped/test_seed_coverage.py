"""Each claim of the two articles that the product grew from: every page and sign that took one up is still there."""

import csv


def test_every_page_and_sign_that_a_claim_went_to_exists(root, library):
    with (root / "docs" / "seed-coverage.csv").open(encoding="utf-8", newline="") as file:
        named = {target for line in csv.DictReader(file, strict=True) for target in line["covered_in"].split("; ")}
    there = {f"topics/{id}" for id in library.topics} | {f"cards/{id}" for id in library.cards}
    there |= {f"warnings/{id}" for id in library.warnings} | {"about", "left-out"}
    assert len(named) > 100
    assert not named - there
