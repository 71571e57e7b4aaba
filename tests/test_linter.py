"""The composition, on the real pipeline and all shipped rules."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sprogtjek
from sprogtjek.errors import UserError
from sprogtjek.linter import Linter
from sprogtjek.readability import lix_rix
from sprogtjek.records import Report, Source
from sprogtjek.ruleset import parse_rules

HARD = (
    "Såfremt der ikke fremsendes dokumentation, vil der blive truffet afgørelse på det "
    "foreliggende grundlag."
)
PLAIN = "Du kan ringe til os på mandag. Så hjælper vi dig."

WORDS = st.sampled_from(
    "såfremt der ikke fremsendes dokumentation vil blive truffet afgørelse på det foreliggende "
    "grundlag skemaet bedes udfyldt i forbindelse med din ansøgning vurderes kommunen foretager "
    "en vurdering af sagen jf. § 5, stk. 2. Det Vi Såfremt snarest .".split()
)
SPACES = st.sampled_from([" ", "  ", "\n", "\r\n", "\u00a0", " \n ", "\n\n", "\r\n\r\n"])


def texts():
    return st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=40).map(
        lambda pairs: "".join(word + space for word, space in pairs)
    )


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()


@settings(max_examples=40, deadline=None)
@given(text=texts())
def test_every_place_reads_back_what_was_flagged(linter, text):
    report = linter.lint(text)
    for finding in report.findings:
        assert finding.text == text[finding.place.start : finding.place.end]
        flagged = finding.sentence[finding.mark.start : finding.mark.end]
        assert folded(finding.text) == folded(flagged)
        before = text[: finding.place.start]
        assert finding.place.line == len(re.findall(r"\r\n|\r|\n", before)) + 1


def test_places_survive_soft_hyphens_and_wrapped_words(linter):
    text = (
        "Kære Anne\r\n\r\nSå\u00adfremt du flyt\u00adter, skal du i forbin-\r\ndelse med det ringe."
    )
    found = {finding.rule: finding for finding in linter.lint(text).findings}
    assert found["saafremt"].text == "Så\u00adfremt"
    assert (found["saafremt"].place.line, found["saafremt"].place.column) == (3, 1)


def test_many_and_one_by_one_are_the_same(linter):
    inputs = [Source("a", HARD), Source("b", PLAIN), Source("c", HARD + "\n\n" + PLAIN)] * 12
    assert list(linter.lint_many(inputs)) == [linter.lint(source) for source in inputs]


def test_what_a_block_gives_does_not_depend_on_its_neighbours(linter):
    alone = [(f.rule, f.text) for f in linter.lint(HARD).findings]
    among = linter.lint(f"{PLAIN}\n\n{HARD}\n\n{PLAIN}")
    middle = [(f.rule, f.text) for f in among.findings if f.block == 1]
    assert [pair for pair in middle if pair in alone] == alone


def test_reports_can_be_sent_between_processes(linter):
    report = linter.lint(HARD)
    assert pickle.loads(pickle.dumps(report)) == report


def test_a_file_that_fails_gives_a_report_in_its_place(linter, tmp_path):
    path = tmp_path / "brev.txt"
    path.write_text(HARD, encoding="utf-8")
    missing, found = linter.lint_many([tmp_path / "nej.txt", path])
    assert missing.problems
    assert not missing.findings
    assert found.findings
    with pytest.raises(UserError):
        linter.lint(tmp_path / "nej.txt")


def test_three_lines_of_python(nlp, monkeypatch):
    monkeypatch.setattr("sprogtjek.language.load", lambda path=None: nlp)
    report = sprogtjek.Linter().lint(HARD)
    assert isinstance(report, Report)
    assert any(finding.rule == "saafremt" for finding in report.findings)


def test_statistics(linter):
    stats = linter.lint(f"Overskrift\n\n{HARD}\n\n{PLAIN}").stats
    assert stats.sentences == 3
    assert stats.words == 14 + 7 + 4
    assert stats.longest_sentence == 14
    assert stats.passive_sentences == 1


def test_no_prose_no_score(linter):
    assert lix_rix(linter.lint("Overskrift").stats) is None


def test_findings_come_in_reading_order(linter):
    starts = [f.place.start for f in linter.lint(f"{HARD}\n\n{PLAIN}\n\n{HARD}").findings]
    assert starts == sorted(starts)


def test_what_a_rule_needs_and_the_pipeline_lacks_is_said_at_load():
    import spacy

    linter = Linter(parse_rules(RULE, "egne.yaml"), pipeline=spacy.blank("da"))
    with pytest.raises(UserError, match=r"sents.*»tung-lix«"):
        linter.lint(PLAIN)


def test_a_check_that_breaks_down_is_reported_and_the_others_go_on(nlp, monkeypatch):
    class Broken:
        def collect(self, doc, block):
            raise ValueError(block.text)

        def conclude(self, evidence):
            raise KeyError("fremsendes")

    monkeypatch.setattr("sprogtjek.checks.passive.prepare", lambda rules, nlp: Broken())
    report = Linter(pipeline=nlp).lint(f"Overskrift\n\n{HARD}")
    assert any(finding.rule == "saafremt" for finding in report.findings)
    assert [problem.line for problem in report.problems] == [1, 1, 3]
    assert "ValueError" in report.problems[0].message
    assert not any("fremsendes" in problem.message for problem in report.problems)


def test_no_check_breaks_down_on_the_corpus(linter):
    paths = sorted((Path(__file__).parent.parent / "corpus").rglob("*.txt"))
    assert paths
    assert [report.problems for report in linter.lint_many(paths)] == [()] * len(paths)


def test_a_line_of_ten_megabytes_is_said_with_its_line(linter):
    with pytest.raises(UserError, match=r"afsnit på 10\.000\.") as caught:
        linter.lint("Kære Anne\n\n" + "Vi skriver. " * 833_334)
    assert caught.value.line == 3


RULE = """\
rules:
  - id: tung-lix
    kind: readability
    level: hint
    principles: [let]
    message: "Lix over {target}."
    why: "Derfor."
    params: {measure: lix, target: 30}
    examples: {bad: ["[[x]]"], good: ["y"]}
"""
