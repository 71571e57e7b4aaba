"""The mail reader: what its sender wrote, whatever it is wrapped in."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import is_read_or_refused, mutated, readers_data

from sprogtjek.errors import UserError
from sprogtjek.offsets import to_source
from sprogtjek.records import Document, Span
from sprogtjek.sources import eml

TEXT = "Hej Åse\n\nVi har læst din ansøgning. Du får svar på fredag.\n\nVenlig hilsen\nBo Lund\n"
BLOCKS = [
    ("subject", "Din ansøgning"),
    ("greeting", "Hej Åse"),
    ("paragraph", "Vi har læst din ansøgning. Du får svar på fredag."),
    ("signature", "Venlig hilsen Bo Lund"),
]
PAGE = (
    "<html><head><title>Mail</title></head><body><p>Hej Åse</p><p>Vi har læst din "
    "ansøgning. <a href='https://egeby.example'>Du får svar</a> på fredag.</p>"
    "<p>Venlig hilsen<br>Bo Lund</p></body></html>"
)


def mail(text: str = TEXT, subject: str = "Din ansøgning", **how: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "bo@egeby.example"
    message["Subject"] = subject
    message.set_content(text, **how)
    return message


def read(message: EmailMessage | bytes) -> Document:
    data = message if isinstance(message, bytes) else bytes(message)
    return eml.read(data, "svar.eml")


def outline(message: EmailMessage | bytes) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in read(message).blocks if b.kind != "link"]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1"])
@pytest.mark.parametrize("transfer", ["8bit", "quoted-printable", "base64"])
def test_a_message_in_any_encoding(charset, transfer):
    assert outline(mail(charset=charset, cte=transfer)) == BLOCKS


def test_text_has_one_block_a_line():
    source = read(mail()).source
    assert source.text.split("\n") == [text for _, text in BLOCKS]
    assert source.unit == "paragraph"


def test_wrong_or_no_claims_about_the_encoding():
    raw = TEXT.encode("cp1252")
    head = "Subject: Din ansøgning\nFrom: bo@egeby.example\n".encode("cp1252")
    for claim in (b"", b"Content-Type: text/plain; charset=utf-8\n", b"Content-Type: text/plain\n"):
        assert outline(head + claim + b"\n" + raw) == BLOCKS


def test_html_alone():
    assert outline(mail(PAGE, subtype="html")) == BLOCKS
    links = [block for block in read(mail(PAGE, subtype="html")).blocks if block.kind == "link"]
    assert [(link.text, link.target) for link in links] == [
        ("Du får svar", "https://egeby.example")
    ]


def test_plain_text_before_html_and_no_attachments():
    message = mail()
    message.add_alternative(PAGE.replace("fredag", "lørdag"), subtype="html")
    message.add_attachment("Et bilag, der ikke skal tjekkes.", filename="bilag.txt")
    message.add_attachment(mail("En mail i mailen, der ikke skal tjekkes."))
    assert outline(message) == BLOCKS


@pytest.mark.parametrize(
    "below",
    [
        "Den 3. marts 2025 kl. 10.12 skrev Åse Holm <aase@holm.example>:\n> Hej\n> Hvornår?\n",
        "Den man. 3. mar. 2025 kl. 10.12 skrev Åse Holm <\naase@holm.example>:\n\nHvornår?\n",
        "Fra: Åse Holm\nSendt: 3. marts 2025 10:12\nTil: Bo Lund\nEmne: Hej\n\nHvornår er det?\n",
        "*Fra:* Åse Holm\n*Sendt:* 3. marts 2025 10:12\n\nHvornår er det?\n",
        "-----Oprindelig meddelelse-----\nFra: Åse Holm\n\nHvornår er det?\n",
        "-------- Videresendt besked --------\nHvornår er det?\n",
        "On Mon, Mar 3, 2025 at 10:12 AM Åse Holm wrote:\n> Hvornår er det?\n",
        "Sendt fra min iPhone\n",
        "Denne e-mail og eventuelle bilag er fortrolige og kun tiltænkt modtageren.\nSlet den.\n",
        "Hvis du har modtaget denne mail ved en fejl, så slet den.\n",
        "Tænk på miljøet, før du udskriver denne mail.\n",
    ],
)
def test_what_the_sender_did_not_write_is_left_out(below):
    assert outline(mail(f"{TEXT}\n{below}")) == BLOCKS


def test_history_in_html_is_left_out():
    head = "<p><b>Fra:</b> Åse<br><b>Sendt:</b> 3. marts 2025<br><b>Til:</b> Bo</p>"
    page = PAGE.replace("</body>", f"<hr>{head}<p>Såfremt I kan svare.</p></body>")
    assert outline(mail(page, subtype="html")) == BLOCKS


def test_answers_between_quoted_lines_are_read():
    text = (
        "Den 3. marts 2025 skrev Åse Holm:\n> Hvornår får jeg svar?\n\nDu får svar på fredag.\n\n"
        "> Og hvem ringer?\n\nDet gør min kollega i Borgerservice.\n"
    )
    assert outline(mail(text))[1:] == [
        ("paragraph", "Du får svar på fredag."),
        ("paragraph", "Det gør min kollega i Borgerservice."),
    ]


def test_prose_about_mails_is_kept():
    text = (
        "Hej Åse\n\nFra: mandag til fredag har vi åbent.\n\nDen 3. marts skrev du til os, at du"
        " flytter.\n\nDenne mail handler om din nye bolig.\n\nHilsen Bo\n"
    )
    assert len(outline(mail(text))) == 6


def test_flowed_lines_are_one_paragraph():
    text = "Vi har læst \ndin ansøgning. \nDu får svar på fredag.\n\nNyt afsnit er her.\n"
    message = mail(text)
    message.set_param("format", "flowed")
    assert outline(message)[1:] == [BLOCKS[2], ("paragraph", "Nyt afsnit er her.")]


@pytest.mark.parametrize("prefix", ["SV: ", "Re: ", "VS: SV: ", "Fwd: RE[2]: "])
def test_the_subject_without_what_programs_add(prefix):
    assert outline(mail(subject=f"{prefix}Din ansøgning")) == BLOCKS


def test_directives_hold_in_mails():
    text = "Hej Åse\n\nsprogtjek: fra\n\nSåfremt du flytter.\n\nsprogtjek: til\n\nSkriv til os.\n"
    document = read(mail(text))
    marks = [document.source.text[each.span.start :][:4] for each in document.directives]
    assert marks == ["Såfr", "Skri"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Filen er tom."),
        (b"Subject: Hej\nMIME-Version: 1.0\n\n", "Der er ingen tekst i mailen at tjekke."),
        (b"Subject: Hej\n\n> Kun citat\n", "Der er ingen ny tekst i mailen at tjekke."),
        (b"Content-Type: application/pkcs7-mime\n\nAAAA", "Mailen er krypteret."),
        (b"Content-Type: text/plain" + b"; a*1=b" * 5_000 + b"\n\nHej", "Filen er for stor"),
        (b"Content-Type: multipart/mixed; boundary=a\n\n" * 600, "Filen er for stor"),
    ],
)
def test_what_cannot_be_read_is_refused_in_danish(data, message):
    with pytest.raises(UserError) as caught:
        read(data)
    assert caught.value.message.startswith(message)
    assert caught.value.path == "svar.eml"


def test_mails_inside_of_mails_end_somewhere():
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(400)
    )
    is_read_or_refused(eml.read, nested + b"\nTekst", "svar.eml")


@pytest.mark.parametrize("name", ["windows-1252.eml", "outlook.eml"])
def test_mails_as_programs_write_them(name):
    found = [(b.kind, b.text) for b in eml.read(readers_data(name), name).blocks]
    assert found[0] == ("subject", "Træet ved Skovvejen 4")
    assert ("greeting", "Kære Gudrun Bastholm") in found
    assert found[-1][0] == "signature"
    assert not any("skærmen" in text or "fortrolig" in text for _, text in found)


LINES = st.sampled_from(
    [
        *("Hej Åse", "", "", "> Citat", "Vi skriver til dig om sagen.", "Fra: Bo", "Sendt: nu"),
        *("- et punkt", "- to", "sprogtjek: fra", "Sendt fra min iPhone", "Hilsen", "Bo", "-- "),
        *("Den 3. marts 2025 skrev Bo:", "5.000\xa0kr. til sags-", "behandling", "a|b|c"),
    ]
)


@given(st.lists(LINES, max_size=14).map("\n".join))
@settings(deadline=None, max_examples=60)
def test_the_place_of_every_block_reads_back(text):
    try:
        document = read(mail(text))
    except UserError:
        return
    for block in document.blocks:
        place = to_source(block, Span(0, len(block.text)))
        assert document.source.text[place.start : place.end] == block.text


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_files_are_read_or_refused(data):
    name = data.draw(st.sampled_from(["windows-1252.eml", "outlook.eml"]))
    is_read_or_refused(eml.read, mutated(data, readers_data(name)), name)
