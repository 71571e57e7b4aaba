"""Who is to step forward in a passive clause: the agent it names, the sender or the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.active_words import active_words, does_it
from sprogtjek.checks.actor import verb_table
from sprogtjek.checks.agent_phrase import agent_of, may_have_agent, names_agent
from sprogtjek.checks.bidding import as_imperative
from sprogtjek.checks.formal_subject import formal_subject, object_follows, that_follows
from sprogtjek.checks.imagined import is_done
from sprogtjek.checks.instruction import instructs_reader
from sprogtjek.checks.joined import joined_passives
from sprogtjek.checks.kept import kept
from sprogtjek.checks.landmarks import tokens_of_words
from sprogtjek.checks.lead_in import without_lead_in
from sprogtjek.checks.passive_clause import Passive, has_agent, modal_of
from sprogtjek.checks.raising import with_clause
from sprogtjek.checks.turning import turned
from sprogtjek.checks.who_acts import is_readers, is_senders
from sprogtjek.danish.actors import is_actor
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WITHOUT_OBJECT = frozenset({"ansøge", "betale", "klage", "søge"})
"""*der kan søges om støtte → du kan søge om støtte*: grammatical with no object too."""

_REPORTS = frozenset(
    {"anerkende", "bekræfte", "erkende", "foreslå", "indrømme", "meddele", "oplyse"}
)
_SENDERS = ("kommune", "forvaltning", "afdeling")
_POLITE = frozenset({"De", "Dem", "Deres"})
_PLURAL = frozenset({"I", "jer", "jeres", "Jeres"})
_SINGULAR = frozenset({"du", "Du", "dig", "din", "Din", "dit", "Dit", "dine", "Dine"})
_ADDRESS = frozenset(map(str.lower, _POLITE | _PLURAL | _SINGULAR))


@kept
def with_sender(passive: Passive) -> Suggestion | None:
    """*Det vurderes, at → Vi vurderer, at*; *ansøgningen er afslået → vi har afslået …*."""
    if verb_table("decision_verbs").has(passive.verb, "left_out"):
        return without_lead_in(passive)
    if _is_for_reader(passive) or _is_someone_elses(passive.token) or _is_reported(passive):
        return None
    if not _has_complement(passive):
        return None
    return with_clause(passive, "vi") or turned(passive, "vi")


def _has_complement(passive: Passive) -> bool:
    """Whether what *det* or *der* stands for follows the verb."""
    formal = formal_subject(passive)
    if formal is None:
        return True
    if formal.lower_ == "det":
        return that_follows(passive.token)
    return object_follows(passive.token)


def _is_reported(passive: Passive) -> bool:
    """*Det er oplyst, at du bor alene*: by the reader, if not by the sender."""
    return passive.verb in _REPORTS and is_done(passive)


def _is_someone_elses(token: Token) -> bool:
    """*Ankestyrelsen har afgjort, at beløbet nedsættes*: another authority is at hand."""
    subjects = (t for t in token.doc[token.sent.start : token.i] if t.dep_ == "nsubj")
    return any(is_actor(t.lower_, t.lemma_.lower()) and not _is_sender(t.lower_) for t in subjects)


def _is_sender(word: str) -> bool:
    return any(noun in word for noun in _SENDERS)


def ask_who(passive: Passive, span: Span) -> Suggestion:
    """Advice where the sentence cannot be turned round safely."""
    if verb_table("decision_verbs").has(passive.verb, "left_out"):
        return Suggestion("Slet indledningen, og skriv selve oplysningen.", span, "advice")
    text = f"Skriv, hvem der {does_it(passive)}"
    if _is_for_reader(passive):
        return Suggestion(f"{text}.", span, "advice")
    after_subject = active_words(passive)
    return Suggestion(f"{text}, for eksempel »vi {after_subject} …«.", span, "advice")


def _is_for_reader(passive: Passive) -> bool:
    """*det må forventes, at sagen tager tid*: it is the reader who must expect it."""
    return passive.verb == "forvente" and modal_of(passive) is not None


def tell_slot(passive: Passive) -> str:
    """What to tell the writer of an instruction."""
    if passive.verb == "bede":
        return "Bed læseren direkte om det."
    return f"Skriv »{reader(passive.token.doc)}«, så læseren ved, hvem det gælder."


def who_slot(passive: Passive) -> str:
    """What to tell the writer of a decision without its author, or of an empty opening."""
    match = passive.token.text
    if verb_table("decision_verbs").has(passive.verb, "left_out"):
        return f"Indledningen med »{match}« kan gå ud. Begynd med selve oplysningen."
    return f"Det fremgår ikke, hvem der står bag »{match}«. Skriv, hvem det er."


def ask_slot(passive: Passive) -> str:
    """What to ask the writer: who does it, or, where »af …« tells, to begin with that."""
    if passive.verb == "bede":
        return "Bed læseren direkte om det."
    if _names_agent(passive):
        return "Kan du begynde med den, der handler?"
    does = "har gjort" if passive.construction == "være" else "gør"
    return f"Kan du skrive, hvem der {does} det?"


def _names_agent(passive: Passive) -> bool:
    return has_agent(passive.token) or names_agent(passive.token)


def ask_actor(passive: Passive, span: Span) -> tuple[Suggestion, ...]:
    """The agent or the sender as the subject, or advice. None for *bedes*: nobody is hidden."""
    if passive.verb == "bede":
        return ()
    better = with_agent(passive) or _as_party(passive)
    if better is not None or _names_agent(passive):
        return (better,) if better is not None else ()
    text = f"Skriv, hvem der {does_it(passive)}, hvis det er vigtigt for læseren."
    return (Suggestion(text, span, "advice"),)


def _as_party(passive: Passive) -> Suggestion | None:
    """*Din støtte er beregnet på ny → Vi har …*, where only the sender can have done it; an
    instruction is the reader's."""
    if has_agent(passive.token) or may_have_agent(passive.token):
        return None
    if is_readers(passive):
        return _addressed(passive)
    is_either = verb_table("reader_actions").has(passive.verb, "verbs")
    return with_sender(passive) if is_senders(passive) and not is_either else None


