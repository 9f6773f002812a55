"""Let assistants search the archive, by the Model Context Protocol."""
