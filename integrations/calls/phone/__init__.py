"""
A telephone system that can send JSON: the smallest whole `CallSource`.

A box beside the telephones, or a small program of the telephone's vendor, tells of calls by signed deliveries, and
opens the screen with the number in its address. `deliveries` says what is written in them, `numbers` how numbers read.
"""