def with_agent(passive: Passive) -> Suggestion | None:
    """*Sagen behandles af nævnet → Nævnet behandler sagen*."""
    agent = agent_of(passive.token)
    return turned(passive, agent.text, agent) if agent is not None else None


def with_reader(passive: Passive, span: Span) -> Suggestion:
    """*Skemaet skal udfyldes → Du skal udfylde skemaet*; advice where that is not safe."""
    return _addressed(passive) or _advise_reader(passive, span)


def _addressed(passive: Passive) -> Suggestion | None:
    if passive.verb == "bede":
        return as_imperative(passive)
    if has_agent(passive.token):
        return with_agent(passive)
    if not _has_complement(passive) and passive.verb not in _WITHOUT_OBJECT:
        return None
    if not all(instructs_reader(joined) for joined in joined_passives(passive)):
        return None  # »skal udfyldes og behandles«: one is the reader's, the other is not
    return turned(passive, reader(passive.token.doc))


def reader(doc: Doc) -> str:
    """How the text addresses its reader: *De*, *I* or *du*."""
    words = {
        t.text
        for t in tokens_of_words(doc, _ADDRESS)
        if not t.is_sent_start or (t.text == "I" and t.pos_ == "PRON")
    }
    if words & _POLITE:
        return "De"
    return "I" if words & _PLURAL and not words & _SINGULAR else "du"


def _advise_reader(passive: Passive, span: Span) -> Suggestion:
    modal = modal_of(passive)
    if modal is None:
        return Suggestion("Skriv direkte, hvad læseren skal gøre.", span, "advice")
    text = f"Skriv til læseren: »Du {active_words(passive)} …«."
    if has_agent(passive.token):  # »skal underskrives af begge forældre«
        text = f"Nævn først, hvem der {does_it(passive)}."
    return Suggestion(text, span, "advice")
