"""
The roster as a problem of arithmetic: plain values in, plain values out; no database, no clock.

`proposing` and `explaining` load OR-tools, so workers alone import them; web processes
only read `problem` and `measures`.
"""
