"""The backends: one module for each way to run a model, imported on first use."""
