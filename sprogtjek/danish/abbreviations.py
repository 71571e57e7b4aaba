"""Danish abbreviations with a full stop, and which of them can end a sentence.

Source: Dansk Sprognævn's list of abbreviations, and municipal and legal usage. All are written
in lower case here; `with_case` gives the other spellings a text may have.
"""

from __future__ import annotations

NEVER_LAST = frozenset(
    """
    adm. adr. afd. afs. afsn. alm. ang. anf. art. att. bek. bekg. bet. bl.a. bygn. ca. cand. cf.
    cirk. cpr.nr. cvr.nr. d. d.v.s. dir. dr. dvs. ejd.nr. ejl.nr. eks. ekskl. excl. evt. f.eks.
    fa. ff. flg. frk. fuldm. fx. gl. gnsn. gns. h.h.v. hhv. henv. hr. i.f.m. i.f.t. i.h.t. iflg.
    ifm. ift. iht. incl. inkl. j.nr. jf. jfr. jnf. jnr. journalnr. jvf. jvnf. kap. kgl. kl. komm.
    kontonr. lb. lb.nr. lejl. lovbek. m.a.o. m.h.p. m.h.t. maks. matr. matr.nr. max. mdl. mht.
    mob. modt. mobilnr. ndr. nr. nuv. omkr. opr. p.g.a. pga. pag. pkt. postnr. pr. prof. reg.
    reg.nr. resp. s.å. sagsnr. sct. sdr. skt. sml. st. stud. såk. t.o.m. telefonnr. tidl. tlf.
    tlf.nr. tlfnr. undt. vedk. vedr. vejl. vha. vs. v.h.a. husnr. bilagsnr. best.nr. bkg. dok.
    dok.nr. doknr. ejendomsnr. fakturanr. kundenr. lbk. lbkg. ordrenr. personnr. ref.nr.
    """.split()
)
"""Abbreviations that lean on the next word (*jf. § 5*, *hr. Jensen*): never a sentence's end."""

MAY_BE_LAST = frozenset(
    """
    a.m.b.a. apr. aug. cm. d.d. d.m. d.s. d.y. d.å. d.æ. dec. dkr. e.kr. e.l. e.o. el.lign.
    etc. f.kr. feb. febr. fl. fm. em. eftf. f.m. e.m. ha. h.a. h.c. jan. jr. jun. kg. km. kr. kvm.
    lign. m.fl. m.m. m.v. m.v.h. md. mdr. mfl. mia. mill. mio. mv. mvh. nov. o.a. o.fl. o.l.
    o.lign. o.m.a. ofl. ol. okt. osv. p.a. p.m. p.t. pct. prc. pt. s.u. sek. sen. sep. sept.
    stk. t.h. t.v. t.kr. th. tkr. tv. vh. årg. årl. ugtl. mdtl. ovf. uds.
    """.split()
)
"""Abbreviations that may close a sentence (*… og mad m.v.*): the next word says whether they do."""

NAME_PARTS = frozenset(
    "Aa. Alb. Brdr. Ch. Chr. Dronn. Fr. Gl. Joh. Jr. Kgs. Kr. Ll. Nr. Ndr. Sct. Sdr. Skt. St. "
    "Sv. Th. Vilh. Vr. Vald. Ph.d. ph.d.".split()
)
"""Shortened names of people and places, as written: *Peter Aa. Holm*, *Ll. Skensved*."""

LETTERED = frozenset(
    "afsnit bilag blok boks del felt gruppe hus kategori klasse lejlighed litra model opgang punkt "
    "prøve rum skema tabel type zone".split()
)
"""What a letter numbers: in *Se bilag A.* the full stop ends a sentence, in *Hr. A. Holm* not."""

NUMBERED = frozenset({"stk.", "nr.", "pkt.", "kap.", "art.", "afsn.", "litra", "§", "§§"})
"""What stands before the number of a law's parts: *stk. 2*, *nr. 3*, *§ 5*."""

ORDINARY_WORDS = frozenset(
    """
    bill. def. dep. do. eng. fam. fig. hum. id. if. ib. ill. it. lab. mag. man. mul. org. pass.
    pos. rad. regn. rep. rest. self. sing. sup. till. vind. vær. tor. fre. mar. skr. sign. spec.
    """.split()
)
"""Abbreviations spaCy knows that letters use as whole words at a sentence's end (*vores it.*)."""


def with_case(abbreviation: str) -> set[str]:
    """As written, with a capital first, and in ALL CAPS: *jf.*, *Jf.*, *JF.*"""
    return {abbreviation, abbreviation[0].upper() + abbreviation[1:], abbreviation.upper()}
