"""All that the page says in words of its own, in one place, to be translated there.

They are English: `parts.say` says them in the language of the environment, and fills in what stands in braces, in
HTML. What the script says is in `SCRIPT`.
"""

from __future__ import annotations

from collections.abc import Mapping

from l10n.model import Severity

TITLE = "Consistency report: {counts}"
HEADING = "Consistency report"
SKIP = "Skip to the report"
SECTIONS = "Sections"
MADE_BY = "Made by l10n {version}. This page needs no network and sends nothing."
OVERVIEW = "Overview"
TERMS = "Terms"
FINDINGS = "Findings"
ARTICLES = "Articles"
MISSPELT = "Misspelt"
GAPS = "Gaps"
NOT_LOOKED_AT = "Not looked at"
DOUBTFUL = "Review first"

# the overview
NO_CATALOGS = "No catalog could be looked at."
REVIEWED_SHARE = "<b>{share}</b> reviewed"
SENTENCES_IN = "{sentences} in {articles}, {words} left to review"
IGNORED = "{findings} ignored with a reason"
ARTICLES_BY_LANGUAGE = "Articles by language"
MORE_IN_TABLE = "{articles} more"
FINDINGS_BY_RULE = "Findings by rule"
RULE = "Rule"
ALL = "All"
ARTICLE = "Article"
NO_CATALOG = "no catalog"
NO_FINDINGS = "no findings"
BAR_COLOURS = "Colours of the bars"
PROGRESS: Mapping[str, str] = {
    "reviewed": "reviewed",
    "edited": "edited",
    "stale": "stale",
    "machine": "machine",
    "untranslated": "untranslated",
}
STATES: Mapping[str, str] = {
    "changed": "article changed",
    "waiting": "flags lost",
    "no article": "no article",
}

# terms
NO_TERMS = "No term of a glossary occurs in these articles."
SEVERAL_WAYS = (
    "Rendered in several ways: {several}. Open a term to see where, in which sentences, and the glossary's rows to "
    "decide it with. The numbers count sentences."
)
SOME_OF = "{some} of {all}, which come first"
NONE_OF = "none of {all}"
FILTER_TERMS = "Filter terms"
ONLY_SEVERAL = "only those said in several ways"
CONCEPT = "Concept {concept}"
BY_ARTICLE = "{term} by article and language"
MORE_SENTENCES = "and {count} more, which are not shown"
MORE_ARTICLES = "Articles that all say it in the most frequent way are not shown: there are {count}."

# findings
KNOWN = "Only what is new: the baseline has {known} more, which are left out."
SERIOUS_FIRST = (
    "The serious ones come first: errors in what people have reviewed, then warnings, then hints. Each leads to its "
    "sentence in the article, where the rule is explained, with what to do."
)
FILTER_FINDINGS = "Filter findings"
TEXT = "Text"
LANGUAGE = "Language"
UNKNOWN_LANGUAGE = "unknown language"
ALL_LANGUAGES = "all languages"
ALL_ARTICLES = "all articles"
ALL_RULES = "all rules"
STATE = "State"
ANY_STATE = "any"
REVIEWED = "reviewed"
NOT_REVIEWED = "not reviewed"
SEVERITY = "Severity"
ERRORS = "errors"
WARNINGS = "warnings"
INFOS = "infos"
SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}
CLEAR = "Clear"
NOTHING_LEFT = "Nothing is left by these filters."
SHOW_MORE = "Show more"
FIRST_OF = "The first {count} of {all} findings; the others stand in their articles."

# articles
ARTICLES_SAY = (
    "Each article with findings as its catalog has it, sentence by sentence, with what was found below."
)
WITHOUT_TARGET = "{sentences} without a translation aren't shown."
ABOUT_CATALOG = "About the catalog as a whole:"
FINDINGS_OF_SENTENCE = "What was found"
IGNORE = "Is it right as it is?"
ROWS_FOR = "For the glossary"
COPY = "Copy"
COPY_LABEL = "Copy: {what}"
NEXT = "Next finding"
RULE_EXAMPLE_SOURCE = "Source"
RULE_EXAMPLE_WRONG = "Is found in"
RULE_EXAMPLE_RIGHT = "Right"
CLOSE = "Close"
TO_REPORT = "Back to the report"
PREVIOUS_PART = "Previous part"
NEXT_PART = "Next part"
PART_TITLE = "{heading}, part {number} of {count}"
TERMS_PART = "Terms"
ARTICLES_PART = "Articles"

# changes of the glossary
PREFER = "Prefer “{form}”"
ADMIT = "Admit “{form}”, too"
FORBID = "Forbid “{form}”"
ADD = "Add “{form}”"
IN_PLACE = "in place of {lines} of {file}"
BELOW = "below the last line of {file}"
NEW_FILE = "as a new file in {file}"

# what to review first
DOUBTFUL_TITLE = "To review first"
DOUBTFUL_SAYS = (
    "Of these sentences the engine was less sure than of four fifths of what it makes of news, and nobody has "
    "touched them. The least sure come first; l10n status --worst lists more."
)
CONFIDENCE = "confidence: {confidence} of 100"

# misspelt names, gaps, what couldn't be looked at
MISSPELT_TITLE = "Misspelt in the source"
NONE_MISSPELT = "No name of the glossary is misspelt in the articles."
MISSPELT_SAYS = "The articles say one thing and the glossary another. Correct the article, or add the name."
IS_MEANT = "{name} – is {other} meant?"
GAPS_TITLE = "Gaps in the glossary"
NO_GAPS = "No name recurs without an entry."
WITHOUT_FORM = "Entries without a form"
HAS_NO_FORM = "{name} ({concept}) has no form in {languages}: {sentences} in {places}"
AND = " and "
WITHOUT_ENTRY = "Names without an entry"
GUESSES = "The kinds are guesses, and so are forms that translations have: look at both."
ALL_ROWS = "All rows"
ROWS_TO_PASTE = "Rows to paste"
ROWS_INTO_GLOSSARY = "Rows to paste into the glossary"
NAME = "Name"
TIMES = "Times"
KIND = "Kind"
WHERE = "Where"
ROW = "Row"
MORE = "{places} and {count} more"

# What the script says; it has them from the page.
SCRIPT: Mapping[str, str] = {
    "light": "Light",
    "dark": "Dark",
    "theme": "Change between light and dark",
    "someFindings": "{shown} of {all} findings",
    "allFindings": "{all} findings",
    "someTerms": "{shown} of {all} terms",
    "copied": "Copied.",
    "selected": "Selected: press Ctrl+C.",
}
