/** A term of an answer, as SPARQL's JSON format writes it. */
export interface Term {
  readonly type: "uri" | "literal" | "bnode" | "triple";
  readonly value: string;
  readonly datatype?: string;
  readonly "xml:lang"?: string;
}

export type Row = Readonly<Record<string, Term>>;

/** What a query may answer. */
export type Answer =
  | { readonly kind: "rows"; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  | { readonly kind: "truth"; readonly holds: boolean }
  | { readonly kind: "triples"; readonly turtle: string };

/** Something that answers queries: a server, or Oxigraph in the browser. */
export interface Engine {
  /** Whether the first query will not wait for the graph. */
  isReady(): boolean;
  ask(query: string, stop: AbortSignal): Promise<Answer>;
  /** The answer as a file in a format. */
  raw(query: string, type: string): Promise<string>;
}

const JSON_RESULTS = "application/sparql-results+json";
const ANY = `${JSON_RESULTS}, text/turtle;q=0.9`;

interface Results {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Row[] };
}

/** The answer in the words that an engine gave, JSON or Turtle. */
export function parse(content: string, type: string): Answer {
  if (!type.includes("json")) return { kind: "triples", turtle: content };
  const { head, boolean, results } = JSON.parse(content) as Results;
  if (boolean !== undefined) return { kind: "truth", holds: boolean };
  return { kind: "rows", columns: head.vars ?? [], rows: results?.bindings ?? [] };
}

/** The server whose endpoint stands at an address. */
export function server(address: string): Engine {
  const send = async (query: string, accept: string, stop?: AbortSignal): Promise<Response> => {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: accept },
      body: query,
      ...(stop ? { signal: stop } : {}),
    });
    if (!answer.ok) throw new Error(await problem(answer));
    return answer;
  };
  return {
    isReady: () => true,
    ask: async (query, stop) => {
      const answer = await send(query, ANY, stop);
      return parse(await answer.text(), answer.headers.get("Content-Type") ?? "");
    },
    raw: async (query, type) => (await send(query, type)).text(),
  };
}

/** What the server says is wrong: the problem of RFC 9457, or its words as they are. */
async function problem(answer: Response): Promise<string> {
  const words = await answer.text();
  try {
    const { title, detail } = JSON.parse(words) as { title?: string; detail?: string };
    return [title, detail].filter(Boolean).join("\n") || words;
  } catch {
    return words || `${answer.status} ${answer.statusText}`;
  }
}

interface Reply {
  readonly id: number;
  readonly content?: string;
  readonly type?: string;
  readonly error?: string;
}

/** Oxigraph in a worker, over the dump at an address. To stop a query its worker is ended. */
export function worker(dump: string): Engine {
  let running: Worker | undefined;
  let isLoaded = false;
  let count = 0;

  const begin = (): Worker => {
    const made = new Worker(new URL("./engine.ts", import.meta.url), { type: "module" });
    made.postMessage({ dump });
    return made;
  };
  const send = (query: string, type: string, stop?: AbortSignal): Promise<Reply> =>
    new Promise((done, failed) => {
      const to = (running ??= begin());
      const id = ++count;
      const leave = (): void => {
        to.removeEventListener("message", hear);
        to.removeEventListener("error", fail);
        stop?.removeEventListener("abort", end);
      };
      const hear = ({ data }: MessageEvent<Reply>): void => {
        if (data.id !== id) return;
        leave();
        isLoaded = true;
        if (data.error === undefined) done(data);
        else failed(new Error(data.error));
      };
      const fail = (event: ErrorEvent): void => {
        leave();
        failed(new Error(event.message || "the engine cannot be loaded"));
      };
      const end = (): void => {
        leave();
        to.terminate();
        running = undefined;
        isLoaded = false;
        failed(new Error("stopped"));
      };
      to.addEventListener("message", hear);
      to.addEventListener("error", fail);
      stop?.addEventListener("abort", end);
      to.postMessage({ id, query, type });
    });
  return {
    isReady: () => isLoaded,
    ask: async (query, stop) => {
      const { content = "", type = "" } = await send(query, "", stop);
      return parse(content, type);
    },
    raw: async (query, type) => (await send(query, type)).content ?? "",
  };
}
