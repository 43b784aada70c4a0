/** Something that a search finds. `href` is relative to the top of the site. */
export interface Suggestion {
  readonly href: string;
  readonly label: string;
  readonly kind?: string;
  readonly note?: string;
}

/** The rows of a static site's index: label, kind, address, and a remark. */
export function read(rows: readonly (readonly string[])[]): readonly Suggestion[] {
  return rows.map(([label = "", kind = "", href = "", note = ""]) => ({ href, label, kind, note }));
}

/** Words without case, accents and the marks between them. */
export function normal(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How well a thing fits: 0 is best, none where a word of the search is not there. */
function rank(one: Suggestion, words: readonly string[], asked: string): number | undefined {
  const label = normal(one.label);
  if (label === asked) return 0;
  if (label.startsWith(asked)) return 1;
  if (` ${label}`.includes(` ${asked}`)) return 2;
  const all = ` ${label} ${normal(one.note ?? "")} ${normal(one.href)}`;
  if (words.every((word) => ` ${label}`.includes(` ${word}`))) return 3;
  if (words.every((word) => all.includes(` ${word}`))) return 4;
  return undefined;
}

/** The things that fit the words, the best first, and among equals as they stand. */
export function suggest(
  things: readonly Suggestion[],
  asked: string,
  most: number,
): readonly Suggestion[] {
  const search = normal(asked);
  if (!search) return [];
  const words = search.split(" ");
  const ranked: [number, number, Suggestion][] = [];
  things.forEach((one, place) => {
    const fit = rank(one, words, search);
    if (fit !== undefined) ranked.push([fit, place, one]);
  });
  ranked.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return ranked.slice(0, most).map(([, , one]) => one);
}
