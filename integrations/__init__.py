"""
Vendor plugins, one folder for each kind and vendor: `integrations/<kind>/<vendor>/`.

The first come with the channels; a plugin sees the vendors' SDK and its own client, never Django and never the core.
"""
