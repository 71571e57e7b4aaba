from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from sprogtjek.records import (
    Finding,
    Place,
    Problem,
    Replacement,
    Report,
    Span,
    Stats,
    Unit,
)
from sprogtjek.reporters.json import render

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "docs" / "report.schema.json").read_text("utf-8")
)

FINDING = Finding(
    rule="saafremt",
    kind="phrase",
    level="warning",
    principles=("klart",),
    message="Skriv »hvis«.",
    place=Place(0, 7, 1, 1),
    text="Såfremt",
    sentence="Såfremt du flytter.",
    mark=Span(0, 7),
    block=0,
    suggestions=(Replacement("Hvis", Place(0, 7, 1, 1), "safe", "Såfremt"),),
)
REPORT = Report(
    source="brev.txt",
    findings=(FINDING,),
    problems=(Problem("Filen kan ikke læses.", "brev.txt", None, "Prøv igen."),),
    stats=Stats(3, 1, 2, 0, 3, "Såfremt du flytter."),
    units=(Unit("sentence", Place(0, 19, 1, 1), "Såfremt du flytter."),),
)


def valid(text: str) -> dict:
    data = json.loads(text)
    jsonschema.validate(data, SCHEMA)
    return data


def test_a_report_fits_the_schema():
    (report,) = valid(render([REPORT], units=True))["reports"]
    assert report["findings"][0]["suggestions"] == [
        {"text": "Hvis", "safety": "safe", "replaces": "Såfremt", "start": 0, "end": 7}
    ]
    assert report["stats"]["lix"] == 69.67
    assert report["units"] == [{"kind": "sentence", "start": 0, "end": 19}]


def test_units_only_when_asked_for():
    assert "units" not in valid(render([REPORT]))["reports"][0]


def test_no_reports_and_no_offsets_fit_too():
    assert valid(render([]))["reports"] == []
    nowhere = Report("x.pdf", findings=(), stats=Stats())
    assert valid(render([nowhere]))["reports"][0]["stats"]["lix"] is None


def test_danish_letters_are_written_as_they_are():
    assert "Såfremt" in render([REPORT])
