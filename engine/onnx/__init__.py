"""Networks that write token after token, run by ONNX Runtime with matrix products of 8-bit integers."""
