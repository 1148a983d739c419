#!/usr/bin/env bash
# sentencepiece 0.2.3: where a piece stands is told in bytes, which a Python string isn't counted in.
#
# Behavior: with return_type="proto", which takes the place of the immutable protocol buffers of earlier
#   releases (asking for those raises ValueError), each piece has begin, end and surface. The two numbers count
#   bytes of UTF-8. In text without accents they are the same as characters; after the first é or “ they run ahead.
# Seen: in “Kata «é» naik”, the piece whose surface is “ naik” has begin 11 and end 16, though it is text[8:13];
#   text[11:16] is “ik”. Of the text in UTF-8 11 and 16 are right. What was asked for is a Python str.
# Guess: begin and end would cut the surface out of the string that was encoded, as the immutable ones did in
#   0.2.1, which counts characters there.
# Hurts: whoever marks words of a source (alignment, highlighting, redaction): in plain text all is right, and
#   after one curly quote every span is off by two or more characters, without an error.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cat > "$room/try.py" <<'PY'
import io
import sys

import sentencepiece

model = io.BytesIO()
sentencepiece.SentencePieceTrainer.train(
    sentence_iterator=iter(["Kata itu naik lagi di pasar. Harga «é» naik."] * 50),
    model_writer=model, vocab_size=40, hard_vocab_limit=False, character_coverage=1.0,
    minloglevel=2, add_dummy_prefix=False,
)
processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
text = "Kata «é» naik"
new = sys.argv[1] == "new"
pieces = processor.encode(text, **({"return_type": "proto"} if new else {"out_type": "immutable_proto"})).pieces
by_characters = all(text[piece.begin : piece.end] == piece.surface for piece in pieces)
encoded = text.encode()
by_bytes = all(encoded[piece.begin : piece.end].decode(errors="replace") == piece.surface for piece in pieces)
for piece in pieces:
    print(repr(piece.surface), piece.begin, piece.end, repr(text[piece.begin : piece.end]))
raises = False
try:
    processor.encode(text, out_type="immutable_proto")
except ValueError as error:
    raises = True
    print(error)
print(f"in characters: {by_characters}; in bytes: {by_bytes}; the immutable one raises: {raises}")
sys.exit((by_characters, by_bytes, raises) != ((False, True, True) if new else (True, False, False)))
PY
for release in 0.2.1:old 0.2.3:new; do
    python3 -m venv "$room/${release%%:*}" || exit 2
    "$room/${release%%:*}/bin/python" -m pip install --quiet --disable-pip-version-check \
        "sentencepiece==${release%%:*}" protobuf==7.36.2 || exit 2
    echo "sentencepiece ${release%%:*}"
    "$room/${release%%:*}/bin/python" -W ignore "$room/try.py" "${release##*:}" \
        || { echo "changed: sentencepiece no longer does this"; exit 1; }
done
