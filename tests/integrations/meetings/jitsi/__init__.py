"""Jitsi Meet: the plugin, its simulator, and tokens judged by the standard's own example."""
