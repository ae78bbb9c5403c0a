"""The other side, as its own documentation sets it up; runs in an environment of its own, without a word of ours."""
