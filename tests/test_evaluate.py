from pathlib import Path

import pytest

from sprogtjek.errors import UserError
from sprogtjek.evaluate import (
    Floor,
    Gold,
    Score,
    evaluate,
    gold_path,
    load_annotated,
    load_gold,
    shortfalls,
    text_path,
)
from sprogtjek.records import Finding, Place, Report, Span

TEXT = """Ansøgningen behandles af
kommunen. Sagen behandles, når alle bilag er
modtaget. Brevet viderebehandles ikke.
"""


def finding(rule: str, start: int | None, end: int | None, kind: str = "passive") -> Finding:
    place = Place(start, end, 1, 1)
    return Finding(rule, kind, "hint", ("klart",), "", place, "", "", Span(0, 0), 0)


def gold(rule: str, start: int, end: int) -> Gold:
    return Gold(rule, Span(start, end), "quoted")


def write(folder: Path, yaml: str, text: str = TEXT) -> Path:
    (folder / "brev.txt").write_text(text, encoding="utf-8")
    path = folder / "brev.gold.yaml"
    path.write_text(yaml, encoding="utf-8")
    return path


def test_gold_stands_beside_its_text() -> None:
    path = Path("corpus/haarde/p-afgift.txt")
    assert gold_path(path) == Path("corpus/haarde/p-afgift.gold.yaml")
    assert text_path(gold_path(path)) == path


def test_quotes_become_offsets_sorted_by_place(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "- {rule: passiv-s, text: behandles, nth: 2}\n- {rule: passiv-s, text: behandles}\n",
    )
    first, second = load_gold(path)
    assert TEXT[first.span.start : first.span.end] == "behandles"
    assert first.span.start < second.span.start


def test_a_quote_runs_over_a_hard_wrap(tmp_path: Path) -> None:
    (place,) = load_gold(write(tmp_path, "- {rule: passiv-vaere, text: er modtaget}\n"))
    assert place.text == "er\nmodtaget"


def test_an_ellipsis_stands_for_the_rest_of_the_place(tmp_path: Path) -> None:
    (place,) = load_gold(write(tmp_path, "- {rule: saetning-lang, text: Sagen … modtaget.}\n"))
    assert place.text == "Sagen behandles, når alle bilag er\nmodtaget."


def test_a_quote_does_not_match_inside_a_word(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"»behandles« \(nr. 3\)"):
        load_gold(write(tmp_path, "- {rule: passiv-s, text: behandles, nth: 3}\n"))


def test_a_missing_quote_is_named_with_file_and_line(tmp_path: Path) -> None:
    path = write(
        tmp_path, "- {rule: passiv-s, text: behandles}\n- {rule: passiv-s, text: sendes}\n"
    )
    with pytest.raises(UserError, match="»sendes« står ikke i teksten") as caught:
        load_gold(path)
    assert (caught.value.path, caught.value.line) == (str(path), 2)


@pytest.mark.parametrize("yaml", ["regel: x\n", "- behandles\n", "- {rul: x, text: y}\n"])
def test_a_broken_gold_file_is_refused(tmp_path: Path, yaml: str) -> None:
    with pytest.raises(UserError):
        load_gold(write(tmp_path, yaml))


def test_overlap_of_the_same_rule_is_a_hit() -> None:
    report = Report("brev", (finding("passiv-s", 0, 5), finding("letverbum", 10, 15)))
    table = evaluate([(report, [gold("passiv-s", 3, 9)])], ["passiv-s", "letverbum"])
    assert table.rules == {"passiv-s": Score(tp=1), "letverbum": Score(fp=1)}
    assert table.overall == Score(tp=1, fp=1)


def test_touching_is_not_overlapping() -> None:
    report = Report("brev", (finding("passiv-s", 0, 5),))
    table = evaluate([(report, [gold("passiv-s", 5, 9)])], ["passiv-s"])
    assert table.overall == Score(fp=1, fn=1)


def test_findings_and_gold_are_paired_one_to_one_largest_overlap_first() -> None:
    report = Report("brev", (finding("letverbum", 0, 10), finding("letverbum", 8, 20)))
    places = [gold("letverbum", 0, 9), gold("letverbum", 9, 20)]
    assert evaluate([(report, places)], ["letverbum"]).overall == Score(tp=2)
    table = evaluate([(report, [gold("letverbum", 9, 20)])], ["letverbum"])
    assert table.overall == Score(tp=1, fp=1)


def test_any_phrase_rule_answers_the_gold_of_a_word() -> None:
    report = Report("brev", (finding("saafremt", 0, 7, "phrase"), finding("passiv-s", 0, 7)))
    table = evaluate([(report, [gold("ord", 0, 7)])], ["ord"])
    assert table.rules == {"ord": Score(tp=1)}


