"""``tree``: patterns over the dependency tree of your own, written in YAML.

A pattern is a list of nodes, with spaCy's names
(https://spacy.io/usage/rule-based-matching#dependencymatcher). The first node is the anchor; every
further node hangs on one before it::

    - id: det-er-muligt-at
      kind: tree
      params:
        patterns:
          - - {RIGHT_ID: mulig, RIGHT_ATTRS: {LEMMA: mulig}}
            - {LEFT_ID: mulig, REL_OP: ">", RIGHT_ID: det, RIGHT_ATTRS: {LOWER: det}}
        flag: [det, mulig]
        advice: "Skriv, hvem der kan."

``REL_OP``: ``>`` is the head of, ``<`` hangs on, ``>>`` and ``<<`` the same over several steps,
``.`` stands directly before, ``.*`` before, ``;`` directly after, ``;*`` after, ``>++`` is the head
of a word to its right, ``>--`` of one to its left. ``RIGHT_ATTRS`` are those of kind ``pattern``,
without ``OP``.

``flag`` names the nodes to mark (all of them if left out); the place runs from the first to the
last of them, and with ``subtree: true`` takes in all that hangs on them. ``better`` and ``advice``
are as in kind ``pattern``. Errors are said at load with the rule's name.

A tree rule is as good as the parse: where words and their order show the same thing, a
``pattern`` finds it more surely. The relations are those of UD_Danish-DDT: nsubj, obj, iobj, obl,
advmod, acl:relcl, advcl, ccomp, xcomp, aux, cop, mark, expl, amod, nmod, nmod:poss, compound:prt,
case, det, appos, conj, cc … It has no aux:pass and no nsubj:pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sprogtjek.checks import Collected, CollectOnly, wording
from sprogtjek.checks.landmarks import has_words
from sprogtjek.checks.pattern_errors import check_token, in_rule, literals, need_list, refuse
from sprogtjek.checks.syntax import place
from sprogtjek.errors import did_you_mean
from sprogtjek.records import WORDS, Block, BlockKind, Hit, Rule
from sprogtjek.snapshot import spacy_doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import DependencyMatcher
    from spacy.tokens import Doc, Span

KIND = "tree"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "lemma", "dep", "sents"})
SCOPE: frozenset[BlockKind] = WORDS
SLOTS: frozenset[str] = frozenset({"match", "better", "alternatives"})

_NODE_KEYS = ("RIGHT_ID", "RIGHT_ATTRS", "LEFT_ID", "REL_OP")


@dataclass(frozen=True, slots=True)
class Params:
    """``patterns``: alternatives, each a list of nodes. See the module's manual page."""

    patterns: tuple[Any, ...]
    flag: tuple[str, ...] = ()
    subtree: bool = False
    better: tuple[str, ...] = ()
    advice: str = ""


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Tree:
    """Compile the patterns. Raises ``UserError`` that names the rule."""
    return _Tree(tuple(_Compiled(rule, nlp) for rule in rules))


@dataclass(frozen=True, slots=True)
class _Tree(CollectOnly):
    rules: tuple[_Compiled, ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per place and rule."""
        rules = (compiled for compiled in self.rules if compiled.may_match(doc))
        return Collected(tuple(hit for compiled in rules for hit in compiled.hits(spacy_doc(doc))))


class _Compiled:
    """One rule with its patterns in a matcher, each under its own number."""

    def __init__(self, rule: Rule[Params], nlp: Language) -> None:
        from spacy.matcher import DependencyMatcher

        self.rule = rule
        self.flagged: dict[int, list[int]] = {}
        self.matcher: DependencyMatcher = DependencyMatcher(nlp.vocab, validate=True)
        self.literals: list[frozenset[str]] = []
        for number, pattern in enumerate(rule.params.patterns):
            nodes = need_list(rule, pattern)
            for node in nodes:
                _check_node(rule, node)
            with in_rule(rule):
                self.matcher.add(str(number), [nodes])
            self.literals.append(literals([node["RIGHT_ATTRS"] for node in nodes]))
            self.flagged[nlp.vocab.strings[str(number)]] = _flagged(rule, nodes)

    def may_match(self, doc: Doc) -> bool:
        """Whether the words that some pattern names are there. Matching costs more than asking."""
        return any(has_words(doc, needed) for needed in self.literals)

    def hits(self, doc: Doc) -> Iterator[Hit]:
        params = self.rule.params
        for marked in self._marked(doc):
            span = place(marked)
            yield Hit(
                self.rule.id,
                span,
                wording.slots(marked.text, params.better),
                tuple(wording.suggestions(marked.text, span, params.better, params.advice)),
            )

    def _marked(self, doc: Doc) -> list[Span]:
        """The places of all matches, each once, in order."""
        spans = {}
        for key, tokens in self.matcher(doc):
            marked = [doc[tokens[node]] for node in self.flagged[key]]
            if self.rule.params.subtree:
                marked = [edge for token in marked for edge in (token.left_edge, token.right_edge)]
            start, end = min(token.i for token in marked), max(token.i for token in marked) + 1
            spans[start, end] = doc[start:end]
        return [spans[bounds] for bounds in sorted(spans)]


def _check_node(rule: Rule[Params], node: Any) -> None:
    for key in node:
        if key not in _NODE_KEYS:
            hint = did_you_mean(str(key).upper(), _NODE_KEYS)
            raise refuse(rule, f"»{key}« kan ikke stå i en knude.", hint)
    attributes = node.get("RIGHT_ATTRS")
    if not isinstance(attributes, dict) or not isinstance(node.get("RIGHT_ID"), str):
        raise refuse(
            rule,
            "Hver knude skal have RIGHT_ID (et navn) og RIGHT_ATTRS (hvad ordet skal være).",
            "Skriv for eksempel {RIGHT_ID: verbum, RIGHT_ATTRS: {POS: VERB}}.",
        )
    check_token(rule, attributes)


def _flagged(rule: Rule[Params], nodes: Sequence[Any]) -> list[int]:
    """The positions of the nodes to mark."""
    names = [node["RIGHT_ID"] for node in nodes]
    for name in rule.params.flag:
        if name not in names:
            hint = did_you_mean(name, names) or "Knuderne hedder: " + ", ".join(names) + "."
            raise refuse(rule, f"»flag« nævner »{name}«, men der er ingen knude af det navn.", hint)
    return [names.index(name) for name in rule.params.flag or names]
