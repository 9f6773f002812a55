"""The pages of the site, one module each: a function takes a `Visit` and returns a response."""
