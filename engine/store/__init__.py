"""Where models are kept: the store, the hub's downloads, and the model that comes with the installation."""
