"""``sprogtjek site`` and ``sprogtjek cache`` as their users meet them, in real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from site_pages import page_html, write_folder

from sprogtjek import cli, language, results
from sprogtjek.site import sources, work

PAGES = 100


@pytest.fixture(autouse=True)
def _own_folders(nlp, monkeypatch, tmp_path):
    """A cache and sessions of their own; one pipeline for what runs in this process."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(language, "load", lambda path=None: nlp)
    monkeypatch.setattr(work, "_CHECKERS", {})
    monkeypatch.setattr(work, "_STORES", {})
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.commands, words, prog_name="sprogtjek")


def start(*words: str) -> subprocess.Popen[str]:
    """The program in a process of its own."""
    command = [sys.executable, "-m", "sprogtjek", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, encoding="utf-8")


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def reports(folder: Path, name: str) -> list[bytes]:
    """All files of a report."""
    views = sorted((folder / f"{name}-sider").iterdir())
    paths = [folder / f"{name}.{kind}" for kind in ("jsonl", "csv")]
    return [path.read_bytes() for path in [*paths, *views] if path.name != "index.html"]


def wanted(name: str) -> list[str]:
    return [f"--output={name}.{kind}" for kind in ("html", "jsonl", "csv")]


def test_same_pages_same_report_whatever_happens_on_the_way(tmp_path):
    """One process or two, killed and resumed, remembered or not."""
    write_folder(tmp_path / "sider", PAGES)
    (tmp_path / "sider" / "tom.html").write_text("", encoding="utf-8")
    whole = ended(start("site", "sider", "--jobs=1", "--no-cache", *wanted("hel")))
    assert whole[0] == 1
    assert whole[2] == ""

    process = start("site", "sider", "--jobs=2", *wanted("brudt"))
    lines = tmp_path / "brudt.jsonl"
    while not lines.exists() or lines.read_bytes().count(b"\n") < 3:
        assert process.poll() is None
    process.kill()
    process.communicate()
    assert lines.read_bytes().count(b"\n") <= PAGES

    code, out, err = ended(start("site", "sider", "--jobs=2", *wanted("brudt")))
    assert (code, out) == whole[:2]
    assert "Kørslen fortsætter, hvor den slap" in err
    assert len((tmp_path / "hel.jsonl").read_text(encoding="utf-8").splitlines()) == PAGES + 1
    first = [data.replace(b"hel-sider", b"brudt-sider") for data in reports(tmp_path, "hel")]
    assert reports(tmp_path, "brudt") == first

    again = ended(start("site", "sider", "--jobs=2", *wanted("brudt")))
    assert again == (*whole[:2], "")
    assert reports(tmp_path, "brudt") == first


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_says_how_to_go_on(jobs, tmp_path):
    # A shell lets what it runs in the background ignore Ctrl-C, and children ignore it with it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    write_folder(tmp_path / "sider", 10 * PAGES)
    process = start("site", "sider", f"--jobs={jobs}", "--output=fund.jsonl")
    lines = tmp_path / "fund.jsonl"
    while not lines.exists() or lines.read_bytes().count(b"\n") < 1:
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    code, _, err = ended(process)
    assert code == 130
    assert "er klaret og gemt" in err
    assert "Giv samme kommando igen for at fortsætte." in err
    assert "Traceback" not in err


def test_what_is_kept_is_told_of_and_deleted(tmp_path):
    write_folder(tmp_path / "sider", 2)
    run("site", "sider", "--jobs=1")
    told = run("cache", "info")
    assert told.exit_code == 0
    assert str(tmp_path / "cache") in told.output
    assert str(tmp_path / "state") in told.output
    assert run("cache", "clear").exit_code == 0
    assert not list(tmp_path.glob("cache/sprogtjek/site/*"))
    assert not list(tmp_path.glob("state/sprogtjek/sessions/*"))
    assert "0,0 MB" in run("cache", "info").output


