import { say } from "./dom";

/** Makes each copy button copy its words, or those of the element it names. */
export function addCopying(root: ParentNode = document): void {
  if (!navigator.clipboard) return;
  for (const one of root.querySelectorAll<HTMLButtonElement>("[data-copy], [data-copy-from]")) {
    one.hidden = false;
    one.addEventListener("click", () => void copy(one));
  }
}

async function copy(one: HTMLButtonElement): Promise<void> {
  const from = one.dataset["copyFrom"];
  const source = from ? document.getElementById(from) : null;
  const words =
    one.dataset["copy"] ??
    (source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement
      ? source.value
      : (source?.textContent ?? ""));
  await copyWords(words, one);
}

/** Copies words, and says on the button that it was done. */
export async function copyWords(words: string, one: HTMLButtonElement): Promise<void> {
  const before = one.textContent;
  try {
    await navigator.clipboard.writeText(words.trim());
    one.textContent = "Copied";
    say("Copied");
  } catch {
    one.textContent = "Cannot copy";
    say("The browser does not let this page copy");
  }
  setTimeout(() => {
    one.textContent = before;
  }, 2000);
}
