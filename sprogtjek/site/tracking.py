"""Query parameters that say where a reader came from, and nothing of what the page shows."""

from __future__ import annotations

PREFIXES = ("utm_", "mtm_", "matomo_", "piwik_", "pk_", "hsa_", "_hs")
"""Campaign parameters of Google Analytics, Matomo and HubSpot."""

NAMES = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid _ga _gl
    msclkid yclid twclid ttclid li_fat_id igshid igsh epik scid sccid rdt_cid
    mc_cid mc_eid mkt_tok _openstat vero_id vero_conv oly_anon_id oly_enc_id
    wickedid rb_clickid s_kwcid ef_id _branch_match_id cx_click cx_recswidget
    jsessionid phpsessid aspsessionid sessionid session_id
    """.split()
)
"""Click marks of search engines, social media and mail programs; session numbers.

»ref«, »source«, »sid« and »id« are left out: they may choose what the page shows.
"""


def is_tracking(name: str) -> bool:
    """Whether a parameter can be left out without changing the page."""
    lowered = name.lower()
    return lowered in NAMES or lowered.startswith(PREFIXES)
