import type { Answer, Row, Term } from "./answering";
import { chart } from "./chart";
import { make } from "./dom";
import { addSorting } from "./sorting";

/** Where the site stands, and how labels are asked for. */
export interface Context {
  readonly top: string;
  readonly base: string;
  readonly ask: (things: readonly string[]) => Promise<Map<string, string>>;
}

const MOST_ROWS = 1000;
const MOST_LABELS = 300;
const LONG = 80;
const NUMBERS = /#(?:integer|decimal|double|float|int|long|nonNegativeInteger)$/u;
const SUFFIX = "Label";

/** A column as it is shown: `body` and `bodyLabel` are one. */
export interface Column {
  readonly name: string;
  readonly label?: string;
  readonly isNumber: boolean;
}

/** The columns of an answer for people. */
export function columnsOf(names: readonly string[], rows: readonly Row[]): readonly Column[] {
  const all = new Set(names);
  return names
    .filter((name) => !(name.endsWith(SUFFIX) && all.has(name.slice(0, -SUFFIX.length))))
    .filter((name) => rows.length === 0 || rows.some((row) => row[name] ?? row[name + SUFFIX]))
    .map((name) => {
      const values = rows.flatMap((row) => row[name] ?? []);
      const isNumber =
        values.length > 0 && values.every((term) => NUMBERS.test(term.datatype ?? ""));
      return all.has(name + SUFFIX) ? { name, label: name + SUFFIX, isNumber } : { name, isNumber };
    });
}

/** The name of a column in words: `documentLabel` is "document". */
export function heading(name: string): string {
  const words = name.endsWith(SUFFIX) && name !== SUFFIX ? name.slice(0, -SUFFIX.length) : name;
  return words.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, " ").toLowerCase();
}

/** The page of a thing of the site; the address itself for anything else on the web. */
export function pageOf(iri: string, { top, base }: Pick<Context, "top" | "base">): string {
  if (base && iri.startsWith(base)) {
    const [path = "", fragment] = iri.slice(base.length).split("#", 2);
    return `${top}${encodeURI(path)}.html${fragment ? `#${fragment}` : ""}`;
  }
  return /^https?:/u.test(iri) ? iri : "";
}

function shown(term: Term, words: string, context: Context): Node {
  if (term.type === "uri") {
    const address = pageOf(term.value, context);
    const short = term.value.startsWith(context.base)
      ? term.value.slice(context.base.length)
      : term.value;
    const text = words || short;
    if (!address) return document.createTextNode(text);
    return make("a", { href: address, dir: "auto", title: term.value }, text);
  }
  const language = term["xml:lang"];
  const attributes: Record<string, string> = { dir: "auto" };
  if (language && language !== "en") attributes["lang"] = language;
  return make("span", attributes, term.value);
}

async function labels(rows: readonly Row[], columns: readonly Column[], context: Context) {
  const bare = new Set<string>();
  for (const row of rows) {
    for (const { name, label } of columns) {
      const term = row[name];
      if (!label && term?.type === "uri" && term.value.startsWith(context.base)) {
        if (bare.size < MOST_LABELS) bare.add(term.value);
      }
    }
  }
  return context.ask([...bare]).catch(() => new Map<string, string>());
}

async function table(answer: Extract<Answer, { kind: "rows" }>, context: Context): Promise<Node[]> {
  const rows = answer.rows.slice(0, MOST_ROWS);
  const columns = columnsOf(answer.columns, rows);
  const known = await labels(rows, columns, context);
  const head = make("tr");
  for (const { name, isNumber } of columns) {
    const attributes = { scope: "col", ...(isNumber ? { class: "number" } : {}) };
    head.append(make("th", attributes, heading(name)));
  }
  const body = make("tbody");
  for (const row of rows) {
    const line = make("tr");
    for (const { name, label, isNumber } of columns) {
      const term = row[name];
      const isLong = (term?.type === "literal" ? term.value.length : 0) > LONG;
      const look = isNumber ? "number" : isLong ? "wide" : "";
      const cell = make("td", look ? { class: look } : {});
      const own = label ? row[label] : undefined;
      if (term) cell.append(shown(term, own?.value ?? known.get(term.value) ?? "", context));
      else if (own) cell.append(shown(own, "", context));
      line.append(cell);
    }
    body.append(line);
  }
  const made = make("table", { class: "data", "data-sortable": "" }, make("thead", {}, head), body);
  const scroll = make(
    "div",
    { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Rows of the answer" },
    made,
  );
  const parts: Node[] = [scroll];
  const picture = chart(columns, rows, known);
  if (picture) parts.unshift(picture);
  const left = answer.rows.length - rows.length;
  if (left > 0) {
    const words = `${left} more rows are not shown here; the downloads hold all of them.`;
    parts.push(make("p", { class: "quiet" }, words));
  }
  return parts;
}

/** Shows an answer in its place. */
export async function showAnswer(place: HTMLElement, answer: Answer, context: Context) {
  const title = make("h2", { tabindex: "-1" }, "Answer");
  if (answer.kind === "truth") {
    place.replaceChildren(title, make("p", { class: "lead" }, answer.holds ? "Yes." : "No."));
  } else if (answer.kind === "triples") {
    place.replaceChildren(title, make("pre", { tabindex: "0" }, answer.turtle));
  } else if (answer.rows.length === 0) {
    place.replaceChildren(title, make("p", {}, "No row fits the query."));
  } else {
    const parts = await table(answer, context);
    place.replaceChildren(title, ...parts);
    addSorting(place);
  }
}
