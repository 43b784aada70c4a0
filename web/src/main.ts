// What every page has. Each part looks for its own attribute and does nothing where it is absent.
import { addCopying } from "./copying";
import { addDifferences } from "./differences";
import { addSearch } from "./search";
import { addSorting } from "./sorting";
import { addTheme } from "./theme";
import { addUnfolding } from "./unfolding";
import { isFile, loadModules } from "./where";

function start(): void {
  document.documentElement.dataset["scripts"] = "on";
  addTheme();
  addUnfolding();
  addSorting();
  addCopying();
  addDifferences();
  addSearch();
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-submit]")) {
    form.addEventListener("change", () => form.requestSubmit());
  }
  if (isFile()) {
    for (const part of document.querySelectorAll<HTMLElement>("[data-live]")) part.hidden = true;
  }
  loadModules();
}

start();
