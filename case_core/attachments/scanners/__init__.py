"""Who says whether a file is clean: by setting, the daemon of ClamAV or the demonstration's toy."""
