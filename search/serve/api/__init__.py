"""The programming interface: `/api/v1`, which gives programs what the pages show people.

To add an operation, write its parameters, its answer and a function in a module of its noun, and
add its row to `OPERATIONS` in `search.serve.api.operations`. The document that describes it, the
page that shows the document, and the checks of what is sent all come from that row. Its words stand
in `search.serve.words`.
"""
