import type { Completion, CompletionContext, CompletionSource } from "@codemirror/autocomplete";
import type { Options } from "./editor";
import { type Suggestion, asked, read, suggest } from "./index";
import { loadScript } from "./where";

/** A term of the ontology, as the page gives it. */
interface Known {
  readonly name: string;
  readonly label: string;
  readonly is: string;
  readonly definition: string;
}

const KEYWORDS = (
  "SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS GRAPH VALUES BIND AS ORDER BY GROUP HAVING " +
  "LIMIT OFFSET ASK CONSTRUCT DESCRIBE COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG DATATYPE " +
  "CONTAINS LCASE REGEX STRSTARTS COALESCE EXISTS NOT IN PREFIX YEAR"
).split(" ");

function terms(): readonly Known[] {
  const words = document.getElementById("terms")?.textContent;
  return words ? (JSON.parse(words) as readonly Known[]) : [];
}

/** Prefixed names of the ontology: found by their name and by the words of their label. */
function vocabulary(): CompletionSource {
  const options: readonly Completion[] = terms().map(({ name, label, is, definition }) => ({
    label: name,
    detail: `${is}: ${label}`,
    info: definition,
    type: is,
  }));
  return (context: CompletionContext) => {
    const word = context.matchBefore(/[A-Za-z][\w-]*:[\w-]*|[A-Za-z]{2,}/u);
    if (!word) return null;
    const keywords = KEYWORDS.map((label): Completion => ({ label, type: "keyword", boost: -1 }));
    return { from: word.from, options: [...options, ...keywords], validFor: /^[\w:-]*$/u };
  };
}

/** The variables that the query uses already. */
const variables: CompletionSource = (context) => {
  const word = context.matchBefore(/[?$]\w*/u);
  if (!word) return null;
  const text = context.state.doc.toString();
  const used = new Set(text.match(/[?$]\w+/gu) ?? []);
  used.delete(word.text);
  return { from: word.from, options: [...used].map((label) => ({ label })), validFor: /^[?$]\w*$/u };
};

/** Things by their label: after `<`, the words typed are looked up and the IRI is put in. */
function things({ base, suggestions }: Options): CompletionSource {
  let index: Promise<readonly Suggestion[]> | undefined;
  const look = async (words: string): Promise<readonly Suggestion[]> => {
    const { suggest: address, index: script } = suggestions;
    if (script) {
      index ??= loadScript(script).then(() => read(globalThis.viennagraphIndex ?? []));
      return suggest(await index, words, 20);
    }
    return address ? asked(address, words, base) : [];
  };
  return async (context) => {
    const word = context.matchBefore(/<[^<>\n]{2,}/u);
    if (!word || word.text.includes("://")) return null;
    const found = await look(word.text.slice(1)).catch(() => []);
    const options = found.map(({ href, label, kind = "" }): Completion => {
      const path = href.replace(/\.html(?=#|$)/u, "");
      return { label, detail: kind, apply: `<${base}${path}>` };
    });
    return { from: word.from, options, filter: false };
  };
}

/** All that may be completed. */
export function completions(options: Options): readonly CompletionSource[] {
  return [vocabulary(), variables, things(options)];
}
