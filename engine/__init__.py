"""Engine: runs models and knows no stage."""
