"""The API's building blocks: errors in one shape, cursors, keys against sending twice, and the schema."""
