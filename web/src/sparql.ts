// The SPARQL page: an editor in place of the text box, and answers on the page.
import { type Answer, type Engine, server, worker } from "./answering";
import { copyWords } from "./copying";
import { button, download, make, say } from "./dom";
import { createEditor } from "./editor";
import { explained } from "./explaining";
import { showAnswer } from "./results";
import { LANGUAGES, snippet } from "./snippets";

interface Page {
  readonly form: HTMLFormElement;
  readonly text: HTMLTextAreaElement;
  readonly results: HTMLElement;
  readonly engine: Engine;
  readonly endpoint: string;
  readonly top: string;
  readonly base: string;
}

/** Starts the page whose form the element is. */
export function start(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const text = form.querySelector("textarea");
  const results = document.getElementById("results");
  if (!text || !results) return;
  const { dump, endpoint = "sparql", top = "./", base = "" } = form.dataset;
  const engine = dump
    ? worker(new URL(dump, document.baseURI).href)
    : server(new URL(form.action).href);
  const address = new URL(endpoint, document.baseURI).href;
  const page: Page = { form, text, results, engine, endpoint: address, top, base };
  const run = runner(page);
  createEditor(text, { run: () => void run(), base, suggestions: form.dataset });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void run();
  });
  addTools(page);
  addExamples(page);
}

/** Runs what stands in the box, one query at a time. */
function runner(page: Page): () => Promise<void> {
  const main = page.form.querySelector<HTMLButtonElement>("button[type=submit]");
  const stop = button("Stop", () => running?.abort(), "");
  const state = make("p", { role: "status", class: "quiet small" });
  stop.hidden = true;
  main?.after(stop);
  page.form.append(state);
  let running: AbortController | undefined;
  return async () => {
    if (running) return;
    running = new AbortController();
    stop.hidden = false;
    state.textContent = page.engine.isReady() ? "Asking …" : "Loading the graph into the browser …";
    const begun = performance.now();
    try {
      const answer = await page.engine.ask(page.text.value, running.signal);
      const seconds = (performance.now() - begun) / 1000;
      await showAnswer(page.results, answer, { top: page.top, base: page.base, ask: label(page) });
      addDownloads(page, answer);
      state.textContent = `${described(answer)} in ${seconds.toFixed(2)} seconds`;
      page.results.querySelector<HTMLElement>("h2")?.focus();
    } catch (error) {
      showError(page, error, running.signal.aborted);
      state.textContent = running.signal.aborted ? "Stopped" : "The query was not answered";
    } finally {
      running = undefined;
      stop.hidden = true;
    }
  };
}

/** The rows of the query for labels, with things put into its place for them. */
function label(page: Page): (things: readonly string[]) => Promise<Map<string, string>> {
  const query = document.getElementById("labels-query")?.textContent ?? "";
  return async (things) => {
    const labels = new Map<string, string>();
    if (!query || things.length === 0) return labels;
    const values = things.map((thing) => `<${thing}>`).join(" ");
    const filled = (JSON.parse(query) as string).replace(
      /VALUES \?thing \{[^}]*\}/u,
      () => `VALUES ?thing { ${values} }`,
    );
    const answer = await page.engine.ask(filled, new AbortController().signal);
    if (answer.kind !== "rows") return labels;
    for (const row of answer.rows) {
      const [thing, words] = [row["thing"]?.value, row["label"]?.value];
      if (thing && words && !labels.has(thing)) labels.set(thing, words);
    }
    return labels;
  };
}

function described(answer: Answer): string {
  if (answer.kind === "truth") return answer.holds ? "Yes" : "No";
  if (answer.kind === "triples") return "An answer in Turtle";
  return answer.rows.length === 1 ? "1 row" : `${answer.rows.length} rows`;
}

function showError(page: Page, error: unknown, isStopped: boolean): void {
  const said = error instanceof Error ? error.message : String(error);
  const words = isStopped ? "The query was stopped." : explained(said, page.text.value);
  page.results.replaceChildren(
    make(
      "div",
      { class: "note is-bad", role: "alert" },
      make("pre", { class: "error", tabindex: "0" }, words),
    ),
  );
}

/** Ways to take the answer away, in the formats that fit it. */
function addDownloads(page: Page, answer: Answer): void {
  const formats: readonly (readonly [string, string, string])[] =
    answer.kind === "triples"
      ? [
          ["Turtle", "text/turtle", "ttl"],
          ["N-Triples", "application/n-triples", "nt"],
        ]
      : answer.kind === "truth"
        ? [["JSON", "application/sparql-results+json", "json"]]
        : [
            ["CSV", "text/csv", "csv"],
            ["TSV", "text/tab-separated-values", "tsv"],
            ["JSON", "application/sparql-results+json", "json"],
            ["XML", "application/sparql-results+xml", "xml"],
          ];
  const query = page.text.value;
  const row = make("p", { class: "row", role: "group", "aria-label": "Download the answer" });
  row.append("Download ");
  for (const [name, type, suffix] of formats) {
    const save = async (): Promise<void> => {
      const content = await page.engine.raw(query, type);
      download(`answer.${suffix}`, new Blob([content], { type }));
      say(`${name} downloaded`);
    };
    row.append(button(name, () => void save()));
  }
  page.results.append(row);
}

/** Copying the query as a line for other programs, and the address of this page with the query. */
function addTools(page: Page): void {
  const row = make("p", { class: "row", role: "group", "aria-label": "Take the query away" });
  for (const language of LANGUAGES) {
    const one = button(`Copy as ${language}`, () => {
      void copyWords(snippet(language, page.endpoint, page.text.value), one);
    });
    row.append(one);
  }
  const share = button("Copy link", () => {
    const address = new URL(location.href);
    address.search = new URLSearchParams({ query: page.text.value }).toString();
    address.hash = "";
    history.replaceState(history.state, "", address);
    void copyWords(address.href, share);
  });
  row.append(share);
  page.form.append(row);
}

/** A button under each example puts it into the box. */
function addExamples(page: Page): void {
  for (const example of document.querySelectorAll<HTMLElement>("[data-example]")) {
    const query = example.querySelector("pre")?.textContent ?? "";
    const one = button("Put into the editor", () => {
      page.text.value = query;
      page.text.dispatchEvent(new Event("change"));
      page.form.scrollIntoView({ block: "start" });
      page.form.querySelector<HTMLElement>(".editor, textarea:not([hidden])")?.focus();
      say(`The editor holds the question: ${example.dataset["example"] ?? ""}`);
    });
    example.append(one);
  }
  const asked = new URLSearchParams(location.search).get("query");
  if (asked) {
    page.text.value = asked;
    page.text.dispatchEvent(new Event("change"));
  }
}
