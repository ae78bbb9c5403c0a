"""
The echo channel: the smallest whole plugin, for a service that does not exist.

Read it before writing a plugin: settings, deliveries, messages and the service's errors have a file each.
"""
