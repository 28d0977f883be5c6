"""Which pairs of the training material are taken: a decision for each set, and why.

Most of the material are debates of the European Parliament (800,000 pairs, taken once) and laws, and the news that a
package is for is like none of it: prose of people who explain something to others is nearest. So that is all taken,
more than once; what says the same over and over is thinned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

LAWS_AT_MOST = 60_000  # a world of their own, beside 800,000 pairs of debates


@dataclass(frozen=True, slots=True)
class Decision:
    """How a set is taken.

    `times` is how often an epoch has each pair. With `masked`, of pairs that differ only in numbers and names one
    stays. `law` is for statutes: 6 to 60 words, no headings, numbers masked, and of all of them together
    `LAWS_AT_MOST`. `why` is for those who read this.
    """

    times: int
    why: str
    masked: bool = False
    law: bool = False


_PROSE = "prose that explains, near to news"
_GUIDE = "guidance of a government, in whole sentences"

SETS: Mapping[str, Decision] = MappingProxyType(
    {
        "canada-accessibility-toolkit.en-fr": Decision(2, _GUIDE),
        "canada-annual-statutes.en-fr": Decision(1, "amendments to laws, all alike", law=True),
        "canada-ca-blog.en-fr": Decision(4, _PROSE),
        "canada-digital-guidance.en-fr": Decision(3, _GUIDE),
        "canada-digital-service-blog.en-fr": Decision(4, f"{_PROSE}, professionally translated"),
        "canada-esdc-it-strategy.en-fr": Decision(3, _PROSE),
        "canada-forms.en-fr": Decision(1, "questions and labels, few"),
        "canada-gcweb.en-fr": Decision(1, "documentation of a site's templates"),
        "canada-laws.en-fr": Decision(1, "laws: long sentences, a world of their own", law=True),
        "cryptpad-docs.en-fr": Decision(1, "help for users"),
        "debian-www.en-fr": Decision(1, "news of a project, and a thousand advisories alike", masked=True),
        "europarl.en-fr": Decision(
            1, "debates: whole sentences on the subjects of news, in the words of speakers"
        ),
        "framasoft-degooglisons.en-fr": Decision(4, f"{_PROSE}: a campaign"),
        "gc-design-system-docs.en-fr": Decision(1, "documentation, short"),
        "gnome-user-docs.en-fr": Decision(1, "help for users, everyday words"),
        "innersource-commons.en-fr": Decision(3, _PROSE),
        "letsencrypt-website.en-fr": Decision(2, "a non-profit's site, half of it prose"),
        "mozilla-legal-docs.en-fr": Decision(1, "privacy notices"),
        "mozilla-www.en-fr": Decision(1, "a site's texts, short"),
        "nextstrain-situation-reports.en-fr": Decision(
            6, "reports on an epidemic: the nearest to news there is"
        ),
        "open-contracting-standard.en-fr": Decision(2, "a standard explained, on public money"),
        "opensource-guide.en-fr": Decision(4, f"{_PROSE}: a handbook"),
        "owasp-top10.en-fr": Decision(2, "a report on security"),
        "php-manual.en-fr": Decision(1, "a manual: functions' descriptions, much alike", masked=True),
        "privacy-guides.en-fr": Decision(2, f"{_PROSE}; some of it may be a machine's, so not more often"),
        "programming-historian.en-fr": Decision(3, f"{_PROSE}: lessons in the humanities"),
        "python-docs.en-fr": Decision(1, "documentation, well translated"),
        "rust-book.en-fr": Decision(1, "a technical book"),
        "tatoeba-2017.en-fr": Decision(1, "everyday sentences: questions, the second person, idioms"),
        "un-sdg-translations.en-fr": Decision(4, "goals of the United Nations: the words of news"),
    }
)
