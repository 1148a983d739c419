"""ringkas: Indonesian news in; a clean article, a faithful summary and a checked translation out."""
