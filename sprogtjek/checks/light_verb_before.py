"""Light verbs whose noun stands before them: *klage kan indgives*, *det skøn, vi har foretaget*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.passive_voice import passives

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT_OF = frozenset("afgive fremsætte give indgive meddele rejse rette træffe yde".split())
"""Light verbs in whose passive a bare noun is still the act: *tilladelse kan ikke gives*. What is
done with *foretage, gennemføre, udføre* is a matter of ``nominal-subject``."""

_OBJECT_OF = frozenset("afgive foretage fremsætte indgive træffe udøve".split())
_RELATIVE = frozenset({"som", "der"})


def noun_before(token: Token, verb: str) -> Token | None:
    """The noun that a light verb belongs to and that stands before it."""
    if verb in _SUBJECT_OF and any(passive.token.i == token.i for passive in passives(token.doc)):
        noun = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
        if noun is not None and noun.pos_ == "NOUN":
            return noun if _is_bare(noun) else None
    return _antecedent(token) if verb in _OBJECT_OF else None


def _is_bare(noun: Token) -> bool:
    """*Klage indgives*; *klagen er indgivet* and *en klage kan indgives* speak of a thing."""
    if "Def" in noun.morph.get("Definite", []):
        return False
    return not any(child.dep_ in ("det", "nmod:poss", "nummod") for child in noun.children)


def _antecedent(token: Token) -> Token | None:
    """*det skøn, som vi foretager*, *det skøn, der er udøvet*; the noun right before the comma."""
    noun = token.head
    if token.dep_ != "acl:relcl" or noun.pos_ != "NOUN" or noun.i >= token.i:
        return None
    words = token.doc[noun.i + 1 : token.i]
    opens = len(words) > 1 and words[0].text == "," and words[1].lower_ in _RELATIVE
    return noun if opens else None
