"""Files that belong together: texts and what others say of them, issues and their pages."""
