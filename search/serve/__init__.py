"""The pages of an archive, for a browser: `search serve`.

Only its command imports this package, and late: it needs the packages of the extra `web`.
"""
