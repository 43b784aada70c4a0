import { make, say } from "./dom";

type Direction = "ascending" | "descending";

const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const NUMBER = /^[-−]?\d{1,3}(?:[ \u00a0\u202f,]?\d{3})*(?:\.\d+)?$/u;

/** What a cell is sorted by: its `data-value`, or else its words. */
function valueOf(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  return (cell?.dataset["value"] ?? cell?.textContent ?? "").trim();
}

/** The number that words are, or none. */
export function numberIn(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  return Number(text.replace("−", "-").replace(/[ \u00a0\u202f,]/gu, ""));
}

/** The order of two values: empty ones last, numbers by size, words as people sort them. */
export function compare(one: string, other: string, direction: Direction): number {
  if (one === "" || other === "") return Number(one === "") - Number(other === "");
  const [a, b] = [numberIn(one), numberIn(other)];
  const order = a !== undefined && b !== undefined ? a - b : words.compare(one, other);
  return direction === "ascending" ? order : -order;
}

/** Sorts the rows of a table by a column. */
function sort(table: HTMLTableElement, column: number, direction: Direction): void {
  for (const body of table.tBodies) {
    const rows = [...body.rows].sort((one, other) =>
      compare(valueOf(one, column), valueOf(other, column), direction),
    );
    body.append(...rows);
  }
}

/** Makes the headings of the tables that ask for it into buttons that sort. */
export function addSorting(root: ParentNode = document): void {
  for (const table of root.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    heads.forEach((head, column) => {
      if ("unsortable" in head.dataset || !head.textContent?.trim()) return;
      const one = make("button", { type: "button", class: "sort" }, ...head.childNodes);
      head.replaceChildren(one);
      one.addEventListener("click", () => {
        const isNumber = head.classList.contains("number");
        const now = head.getAttribute("aria-sort");
        const first: Direction = isNumber ? "descending" : "ascending";
        const other: Direction = isNumber ? "ascending" : "descending";
        const direction = now === first ? other : first;
        for (const each of heads) each.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", direction);
        sort(table, column, direction);
        say(`Sorted by ${one.textContent?.trim() ?? ""}, ${direction}`);
      });
    });
  }
}
