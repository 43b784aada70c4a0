/** Whether the page was opened as a file: then no module, worker or data can be loaded. */
export function isFile(): boolean {
  return location.protocol === "file:";
}

/** A module that a page asks for by `data-module`. */
interface Part {
  start(element: HTMLElement): void;
}

/** Loads the module of each element that names one. */
export function loadModules(): void {
  if (isFile()) return;
  for (const element of document.querySelectorAll<HTMLElement>("[data-module]")) {
    const address = element.dataset["module"];
    if (!address) continue;
    const url = new URL(address, document.baseURI).href;
    void import(/* @vite-ignore */ url).then((part: Part) => part.start(element));
  }
}

/** Loads a classic script once; that works on a page opened as a file, too. */
export function loadScript(address: string): Promise<void> {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(address, document.baseURI).href;
    script.addEventListener("load", () => done());
    script.addEventListener("error", () => failed(new Error(`cannot load ${address}`)));
    document.head.append(script);
  });
}
