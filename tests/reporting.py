"""What tests of reports share: a small report that has some of everything."""

from __future__ import annotations

from collections.abc import Callable

from l10n.checks import registry
from l10n.messages import msg
from l10n.model import Certainty, Finding, LanguagePair, Severity, Span, Unit
from l10n.reports.model import CatalogReport, DoubtfulUnit, Problem, Progress, Report, RuleText
from l10n.reports.terms import GlossaryGap, Rendering, SourceTypo, TermRenderings, TermReport, Use
from l10n.reports.terms import RenderingStatus as Status

_SOURCE = "La Russie a signé 3 accords."
RULES = ("numbers/changed", "punctuation/spacing", "names/lost")
_TARGETS = {"es": "Rusia ha firmado 4 acuerdos .", "ca": "Rússia ha signat 4 acords ."}


def sample(odd: Callable[[str], str] = lambda text: text) -> Report:
    """Return a report on two articles in Spanish and Catalan; `odd` may change every text that comes from outside."""
    catalogs = tuple(
        _catalog(odd(article), target, odd) for article in ("koursk", "port") for target in ("ca", "es")
    )
    source, russie = odd(_SOURCE), odd("Russie")

    def use(catalog: CatalogReport, target: str, places: tuple[Span, ...]) -> Use:
        return Use(
            catalog.article, catalog.path, 12, source, odd(target), (Span(3, 3 + len(russie)),), places
        )

    spanish = [one for one in catalogs if one.target == "es"]
    said = (
        Rendering(odd("Rusia"), Status.PREFERRED, (use(spanish[0], "Rusia ha firmado.", (Span(0, 5),)),) * 2),
        Rendering(odd("ruso"), Status.ADMITTED, (use(spanish[1], "El país ruso ha firmado.", (Span(8, 12),)),)),
        Rendering("", Status.MISSING, (use(spanish[1], "El país ha firmado.", ()),)),
    )  # fmt: skip
    agreed = (Rendering(odd("puerto"), Status.PREFERRED, (use(spanish[0], "El puerto.", (Span(3, 9),)),)),)
    return Report(
        catalogs,
        terms=(
            TermReport(odd("russie"), "place", russie, "fr", (TermRenderings("es", said),)),
            TermReport(odd("port"), "term", odd("port"), "fr", (TermRenderings("es", agreed),)),
        ),
        typos=(SourceTypo(odd("Rusie"), russie, (use(spanish[0], "", ()),)),),
        gaps=(
            GlossaryGap(odd("marin"), "form", 2, (odd("port"),), odd("marin"), ("ca",)),
            GlossaryGap(
                odd("Mourmansk"),
                "place",
                3,
                (odd("koursk.txt") + ":3",),
                renderings=(("es", ((odd("Múrmansk"), 3),)),),
            ),
        ),
        doubtful=(
            DoubtfulUnit(
                3,
                odd("port"),
                "fr",
                "es",
                odd("locales/es/LC_MESSAGES/port.po"),
                16,
                odd("Après."),
                odd("Después."),
                (odd("engine: unsure"),),
            ),
        ),
        rows=odd("mourmansk,place,preferred,Mourmansk,Múrmansk") + "\n",
        rules=tuple(
            RuleText(
                one.id,
                one.title,
                one.summary,
                one.description,
                tuple(one.names),
                (one.example or ())[1:],
                one.paragraphs,
            )
            for one in registry.rules()
            if one.id in RULES
        ),
        problems=(
            Problem(msg("{t}", t=odd("isn't a catalog")), msg("{t}", t=odd("mend it")), odd("es/bad.po"), 1),
        ),
    )


def _catalog(article: str, target: str, odd: Callable[[str], str]) -> CatalogReport:
    path = odd(f"locales/{target}/LC_MESSAGES/{article}.po")
    texts = (path, 12, odd(_SOURCE), odd(_TARGETS[target]))
    found = (
        Finding(
            "number",
            Severity.ERROR,
            msg("{t}", t=odd("The source says 3")),
            *texts,
            (Span(18, 19),),
            (Span(17, 18),),
            odd("accord"),
            odd("accord"),
            (odd("acuerdo"),),
            "numbers/changed",
            Certainty.CERTAIN,
        ),
        Finding(
            "space-before",
            Severity.WARNING,
            msg("{t}", t=odd("Remove the space")),
            *texts,
            (),
            (Span(27, 28),),
            rule="punctuation/spacing",
            certainty=Certainty.LIKELY,
        ),
        Finding(
            "name-lost",
            Severity.INFO,
            msg("{t}", t=odd("Is Poutine said?")),
            path,
            20,
            odd("Poutine."),
            odd("Él."),
            rule="names/lost",
            certainty=Certainty.POSSIBLE,
        ),
    )
    kept = found if target == "es" else found[:1]
    pair = LanguagePair("fr", target)
    reviewed = article == "koursk" and target == "es"
    units = (
        Unit(odd("Avant."), odd("Antes."), pair, False, path, 8, article),
        Unit(*texts[2:], pair, reviewed, path, 12, article),
        Unit(odd("Après."), odd("Después."), pair, False, path, 16, article),
    )
    return CatalogReport(
        article, "fr", target, path, "changed", Progress(6, 1, 1, 1, 1, 2, 40), kept, 1, units
    )
