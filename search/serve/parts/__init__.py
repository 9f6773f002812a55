"""Parts of pages, as values that templates show: hits, facets, chips of filters, numbers of pages."""
