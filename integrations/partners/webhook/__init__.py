"""
A partner's own system, told by signed JSON over https; it answers by signed JSON at the channel's address.

The contract is ours (`docs/reference/partner-webhook.md`), small enough to be built in an afternoon.
"""
