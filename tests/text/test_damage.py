"""What was done to a text on its way is seen, and undone where that is sure."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.text.damage import damages, findings, readable, repaired

DAMAGED = [
    # UTF-8 read as Windows-1252
    ("Le prÃ©fet a Ã©tÃ© entendu.", "encoding", "Le préfet a été entendu."),
    ("Il va Ã NÃ®mes.", "encoding", "Il va à Nîmes."),
    ("Lâ€™Ã‰tat et lâ€™armÃ©e", "encoding", "L’État et l’armée"),
    ("Â« Oui Â», dit-il.", "encoding", "« Oui », dit-il."),
    ("La dÃ©faite â€” enfin", "encoding", "La défaite — enfin"),
    ("Elle coÃ»te 3 â‚¬.", "encoding", "Elle coûte 3 €."),
    ("LIBERTÃ‰, Ã‰GALITÃ‰", "encoding", "LIBERTÉ, ÉGALITÉ"),
    ("PrÃƒÂ©fet de Lyon", "encoding", "Préfet de Lyon"),
    ("MÃ¼nchen grÃ¼ÃŸt", "encoding", "München grüßt"),
    ("El niÃ±o espaÃ±ol", "encoding", "El niño español"),
    ("A informaÃ§Ã£o nÃ£o chegou", "encoding", "A informação não chegou"),
    ("Un cÅ“ur dâ€™or", "encoding", "Un cœur d’or"),
    # letters that are lost
    ("Le pr\ufffdfet parle.", "letters", "Le pr\ufffdfet parle."),
    ("\ufffdtat d’urgence", "letters", "\ufffdtat d’urgence"),
    # entities
    ("L&rsquo;&Eacute;tat a tranch&eacute;.", "entities", "L’État a tranché."),
    ("Fish &amp; chips", "entities", "Fish & chips"),
    ("Il co&ucirc;te 3&nbsp;&euro;.", "entities", "Il coûte 3\xa0€."),
    ("C&#8217;est l&#xE0;.", "entities", "C’est là."),
    ("Er sagte &bdquo;ja&ldquo;.", "entities", "Er sagte „ja“."),
    # ligatures
    ("L’eﬃcacité de la ﬁscalité est ﬂoue.", "ligatures", "L’efficacité de la fiscalité est floue."),
    ("Die Schiﬀe fahren.", "ligatures", "Die Schiffe fahren."),
    ("The oﬀicial ﬁgure", "ligatures", "The official figure"),
    # spaces behind marks
    ("Il est fini.Il part demain.", "spaces", "Il est fini. Il part demain."),
    ("Qui vient ?Personne.", "", "Qui vient ?Personne."),
    ("Le ministre,puis le maire", "spaces", "Le ministre, puis le maire"),
    ("They left!Nobody saw them.", "spaces", "They left! Nobody saw them."),
    ("Se fue;nadie lo vio", "spaces", "Se fue; nadie lo vio"),
    # marks of notes
    ("Le Sénat proteste.1 En attendant, rien.", "notes", "Le Sénat proteste.1 En attendant, rien."),
    ("La loi suit.[note 2] Puis la fin.", "notes", "La loi suit.[note 2] Puis la fin."),
    ("Tout est dit.(4) Les autres partent.", "notes", "Tout est dit.(4) Les autres partent."),
    ("La suite arrive.[^a] Enfin.", "notes", "La suite arrive.[^a] Enfin."),
    # nothing
    ("Il coûte 3,5 % de plus : « C’est compliqué », dit-il.", "", ""),
    ("Er sagte „bittersüß“ und ging.", "", ""),
    ("A palavra «AMANH\u00c3» em MANH\u00c3 clara", "", ""),
    ("Voir www.exemple.Fr ou a.dupont@exemple.fr, M.Dupont et l’O.N.U.", "", ""),
    ("AT&T et R&D; Fish & chips", "", ""),
    ("La version 2.1 En hausse de 3.5 points", "", ""),
    ("Où est-il ? À Âge égal, Äußerung", "", ""),
]


@pytest.mark.parametrize(("text", "kind", "meant"), DAMAGED, ids=lambda value: str(value)[:40])
def test_damage_is_seen_and_undone(text: str, kind: str, meant: str) -> None:
    assert [one.damage.id for one in damages([text])] == [kind] * bool(kind)
    assert repaired(text) == (meant or text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Les salarié·es ont chacun·e un avis.", "Les salariés ont chacun un avis."),
        ("Les travailleur·euse·s et les patron·ne·s", "Les travailleurs et les patrons"),
        ("Les candidat(e)s sont élu.e.s.", "Les candidats sont élus."),
        ("Un·e directeur·rice, des acteur·rices", "Un directeur, des acteurs"),
        ("Les étudiant-e-s inscrit(es)", "Les étudiants inscrits"),
        ("Il vit (seul) ici, le vice-président.", "Il vit (seul) ici, le vice-président."),
    ],
)
def test_one_word_is_read_for_two_genders(text: str, meant: str) -> None:
    assert readable(text, "fr") == meant
    assert readable(text, "es") == text


def test_accents_apart_from_their_letters_are_put_to_them() -> None:
    assert repaired(normalize("NFD", "L’État à Nîmes")) == "L’État à Nîmes"


def test_a_format_that_has_entities_means_what_looks_like_one() -> None:
    assert readable("On écrit &nbsp; ou &eacute;.", "fr", entities=False) == "On écrit &nbsp; ou &eacute;."
    assert readable("Un prÃ©fet &eacute;lu.", "fr", entities=False) == "Un préfet &eacute;lu."


def test_an_article_has_one_finding_a_kind() -> None:
    (found,) = findings(["Un prÃ©fet.", "Rien.", "Un Ã©lu."], "a.txt")
    assert (found.rule, found.path, found.source) == ("source/encoding", "a.txt", "Un prÃ©fet.")
    assert found.message == (
        "looks like UTF-8 that was read as Windows-1252: “prÃ©fet.” is read as “préfet.”, and 1 more sentence;"
        " save it anew as UTF-8"
    )


@given(st.text("aéàÉœ’«» .,€ñüß", max_size=30))
def test_what_was_read_wrongly_is_read_back(text: str) -> None:
    wrong = "".join(
        bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in text.encode()
    )
    if damages([text]) == [] and repaired(text) == text:
        assert damages([wrong]) == [] or repaired(wrong) in (text, repaired(text))
