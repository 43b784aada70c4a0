import { make } from "./dom";
import { normal } from "./index";

interface Wanted {
  readonly words: string;
  readonly least: number;
}

/** What the address asks to be shown. */
function asked(): Wanted {
  const fields = new URLSearchParams(location.search);
  const least = Number.parseInt(fields.get("minimum") ?? "1", 10);
  return { words: fields.get("words") ?? "", least: Number.isNaN(least) ? 1 : Math.max(1, least) };
}

/** Keeps what is shown in the address, so that a link shows the same. */
function keep({ words, least }: Wanted): void {
  const fields = new URLSearchParams(location.search);
  const set = (name: string, value: string, isPlain: boolean): void => {
    if (isPlain) fields.delete(name);
    else fields.set(name, value);
  };
  set("words", words, words === "");
  set("minimum", String(least), least === 1);
  const query = fields.size > 0 ? `?${fields.toString()}` : "";
  history.replaceState(history.state, "", location.pathname + query + location.hash);
}

function nameOf(cell: HTMLElement | undefined): string {
  const full = cell?.querySelector<HTMLElement>("[title]")?.title ?? "";
  return normal(`${full} ${cell?.textContent ?? ""}`);
}

/** Shows the rows and columns that fit; gives how many references, bodies and programmes stay. */
function show(table: HTMLTableElement, { words, least }: Wanted): string {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  const search = normal(words);
  const last = heads.length - 1; // The column of sums.
  const fits = heads.map((head, at) => at > 0 && at < last && nameOf(head).includes(search));
  const isOfColumns = search !== "" && fits.some(Boolean);
  const used = new Set<number>();
  let [references, bodies] = [0, 0];
  for (const row of rows) {
    const isNamed = search === "" || nameOf(row.cells[0]).includes(search);
    let sum = 0;
    for (let at = 1; at < last; at++) {
      const value = Number(row.cells[at]?.dataset["value"] ?? 0);
      const isShown = value >= least && (isNamed || fits[at] === true);
      row.cells[at]?.classList.toggle("is-below", value > 0 && !isShown);
      if (!isShown) continue;
      sum += value;
      if (!isOfColumns || isNamed || fits[at]) used.add(at);
    }
    row.hidden = sum === 0;
    if (sum > 0) bodies += 1;
    references += sum;
  }
  for (const cells of [heads, ...rows.map((row) => [...row.cells])]) {
    for (let at = 1; at < last; at++) if (cells[at]) cells[at]!.hidden = !used.has(at);
  }
  return `${references} references shown: ${bodies} bodies, ${used.size} programmes.`;
}

/** On a site without a server, a form that filters the matrix where it stands. */
export function addFilter(table: HTMLTableElement): void {
  const scroll = table.closest(".matrix-scroll") ?? table;
  const words = make("input", { type: "search", id: "matrix-words", autocomplete: "off" });
  const least = make("input", { type: "number", id: "matrix-least", min: "1", max: "999" });
  const state = make("p", { role: "status" });
  const first = asked();
  words.value = first.words;
  least.value = String(first.least);
  const form = make(
    "form",
    { class: "filters", "aria-label": "Filter the matrix" },
    make("div", { class: "field" }, make("label", { for: words.id }, "Body or programme"), words),
    make("div", { class: "field is-narrow" }, make("label", { for: least.id }, "At least"), least),
  );
  const apply = (): void => {
    const wanted = { words: words.value.trim(), least: Math.max(1, Number(least.value) || 1) };
    state.textContent = show(table, wanted);
    keep(wanted);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  scroll.before(form, state);
  state.textContent = show(table, first);
}
