"""The stages in order: articles to segments, segments to catalogs, catalogs to what is said of them.

    prepare:    paths → articles → source language → segments → places      (`Job`)
    translate:  places + catalog → what is missing → engine → catalog       (`CatalogResult`)
    corpus:     paths → catalogs, each read once → check, status, report    (`CatalogFile`)

All go on after an article or a catalog that can't be used, and say so: nothing good waits for something bad.
"""
