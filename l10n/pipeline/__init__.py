"""The stages in order: articles to segments, segments to catalogs, in batches over all articles.

    prepare:    paths → articles → source language → segments → places      (`Job`)
    translate:  places + catalog → what is missing → engine → catalog       (`CatalogResult`)

Both go on after an article that can't be used, and say so: nothing good waits for something bad.
"""
