"""Turn new and changed files into documents."""
