"""The documentation as a site: `sphinx-build -c docs . build/site`; its pages are Markdown."""

project = "l10n"
extensions = ["myst_parser"]
root_doc = "docs/index"
include_patterns = [
    "*.md", "docs/*.md", "packages/README.md", "glossary/README.md", "benchmarks/RESULTS.md",
    "benchmarks/terms_mt/README.md", "tools/train/README.md",
]  # fmt: skip
html_theme = "alabaster"
html_theme_options = {"description": "Offline translation of articles, for people who review it"}
myst_heading_anchors = 4  # `page.md#heading`, as GitHub has them
