import { make } from "./dom";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];
const KEY = "viennagraph-theme";

/** The theme that the person chose; a browser that keeps nothing follows the system. */
function chosen(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? "system";
  } catch {
    return "system";
  }
}

function apply(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

function keep(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // The choice holds for this page.
  }
}

/** Puts the switch of the theme where the page has a place for it. */
export function addTheme(): void {
  apply(chosen());
  for (const place of document.querySelectorAll<HTMLElement>("[data-theme-switch]")) {
    const select = make("select", { "aria-label": "Theme" });
    for (const theme of THEMES) {
      const words = theme === "system" ? "Theme: system" : `Theme: ${theme}`;
      select.append(new Option(words, theme, false, theme === chosen()));
    }
    select.addEventListener("change", () => {
      const theme = THEMES.find((one) => one === select.value) ?? "system";
      keep(theme);
      apply(theme);
    });
    place.replaceChildren(select);
  }
}
