"""Made-up news for benchmarks: what happens, who writes about it in which language, and in what words."""