def test_rules_that_are_not_annotated_do_not_count() -> None:
    report = Report("brev", (finding("lix", 0, 7),))
    assert evaluate([(report, [gold("lange-ord", 0, 3)])], ["passiv-s"]).overall == Score()


def test_a_suppressed_finding_is_a_hit_or_a_false_alarm_but_no_double() -> None:
    shown = finding("rette-henvendelse", 0, 24, "phrase")
    double = finding("henvendelse", 6, 17, "phrase")
    report = Report("brev", (shown,), (double, finding("henvendelse", 40, 51, "phrase")))
    assert evaluate([(report, [gold("ord", 0, 24)])], ["ord"]).overall == Score(tp=1, fp=1)
    report = Report("brev", (), (finding("passiv-s", 0, 5),))
    assert evaluate([(report, [gold("passiv-s", 0, 5)])], ["passiv-s"]).overall == Score(tp=1)


def test_a_finding_without_offsets_matches_nothing() -> None:
    report = Report("brev", (finding("passiv-s", None, None),))
    table = evaluate([(report, [gold("passiv-s", 0, 5)])], ["passiv-s"])
    assert table.overall == Score(fp=1, fn=1)


def test_every_disagreement_can_be_looked_up() -> None:
    wrong, missed = finding("passiv-s", 0, 5), gold("passiv-s", 7, 9)
    judgements = evaluate([(Report("brev", (wrong,)), [missed])], ["passiv-s"]).judgements
    assert [(j.outcome, j.finding, j.gold) for j in judgements] == [
        ("false alarm", wrong, None),
        ("miss", None, missed),
    ]


def test_measures() -> None:
    score = Score(tp=8, fp=2, fn=4)
    assert score.precision == pytest.approx(0.8)
    assert score.recall == pytest.approx(2 / 3)
    assert score.f1 == pytest.approx(16 / 22)
    assert Score().f1 is None


def test_shortfalls_name_rule_measure_and_value() -> None:
    report = Report("brev", (finding("passiv-s", 0, 5), finding("passiv-s", 9, 12)))
    table = evaluate([(report, [gold("passiv-s", 0, 5)])], ["passiv-s", "letverbum"])
    floors = {
        "passiv-s": Floor(precision=0.9, recall=1.0),
        "letverbum": Floor(f1=0.5),
        "overall": Floor(recall=0.9),
    }
    found = [(s.rule, s.measure, s.value) for s in shortfalls(table, floors)]
    assert found == [("passiv-s", "precision", 0.5), ("letverbum", "f1", None)]


def test_annotated_lists_rules_and_floors(tmp_path: Path) -> None:
    path = tmp_path / "annotated.yaml"
    path.write_text("rules: [passiv-s, ord]\nfloors:\n  passiv-s: {f1: 0.98}\n", encoding="utf-8")
    annotated = load_annotated(path)
    assert annotated.rules == ("passiv-s", "ord")
    assert annotated.floors == {"passiv-s": Floor(f1=0.98)}


@pytest.mark.parametrize(
    ("yaml", "line"),
    [("rules: [x]\nfloors:\n  x: {f2: 1}\n", 3), ("rules: [x]\nfloors:\n  x: 1\n", 3), ("[x]", 1)],
)
def test_a_broken_annotated_file_is_refused_with_its_line(
    tmp_path: Path, yaml: str, line: int
) -> None:
    path = tmp_path / "annotated.yaml"
    path.write_text(yaml, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_annotated(path)
    assert caught.value.line == line


def test_several_rules_may_find_one_gold() -> None:
    report = Report("x", (finding("a", 0, 5, "phrase"), finding("b", 10, 15, "phrase")))
    places = [gold("g", 0, 5), gold("g", 10, 15)]
    table = evaluate([(report, places)], ["g", "ord"], {"g": ("a", "b")})
    assert table.rules["g"] == Score(2, 0, 0)
    assert table.rules["ord"] == Score(0, 0, 0)


def test_a_word_is_found_by_any_rule_about_the_very_words() -> None:
    places = [gold("ord", 0, 5)]
    near = Report("x", (finding("passiv-s", 0, 12),))
    far = Report("x", (finding("saetning-lang", 0, 80),))
    assert evaluate([(near, places)], ["ord"]).rules["ord"] == Score(1, 0, 0)
    assert evaluate([(far, places)], ["ord"]).rules["ord"] == Score(0, 0, 1)


def test_what_is_said_of_the_whole_text_counts_once() -> None:
    report = Report("x", (finding("a", 0, 0), finding("b", 0, 0)))
    whole = Gold("g", Span(0, 0), "")
    table = evaluate([(report, [whole])], ["g"], {"g": ("a", "b")})
    assert table.rules["g"] == Score(1, 0, 0)
    assert evaluate([(report, [])], ["g"], {"g": ("a", "b")}).rules["g"] == Score(0, 2, 0)
