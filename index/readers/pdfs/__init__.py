"""What a PDF shows: glyphs set into lines, lines into paragraphs."""
