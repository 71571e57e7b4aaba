"""Tables of page views, as the programs that count them write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sprogtjek.errors import UserError
from sprogtjek.sitestats.visits import Visits, load

SITE = "https://www.egeby.example"


def loaded(tmp_path: Path, text: str, encoding: str = "utf-8") -> Visits:
    path = tmp_path / "visninger.csv"
    path.write_bytes(text.encode(encoding))
    return load(path)


@pytest.mark.parametrize(
    "text",
    [
        "/borger/pas;4310\n",
        "/borger/pas,4310\n",
        "/borger/pas\t4310\n",
        "Side;Visninger\n/borger/pas;4.310\n",
        '"Side","Sidevisninger"\n"/borger/pas","4,310"\n',
        "/borger/pas;4 310\n",
        "4310;/borger/pas\n",
        "Sidesti;Brugere;Visninger\n/borger/pas;17;4310\n",
        "# Google Analytics\n# 1. oktober\n\nPage path,Views,Users\n/borger/pas,4310,17\n",
        "https://www.egeby.example/borger/pas;4310\n",
        "http://egeby.example/Borger/Pas/;4310\n",
        "egeby.example/borger/pas;4310\n",
        "/borger/pas;4310,0\n",
        "Side;Visninger;;\n/borger/pas;4310;;\n;;;\n",
        "/borger/pas?utm_source=brev;4000\n/borger/pas;310\n",
        "url;antal\r\nborger/pas;4310\r\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_are_read(tmp_path: Path, text: str, encoding: str):
    assert loaded(tmp_path, text, encoding).of(f"{SITE}/borger/pas") == 4310


def test_letters_and_codes_for_them_are_the_same(tmp_path: Path):
    visits = loaded(tmp_path, "/børn;12\n", "cp1252")
    assert visits.of(f"{SITE}/b%C3%B8rn") == 12


def test_the_start_page_is_a_page(tmp_path: Path):
    assert loaded(tmp_path, "/;99\n").of(f"{SITE}/") == 99
    assert loaded(tmp_path, "/;99\n").of(SITE) == 99


def test_pages_that_differ_behind_the_question_mark_are_told_apart(tmp_path: Path):
    visits = loaded(tmp_path, "/vis?id=1;5\n/vis?id=2;7\n/vis;1\n")
    assert visits.of(f"{SITE}/vis?id=2") == 7
    assert visits.of(f"{SITE}/vis") == 13
    assert visits.of(f"{SITE}/vis?id=3") is None


def test_another_host_is_another_page(tmp_path: Path):
    visits = loaded(tmp_path, "https://erhverv.egeby.example/pas;5\n")
    assert visits.of(f"{SITE}/pas") is None
    assert visits.of("https://erhverv.egeby.example/pas") == 5


def test_files_are_matched_by_their_path():
    visits = Visits([("gemt/borger/pas.html", 8)])
    assert visits.of("gemt/borger/pas.html") == 8


def test_unknown_pages_have_none(tmp_path: Path):
    assert loaded(tmp_path, "/a;1\n").of(f"{SITE}/b") is None


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "Her er ingen sidevisninger.", None),
        ("Side;Visninger\n", "Her er ingen sidevisninger.", None),
        ("/a;1\n/b;mange\n", "Linjen har ikke en adresse og et antal visninger.", 2),
        ("/a;1\n/b\n", "Linjen har ikke en adresse og et antal visninger.", 2),
    ],
)
def test_what_is_no_table_says_so(tmp_path: Path, text: str, message: str, line: int | None):
    with pytest.raises(UserError) as error:
        loaded(tmp_path, text)
    assert error.value.message == message
    assert error.value.line == line
    assert error.value.hint


def test_a_file_that_is_not_there_says_so(tmp_path: Path):
    with pytest.raises(UserError) as error:
        load(tmp_path / "vaek.csv")
    assert error.value.message == "Filen med sidevisninger kan ikke læses."


@pytest.mark.parametrize("name", ["pas.html", "pas.htm", "pas/index.html", "pas"])
def test_saved_pages_are_matched_below_their_folder(name: str):
    visits = Visits([("/borger/pas", 5)], "gemt/")
    assert visits.of(f"gemt/borger/{name}") == 5
    assert visits.of(f"gemt/kultur/{name}") is None


def test_a_mirror_may_have_a_folder_for_the_host():
    visits = Visits(
        [("https://egeby.example/borger/pas", 5), ("https://egeby.example/", 9)], "gemt"
    )
    assert visits.of("gemt/www.egeby.example/borger/pas/index.html") == 5
    assert visits.of("gemt/www.egeby.example/index.html") == 9
