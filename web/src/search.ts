import { make, say } from "./dom";
import { type Suggestion, asked, read, suggest } from "./index";
import { loadScript } from "./where";

const PAUSE = 120;
const MOST = 10;

declare global {
  // The data of a static site, which a classic script sets.
  var viennagraphIndex: readonly (readonly string[])[] | undefined;
}

/** Where suggestions come from: a server that is asked, or the data of a static site. */
type Ask = (words: string, stop: AbortSignal) => Promise<readonly Suggestion[]>;

function server(address: string, base: string): Ask {
  return (words, stop) => asked(address, words, base, stop);
}

function data(address: string): Ask {
  let ready: Promise<readonly Suggestion[]> | undefined;
  return async (words) => {
    ready ??= loadScript(address).then(() => read(globalThis.viennagraphIndex ?? []));
    return suggest(await ready, words, MOST);
  };
}

/** The list under a search box, worked by keyboard as ARIA's combobox pattern says. */
class Combobox {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #ask: Ask;
  readonly #top: string;
  #found: readonly Suggestion[] = [];
  #at = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | undefined;

  constructor(form: HTMLFormElement, input: HTMLInputElement, ask: Ask, place: number) {
    this.#input = input;
    this.#ask = ask;
    this.#top = form.dataset["top"] ?? "./";
    this.#list = make("ul", {
      class: "suggestions",
      role: "listbox",
      id: `suggestions-${place}`,
      "aria-label": "Suggestions",
    });
    this.#list.hidden = true;
    form.append(this.#list);
    const attributes = {
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.#list.id,
    };
    for (const [key, value] of Object.entries(attributes)) input.setAttribute(key, value);
    input.addEventListener("input", () => this.#later());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("pointerdown", (event) => this.#press(event));
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), PAUSE);
  }

  async #look(): Promise<void> {
    this.#asked?.abort();
    const words = this.#input.value.trim();
    if (words.length < 2) {
      this.#close();
      return;
    }
    const asked = new AbortController();
    this.#asked = asked;
    try {
      const found = await this.#ask(words, asked.signal);
      if (!asked.signal.aborted && document.activeElement === this.#input) this.#show(found);
    } catch {
      if (!asked.signal.aborted) this.#close();
    }
  }

  #show(found: readonly Suggestion[]): void {
    this.#found = found;
    this.#at = -1;
    this.#list.replaceChildren(...found.map((one, place) => this.#option(one, place)));
    this.#list.hidden = found.length === 0;
    this.#input.setAttribute("aria-expanded", String(found.length > 0));
    this.#input.removeAttribute("aria-activedescendant");
    say(found.length === 1 ? "1 suggestion" : `${found.length} suggestions`);
  }

  #option(one: Suggestion, place: number): HTMLLIElement {
    const attributes = {
      role: "option",
      id: `${this.#list.id}-${place}`,
      "aria-selected": "false",
      "data-place": String(place),
    };
    const option = make("li", attributes, make("span", { dir: "auto" }, one.label));
    if (one.kind) option.append(" ", make("span", { class: "kind" }, one.kind));
    if (one.note) option.append(" ", make("span", { class: "note-words", dir: "auto" }, one.note));
    return option;
  }

  #choose(place: number): void {
    const options = [...this.#list.children];
    options[this.#at]?.setAttribute("aria-selected", "false");
    this.#at = place;
    const option = options[place];
    if (!option) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  #key(event: KeyboardEvent): void {
    const count = this.#found.length;
    const isOpen = !this.#list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) {
        void this.#look();
        return;
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are options: between the last and the first stands the box.
      const next = (this.#at + 1 + step + count + 1) % (count + 1);
      this.#choose(next - 1);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.#close();
    } else if (event.key === "Enter" && isOpen && this.#at >= 0) {
      event.preventDefault();
      this.#go(this.#at);
    }
  }

  #press(event: PointerEvent): void {
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    event.preventDefault();
    if (option) this.#go(Number(option.dataset["place"]));
  }

  #go(place: number): void {
    const one = this.#found[place];
    if (one) location.href = new URL(this.#top + one.href, document.baseURI).href;
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#list.hidden = true;
    this.#at = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }
}

/** Shows what a static site has for the words of the address. */
async function showFound(form: HTMLFormElement, place: HTMLElement, ask: string): Promise<void> {
  const words = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  if (!words) return;
  await loadScript(ask);
  const found = suggest(read(globalThis.viennagraphIndex ?? []), words, 200);
  const top = form.dataset["top"] ?? "./";
  const list = make("ul", { class: "stack" });
  for (const one of found) {
    const item = make("li", {}, make("a", { href: top + one.href, dir: "auto" }, one.label));
    if (one.kind) item.append(" ", make("span", { class: "quiet small" }, one.kind));
    if (one.note) item.append(make("div", { class: "quiet small", dir: "auto" }, one.note));
    list.append(item);
  }
  const count = found.length === 1 ? "1 result" : `${found.length} results`;
  place.hidden = false;
  place.replaceChildren(make("h2", {}, `${count} for “${words}”`), list);
  say(count);
}

/** Makes each search box suggest; without a script it is a form that the server answers. */
export function addSearch(): void {
  [...document.querySelectorAll<HTMLFormElement>("form[data-search]")].forEach((form, place) => {
    const input = form.querySelector<HTMLInputElement>("input[name=q]");
    const { suggest: address, index, base = "" } = form.dataset;
    if (!input) return;
    if (index) {
      new Combobox(form, input, data(index), place);
      const results = document.querySelector<HTMLElement>("[data-search-results]");
      if (results) {
        const words = new URLSearchParams(location.search).get("q");
        if (words) input.value = words;
        void showFound(form, results, index);
      }
    } else if (address) new Combobox(form, input, server(address, base), place);
  });
}
