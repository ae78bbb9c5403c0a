"""
Partners by Echo: the smallest whole `PartnerGateway`, for a service that does not exist.

Read it before writing a plugin: settings, deliveries and the service's errors have a file each.
"""
