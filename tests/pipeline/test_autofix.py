"""What is mechanically wrong in a machine's target is put right, and nothing else."""

from __future__ import annotations

from functools import cache

import pytest

from l10n.model import LanguagePair
from l10n.pipeline.autofix import mended
from l10n.pipeline.checker import Checker


@cache
def checker(pair: str) -> Checker:
    source, _, target = pair.partition("-")
    return Checker(LanguagePair(source, target))


# languages, source, what a machine made, what it becomes
MENDED = [
    # thousands and decimals
    ("fr-en", "Il a versé 10 000 euros.", "He paid 10 000 euros.", "He paid 10,000 euros."),
    ("fr-en", "Le fonds a 1,05 million.", "The fund has 1,05 million.", "The fund has 1.05 million."),
    ("fr-en", "Une hausse de 2,7 % en mai.", "A rise of 2,7 % in May.", "A rise of 2.7 % in May."),
    ("fr-en", "Il saute 2,45 m et court 5 000 m.", "He jumps 2,45 m and runs 5 000 m.",
     "He jumps 2.45 m and runs 5,000 m."),
    ("fr-en", "Il y a 1 234 567 noms.", "There are 1 234 567 names.", "There are 1,234,567 names."),
    ("de-en", "Es kostet 1.234,50 Euro.", "It costs 1.234,50 euros.", "It costs 1,234.50 euros."),
    ("es-en", "Son 12.500 personas.", "They are 12.500 people.", "They are 12,500 people."),
    ("en-es", "It costs 1,234.5 dollars.", "Cuesta 1,234.5 dólares.", "Cuesta 1.234,5 dólares."),
    ("en-ca", "A rise of 3.4 per cent.", "Una pujada del 3.4 per cent.", "Una pujada del 3,4 per cent."),
    ("en-de", "Some 2.5 million people.", "Etwa 2.5 Millionen Menschen.", "Etwa 2,5 Millionen Menschen."),
    ("en-it", "It weighs 0.75 kg.", "Pesa 0.75 kg.", "Pesa 0,75 kg."),
    ("en-pt", "He ran 42.2 km.", "Correu 42.2 km.", "Correu 42,2 km."),
    ("en-fr", "It costs 12,500 euros.", "Cela coûte 12,500 euros.", "Cela coûte 12\u202f500 euros."),
    # what multiplies them
    ("fr-en", "La dette atteint 2 billions d'euros.", "The debt attains 2 billion euros.",
     "The debt attains 2 trillion euros."),
    ("fr-es", "Il coûte 3 milliards d'euros.", "Cuesta 3 billones de euros.", "Cuesta 3 mil millones de euros."),
    ("en-de", "It costs 1.2 billion dollars.", "Es kostet 1,2 Billionen Dollar.", "Es kostet 1,2 Milliarden Dollar."),
    ("en-fr", "It costs 1.2 billion euros.", "Il coûte 1,2 billion d’euros.", "Il coûte 1,2 milliard d’euros."),
    ("en-ca", "It costs 3 trillion dollars.", "Costa 3 milions de dòlars.", "Costa 3 bilions de dòlars."),
    # quotation marks
    ("fr-en", "C'est un « acte ».", "It is a ‘ random act’.", "It is a “random act”."),
    ("fr-en", "Il leur est dû », dit-il.", "It is due to them', he says.", "It is due to them”, he says."),
    ("fr-en", "Il dit « non » et « oui ».", "He says “no’ for workers' ends and 'yes'.",
     "He says “no” for workers' ends and “yes”."),
    ("fr-en", "Ils disent « oui ».", "The workers' bosses say “yes”.", "The workers' bosses say “yes”."),
    ("fr-en", "« Il part », dit-elle.", "“He leaves ', she says.", "“He leaves”, she says."),
    ("fr-en", "Ils disent oui.", "They say ‘yes’.", "They say ‘yes’."),
    ("fr-en", "« Il dit “non” », dit-elle.", "“He says ‘no’”, she says.", "“He says ‘no’”, she says."),
    # months and days
    ("fr-en", "Samedi, il part.", "Samedi, he leaves.", "Saturday, he leaves."),
    ("fr-de", "Il part en juillet.", "Er geht im juillet.", "Er geht im Juli."),
    ("fr-es", "Il part mardi.", "Se va mardi.", "Se va martes."),
    # ordinals
    ("fr-en", "À la 65e minute, rien.", "In the 65e minute, nothing.", "In the 65th minute, nothing."),
    ("fr-en", "Le 22e jour et le 11e mois.", "The 22e day and the 11e month.",
     "The 22nd day and the 11th month."),
    ("fr-en", "Au XXe siècle, rien.", "In the XXe century, nothing.", "In the 20th century, nothing."),
    ("fr-es", "La 29e édition commence.", "La 29e edición empieza.", "La 29.ª edición empieza."),
    ("fr-es", "Le 15e tour commence.", "El 15e turno empieza.", "El 15.º turno empieza."),
    ("fr-es", "Au XIXe siècle, rien.", "En el siglo XIXe, nada.", "En el siglo XIX, nada."),
    ("fr-ca", "La 12e étape commence.", "La 12e etapa comença.", "La 12a etapa comença."),
    ("fr-de", "Le 3e jour, il part.", "Am 3e Tag geht er.", "Am 3. Tag geht er."),
    ("fr-it", "Le 3e jour, il part.", "Il 3e giorno parte.", "Il 3º giorno parte."),
    ("fr-pt", "La 4e fois, il part.", "A 4e vez ele parte.", "A 4.ª vez ele parte."),
    ("en-fr", "He came on the 4th floor.", "Il vint au 4th étage.", "Il vint au 4e étage."),
    # times of day
    ("fr-en", "Il part à 17 h 30.", "He leaves at 17 h 30.", "He leaves at 17:30."),
    ("fr-en", "Il arrive à 04h40 le jeudi.", "He arrives at 04h40 on Thursday.", "He arrives at 4:40 on Thursday."),
    ("fr-en", "Il part à 17 h.", "He leaves at 17 h.", "He leaves at 17:00."),
    ("fr-es", "Il part à 8 h 15.", "Sale a las 8 h 15.", "Sale a las 8:15."),
    ("fr-de", "Il part à 17 h 30.", "Er geht um 17 h 30.", "Er geht um 17:30 Uhr."),
    ("fr-it", "Il part à 17 h 30.", "Parte alle 17 h 30.", "Parte alle 17:30."),
    ("en-fr", "He leaves at 5:30 p.m.", "Il part à 5:30 p.m.", "Il part à 17\u00a0h\u00a030."),
    ("en-de", "He leaves at 9 pm.", "Er geht um 9 pm.", "Er geht um 21 Uhr."),
    # opening marks
    ("fr-es", "Qui est là ?", "Quién está ahí?", "¿Quién está ahí?"),
    ("fr-es", "Quelle honte !", "Qué vergüenza!", "¡Qué vergüenza!"),
    ("fr-es", "Il demanda : qui vient ?", "Preguntó: quién viene?", "Preguntó: ¿quién viene?"),
    ("fr-es", "Elle cria : « Pourquoi ? »", "Gritó: «Por qué?»", "Gritó: «¿Por qué?»"),
    ("fr-es", "Il part. Quand ? Demain.", "Se va. Cuándo? Mañana.", "Se va. ¿Cuándo? Mañana."),
    ("fr-es", "Qui ? Moi !", "Quién? Yo!", "¿Quién? ¡Yo!"),
    # quotation marks
    ("fr-de", "Il a dit « oui ».", "Er sagte «ja».", "Er sagte „ja“."),
    ("fr-de", "Il a dit « oui ».", "Er sagte « ja ».", "Er sagte „ja“."),
    ("fr-en", "« Il a dit : \"Oui\" », dit-elle.", "«He said: \"Yes\"», she says.", "“He said: ‘Yes’”, she says."),
    ("fr-en", "Il a dit « oui ».", "He said « yes ».", "He said “yes”."),
    ("en-fr", "He said “yes”.", "Il a dit “oui”.", "Il a dit «\u00a0oui\u00a0»."),
    ("en-ca", "He said “yes” and “no”.", "Va dir \"sí\" i “no”.", "Va dir «sí» i «no»."),
    ("fr-it", "Il a dit « oui ».", "Ha detto „sì“.", "Ha detto «sì»."),
    ("fr-pt", "« Il faut partir.", "„É preciso partir.", "«É preciso partir."),
    # capitals
    ("fr-en", "Trump a parlé longtemps.", "Trump Has spoken for long.", "Trump has spoken for long."),
    ("fr-es", "Aguero a marqué deux fois.", "Aguero Ha marcado dos veces.", "Aguero ha marcado dos veces."),
    ("fr-en", "Zinke est venu, puis Reeher est parti.", "Zinke Is come, then Reeher Is gone.",
     "Zinke is come, then Reeher is gone."),
    ("fr-en", "Il vient lundi.", "He comes on monday.", "He comes on Monday."),
    ("fr-es", "Il vient jeudi.", "Viene el Jueves.", "Viene el jueves."),
    ("fr-en", "Il a parlé à la BBC hier.", "He spoke with the bbc yesterday.", "He spoke with the BBC yesterday."),
    ("fr-en", "Il a vu Kavanaugh hier.", "He saw KAvanaugh yesterday.", "He saw Kavanaugh yesterday."),
    # spaces and marks
    ("fr-en", "Où est-il ?", "Where is he ?", "Where is he?"),
    ("fr-en", "Il vient, il part.", "He comes , he goes.", "He comes, he goes."),
    ("fr-en", "Il l’a dit : elle vient.", "He promised:she comes.", "He promised: she comes."),
    ("fr-en", "Il vit (seul) ici.", "He lives ( alone ) here.", "He lives (alone) here."),
    ("fr-ca", "Un excellent vin.", "Un vi excel.lent.", "Un vi excel·lent."),
    ("en-fr", "Where is he?", "Où est-il?", "Où est-il\u00a0?"),
    ("fr-en", "Il part – enfin.", "He leaves - at last.", "He leaves – at last."),
    ("fr-it", "C’est l’homme.", "È l’ uomo.", "È l’uomo."),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "target", "wanted"), MENDED, ids=lambda value: str(value)[:40])
