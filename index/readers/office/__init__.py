"""Office files: texts, presentations and books that are zip archives of XML, and RTF.

`package` opens their zip archives, and `xml_events` reads the XML in them. `docx_paragraphs` and
`rtf_paragraphs` make paragraphs of a text, of which `press_review` makes articles. Sizes are checked
before anything is unpacked, entities are never expanded, macros never run, and nothing is fetched.
"""
