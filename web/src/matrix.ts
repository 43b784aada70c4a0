import { compare } from "./sorting";
import { button, say } from "./dom";
import { addFilter } from "./filtering";

/** Lets the matrix be sorted: rows by a programme, or by all that a body refers to. */
export function addMatrix(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-matrix]")) {
    const body = table.tBodies[0];
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    if (!body) continue;
    if (!document.querySelector("main form.filters")) addFilter(table);
    const written = [...body.rows];
    heads.forEach((head, column) => {
      const name = head.textContent?.trim() ?? "";
      if (!name) return;
      const one = button("↕", () => {
        const now = head.getAttribute("aria-sort");
        for (const each of heads) each.removeAttribute("aria-sort");
        if (now) {
          body.append(...written);
          say("In the order of the page");
          return;
        }
        const direction = column === 0 ? "ascending" : "descending";
        head.setAttribute("aria-sort", direction);
        const value = (row: HTMLTableRowElement): string =>
          row.cells[column]?.dataset["value"] ?? row.cells[column]?.textContent?.trim() ?? "";
        body.append(...[...written].sort((a, b) => compare(value(a), value(b), direction)));
        say(`Sorted by ${name}`);
      });
      one.classList.add("sort-column");
      one.setAttribute("aria-label", `Sort by ${name}`);
      head.append(one);
    });
  }
}
