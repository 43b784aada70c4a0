/** Something that a search finds. `href` is relative to the top of the site. */
export interface Suggestion {
  readonly href: string;
  readonly label: string;
  readonly kind?: string;
  readonly note?: string;
}

interface Table {
  readonly results: {
    readonly bindings: readonly Readonly<Record<string, { readonly value: string }>>[];
  };
}

/** What a server suggests: a table of things, labels, kinds and remarks, below a base. */
export function fromTable({ results }: Table, base: string): readonly Suggestion[] {
  return results.bindings.map(({ thing, label, kind, note }) => {
    const path = (thing?.value ?? "").slice(base.length);
    const [page = "", place] = path.split("#", 2);
    const href = `${encodeURI(page)}.html${place ? `#${place}` : ""}`;
    return { href, label: label?.value ?? path, kind: kind?.value ?? "", note: note?.value ?? "" };
  });
}

/** The suggestions of the server at an address for words. */
export async function asked(
  address: string,
  words: string,
  base: string,
  stop?: AbortSignal,
): Promise<readonly Suggestion[]> {
  const url = new URL(address, document.baseURI);
  url.searchParams.set("q", words);
  const answer = await fetch(url, stop ? { signal: stop } : {});
  return answer.ok ? fromTable((await answer.json()) as Table, base) : [];
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
  // Other names of a thing stand in its remark, apart from each other.
  const names = [label, ...(one.note ?? "").split(" · ").map(normal)];
  if (names.includes(asked)) return 0;
  if (names.some((name) => name.startsWith(asked))) return 1;
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
