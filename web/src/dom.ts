/** An element with its attributes and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A button that does something when it is pressed. */
export function button(words: string, act: () => void, classes = "is-small"): HTMLButtonElement {
  const made = make("button", { type: "button", class: classes }, words);
  made.addEventListener("click", act);
  return made;
}

let live: HTMLElement | undefined;

/** Says something to those who do not see the page. */
export function say(words: string): void {
  if (!live) {
    live = make("div", { role: "status", class: "visually-hidden" });
    document.body.append(live);
  }
  live.textContent = words;
}

/** Hands a text or an image to the person as a file. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
