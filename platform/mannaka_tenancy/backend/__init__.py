"""Django's database engine of the kernel: `ENGINE = "mannaka_tenancy.backend"`."""
