"""How a Danish text can address its reader: *du*, *I* or the polite *De*.

*De, Dem, Deres* take a capital, and so does *I*; *jer* and *jeres* do not (Retskrivningsordbogen
§ 13.1). The forms of *du* and *I* are given in small letters.
"""

from __future__ import annotations

from typing import Literal

System = Literal["du", "De", "I"]

POLITE = frozenset({"De", "Dem", "Deres"})
SINGULAR = frozenset({"du", "dig", "din", "dit", "dine"})
PLURAL = frozenset({"jer", "jeres"})
"""Without *I*: in small letters it is a preposition."""

FAMILIAR = {"De": "du", "Dem": "dig"}
"""What corresponds to the polite pronouns; *Deres* agrees with its noun (*din, dit, dine*)."""

POSSESSIVE = "din"

SEVERAL = frozenset(
    """begge forælder forældre forældrene familie familien husstand husstanden ægtefælle ægtefæller
    samlever samlevere barn børn tvillinger par naboer beboere ejere lejere ansøgere pårørende
    virksomhed virksomheden firma firmaet forening foreningen bestyrelse bestyrelsen bygherre
    grundejerforening ejerforening""".split()
)
"""Words of texts that may well say *I*: to parents, households, associations."""
