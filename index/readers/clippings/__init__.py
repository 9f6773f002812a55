"""Read what people have clipped and kept of the web.

`enex` reads notes of Evernote, `telegram` the pages that Telegram exports of a channel, and
`bookmarks` lists of links.
"""