def test_what_is_mechanical_is_put_right(pair: str, source: str, target: str, wanted: str) -> None:
    assert mended(source, target, checker(pair)) == wanted
    assert mended(source, wanted, checker(pair)) == wanted


# languages, source, a target that stays as it is
LEFT = [
    ("en-fr", "It runs on iOS 17.4 and Python 3.11.", "Il tourne sur iOS 17.4 et Python 3.11."),
    ("en-es", "The version 2.10 is out.", "La versión 2.10 ha salido."),
    ("fr-en", "Les articles 1,2 et 3 le disent.", "Articles 1,2 and 3 say so."),
    ("fr-en", "Appelez le 01 42 68 53 00.", "Call 01 42 68 53 00."),
    ("fr-en", "Appelez le +33 1 42 68 53 00.", "Call +33 1 42 68 53 00."),
    ("en-fr", "Call (202) 555-0123 now.", "Appelez le (202) 555-0123."),
    ("en-es", "He lives on 5th Avenue.", "Vive en la 5th Avenue."),
    ("fr-en", "Il mesure 5\" de haut.", "It is 5\" high."),
    ("fr-en", "Le président Macron, ministre en 2014.", "President Macron, Minister in 2014."),
    ("fr-en", "Wall Street ouvre.", "Wall Street opens."),
    ("fr-en", "Pourquoi ? lui demanda-t-elle.", "Why? she asked him."),
    ("fr-de-CH", "Il a dit « oui ».", "Er sagte «ja»."),
    ("fr-es", "Il a dit oui.", "Dijo que sí."),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "target"), LEFT, ids=lambda value: str(value)[:40])
def test_what_may_be_right_stays(pair: str, source: str, target: str) -> None:
    assert mended(source, target, checker(pair)) == target
