// What a text is called that has no title: its first words, cut behind a word.

const MOST = 60; // letters, as `naming.py` of the files has them

function beginning(text) {
  const words = (text ?? "").split(/\s+/).filter(Boolean).join(" ");
  const letters = Array.from(words);
  if (letters.length <= MOST) return words;
  const cut = letters.slice(0, MOST).join("");
  const whole = cut.slice(0, cut.lastIndexOf(" ")) || cut;
  return (whole.match(/^.*[^\s,;:.–-]/)?.[0] ?? whole) + "…";
}

// What a text that nobody has read yet begins with; of a page's markup that says nothing.
export const firstWords = (text) => (text.trimStart().startsWith("<") ? "" : beginning(text.trimStart().split("\n", 1)[0]));

// Its title, else the beginning of its first sentence.
export const nameOf = (article) => article.title || beginning(article.sentences[0]?.text);
