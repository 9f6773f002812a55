"""Find the quotations of an article, and who says them."""
