import { button, make, say } from "./dom";

/** Gives a pair of wordings the way to the next and to the previous change. */
export function addDifferences(): void {
  for (const diff of document.querySelectorAll<HTMLElement>("[data-diff]")) {
    const changes = [...diff.querySelectorAll<HTMLElement>("ins, del")];
    if (changes.length < 2) continue;
    let at = -1;
    const go = (step: number): void => {
      changes[at]?.classList.remove("is-current");
      at = (at + step + changes.length) % changes.length;
      const change = changes[at];
      if (!change) return;
      change.classList.add("is-current");
      change.scrollIntoView({ block: "nearest" });
      say(`Change ${at + 1} of ${changes.length}: ${change.textContent ?? ""}`);
    };
    const tools = make("div", { class: "row diff-tools", role: "group", "aria-label": "Changes" });
    tools.append(
      button("Previous change", () => go(at < 0 ? 0 : -1)),
      button("Next change", () => go(1)),
    );
    diff.before(tools);
  }
}
