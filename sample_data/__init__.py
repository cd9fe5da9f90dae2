"""The Siping Road sample and its generator. People and ties are invented."""
