"""A proof as plain data, for anyone to confirm without the prover: `python -m rules.check_certificate FILE`."""

from rules.model import Rulebook
from rules.proof import Proof


def certificate(rulebook: Rulebook, proof: Proof) -> dict[str, object]:
    """Return the proof as JSON data: version, verdicts with counterexamples, a witness for each row and topic.

    A witness is a smallest tick set for which only that row shows the topic as far in front.
    """
    return {
        "tables": rulebook.version,
        "laws": [
            {
                "law": verdict.law,
                "promise": verdict.promise,
                "passed": verdict.passed,
                "covered": verdict.covered,
                "findings": [finding._asdict() for finding in verdict.findings],
            }
            for verdict in proof.verdicts
        ],
        "witnesses": [
            {"row": row, "topic": topic, "ticks": list(ticks)}
            for (row, topic), ticks in sorted(proof.witnesses.items())
        ],
    }