def test_a_damaged_cache_is_told_of_and_begun_anew(tmp_path):
    write_folder(tmp_path / "sider", 2)
    first = run("site", "sider", "--jobs=1")
    (path,) = tmp_path.glob("cache/sprogtjek/site/*.sqlite")
    for store in work._STORES.values():  # as the first run's process would when it ends
        store.close()
    work._CHECKERS.clear()
    work._STORES.clear()
    path.write_bytes(b"ikke en database" * 1000)
    second = run("site", "sider", "--jobs=1")
    assert (second.exit_code, second.stdout) == (first.exit_code, first.stdout)
    assert "begynder forfra" in second.stderr


def test_nothing_is_kept_that_is_not_to_be(tmp_path):
    write_folder(tmp_path / "sider", 2)
    run("site", "sider", "--jobs=1", "--no-cache")
    assert not (tmp_path / "cache" / "sprogtjek" / "site").exists()
    Path(".sprogtjek.yaml").write_text("cache-megabytes: 0\n", encoding="utf-8")
    run("site", "sider", "--jobs=1")
    assert not (tmp_path / "cache" / "sprogtjek" / "site").exists()


def test_exit_codes(tmp_path):
    Path("klar.txt").write_text("Du kan ringe til os på mandag.\n", encoding="utf-8")
    Path("tom").mkdir()
    Path("tom/tom.html").write_text("", encoding="utf-8")
    assert run("site", "klar.txt", "--jobs=1").exit_code == 0
    Path("tom/side.html").write_text(page_html(1), encoding="utf-8")
    found = run("site", "tom", "--jobs=1")
    assert found.exit_code == 1
    assert "Filen er tom." in found.stdout
    assert run("site", "tom", "--jobs=1", "--fail-level=error").exit_code == 0
    Path("tom/side.html").unlink()
    assert run("site", "tom", "--jobs=1").exit_code == 2
    assert run("site", "findes-ikke", "--jobs=1").exit_code == 2


def test_only_what_is_asked_for_is_in_the_report(tmp_path):
    write_folder(tmp_path / "sider", 1)
    run("site", "sider", "--jobs=1", "--output=alt.jsonl")
    run("site", "sider", "--jobs=1", "--output=fejl.jsonl", "--level=error")
    everything, errors = (
        results.loads(Path(name).read_text(encoding="utf-8")).findings
        for name in ("alt.jsonl", "fejl.jsonl")
    )
    assert set(errors) == {each for each in everything if each.level == "error"}
    assert len(errors) < len(everything)


def test_an_earlier_run_is_compared_with(tmp_path):
    folder = write_folder(tmp_path / "sider", 4)
    run("site", "sider", "--jobs=1", "--output=foer.jsonl")
    clear = page_html(0, "Du kan ringe til os på mandag.")
    (folder / "side-000.html").write_text(clear, encoding="utf-8")
    found = run("site", "sider", "--jobs=1", "--compare=foer.jsonl")
    assert "rettede 2, uændrede 9" in found.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--output=rapport.docx"], "endelsen skal være en af .html, .csv, .jsonl"),
        (["--output=findes/ikke.html"], "findes ikke"),
        (["--output=a.html", "--output=b.html"], "kun være én rapport i html"),
        (["--output=a.jsonl", "--compare=a.jsonl"], "ville blive overskrevet"),
        (["--compare=mangler.jsonl"], "kan ikke læses"),
        (["--compare=sider/side-000.html"], "ikke en side fra en tidligere kørsel"),
        (["--config=mangler.yaml"], "kan ikke læses"),
        (["--profile=mangler"], "mangler"),
    ],
)
def test_faults_are_told_before_a_night_is_spent(tmp_path, monkeypatch, words, said):
    write_folder(tmp_path / "sider", 1)
    monkeypatch.delattr(sources, "pages")  # nothing is fetched
    found = run("site", "sider", *words)
    assert found.exit_code == 2
    assert said in " ".join(found.stderr.split())
