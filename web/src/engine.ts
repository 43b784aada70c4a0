// Oxigraph in a worker: it loads the dump of the site once, and answers queries on it.
import init, { type Quad, Store } from "oxigraph/web.js";
import wasm from "oxigraph/web_bg.wasm?url";
import { type Form, form } from "./forms";

interface Request {
  readonly dump?: string;
  readonly id?: number;
  readonly query?: string;
  readonly type?: string;
}

const JSON_RESULTS = "application/sparql-results+json";
let store: Promise<Store> | undefined;

/** The graph of the dump: its default graph holds each triple once. */
async function load(address: string): Promise<Store> {
  const [, content] = await Promise.all([
    init({ module_or_path: new URL(wasm, import.meta.url) }),
    fetched(address),
  ]);
  const made = new Store();
  made.load(content, { format: "application/n-quads", no_transaction: true, lenient: true });
  return made;
}

/** The words of a file that may be compressed; a server may have opened it already. */
async function fetched(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`cannot load ${address}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
  const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(opened).text();
}

const TYPES: Readonly<Record<Form, string>> = {
  select: JSON_RESULTS,
  ask: JSON_RESULTS,
  construct: "text/turtle",
  describe: "text/turtle",
};

function answer(from: Store, query: string, type: string): { content: string; type: string } {
  const asked = form(query);
  const wanted = type || TYPES[asked];
  if (asked === "select" || asked === "ask") {
    const content = from.query(query, { results_format: wanted }) as string;
    return { content, type: wanted };
  }
  const made = new Store(from.query(query) as Quad[]);
  return { content: made.dump({ format: wanted, from_graph_name: undefined as never }), type: wanted };
}

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if (data.dump !== undefined) {
    store = load(data.dump);
    store.catch(() => undefined);
    return;
  }
  const { id, query = "", type = "" } = data;
  (store ?? Promise.reject(new Error("there is no graph")))
    .then((from) => self.postMessage({ id, ...answer(from, query, type) }))
    .catch((error: unknown) => {
      self.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    });
});
