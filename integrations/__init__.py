"""
Vendor plugins, one folder for each kind and vendor: `integrations/<kind>/<vendor>/`.

`channels/echo` is the sample to read first. A plugin sees the vendors' SDK and its own client, never Django and never
the core.
"""
