// What a text is called that has no title: its first words, cut behind a word.

const MOST = 60; // letters, as `naming.py` of the files has them

export function beginning(text) {
  const words = (text ?? "").split(/\s+/).filter(Boolean).join(" ");
  const letters = Array.from(words);
  if (letters.length <= MOST) return words;
  const cut = letters.slice(0, MOST).join("");
  return (cut.slice(0, cut.lastIndexOf(" ")) || cut).replace(/[\s,;:.–-]+$/, "") + "…";
}

// Its title, else the beginning of its first sentence.
export const nameOf = (article) => article.title || beginning(article.sentences[0]?.text);
