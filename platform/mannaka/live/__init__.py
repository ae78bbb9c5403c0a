"""The process `live`: streams that tell open pages of news. No Django, no database, one connection to Valkey."""
