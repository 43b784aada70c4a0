import { button, make, say } from "./dom";
import { type Box, type Direction, fitted, nearest, zoomed } from "./geometry";
import { isFile } from "./where";

/** A network as data, for pictures with too many nodes to be elements. */
export interface Graph {
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly kind: string;
    readonly href: string;
    readonly x?: number;
    readonly y?: number;
    readonly size?: number;
  }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly weight?: number }[];
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** Makes a network movable; what the server drew are links, and stay links. */
export function addNetwork(figure: HTMLElement): void {
  const svg = figure.querySelector<SVGSVGElement>("svg");
  if (svg) new Network(figure, svg);
  else void addCanvas(figure);
}

/** Draws a large network by WebGL, where the browser can. */
async function addCanvas(figure: HTMLElement): Promise<void> {
  const data = figure.querySelector("script[data-graph]")?.textContent;
  const address = figure.dataset["webgl"];
  if (!data || !address || isFile()) return;
  const url = new URL(address, document.baseURI).href;
  const module = (await import(/* @vite-ignore */ url)) as {
    draw(figure: HTMLElement, graph: Graph): Promise<void>;
  };
  await module.draw(figure, JSON.parse(data) as Graph);
}

class Network {
  readonly #svg: SVGSVGElement;
  readonly #whole: Box;
  readonly #nodes = new Map<string, SVGAElement>();
  readonly #neighbours = new Map<string, Set<string>>();
  readonly #edges: readonly SVGElement[];
  readonly #status: HTMLElement;
  #held: string | undefined;

  constructor(figure: HTMLElement, svg: SVGSVGElement) {
    this.#svg = svg;
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.#whole = { x, y, width, height };
    this.#edges = [...svg.querySelectorAll<SVGElement>("[data-from]")];
    for (const node of svg.querySelectorAll<SVGAElement>("a[data-node]")) {
      this.#nodes.set(node.dataset["node"] ?? "", node);
    }
    for (const edge of this.#edges) {
      this.#join(edge.dataset["from"] ?? "", edge.dataset["to"] ?? "");
    }
    this.#status = make("p", { class: "network-status", role: "status" });
    figure.prepend(this.#tools());
    svg.after(this.#status);
    this.#listen();
  }

  #join(one: string, other: string): void {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = this.#neighbours.get(from) ?? new Set();
      this.#neighbours.set(from, known.add(to));
    }
  }

  #tools(): HTMLElement {
    const find = make("input", { type: "search", id: "network-find", autocomplete: "off" });
    const field = make(
      "div",
      { class: "field" },
      make("label", { for: "network-find" }, "Find in the picture"),
      find,
    );
    find.addEventListener("input", () => this.#find(find.value));
    find.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#svg.querySelector<SVGAElement>(".is-found")?.focus();
    });
    const zoom = (factor: number) => (): void => this.#show(zoomed(this.#box(), factor));
    const tools = make("div", { class: "network-tools", role: "group", "aria-label": "Picture" });
    tools.append(
      field,
      named(button("+", zoom(0.7), ""), "Nearer"),
      named(button("−", zoom(1 / 0.7), ""), "Further"),
      button("All", () => this.#clear(), ""),
    );
    return tools;
  }

  #listen(): void {
    const svg = this.#svg;
    svg.addEventListener("focusin", (event) => this.#near(nodeOf(event.target)));
    svg.addEventListener("focusout", () => this.#near(undefined));
    svg.addEventListener("pointerover", (event) => this.#near(nodeOf(event.target)));
    svg.addEventListener("pointerleave", () => this.#near(undefined));
    svg.addEventListener("keydown", (event) => this.#key(event));
    svg.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return; // The page must scroll past the picture.
        event.preventDefault();
        this.#show(zoomed(this.#box(), event.deltaY > 0 ? 1.15 : 1 / 1.15, this.#at(event)));
      },
      { passive: false },
    );
    this.#drag();
  }

  /** Dragging moves the picture; a press that does not move stays a press on a link. */
  #drag(): void {
    let begun: { x: number; y: number; box: Box } | undefined;
    let isMoved = false;
    const svg = this.#svg;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.pointerType === "touch") return;
      begun = { x: event.clientX, y: event.clientY, box: this.#box() };
      isMoved = false;
    });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    document.addEventListener("pointermove", (event) => {
      if (!begun) return;
      const [dx, dy] = [event.clientX - begun.x, event.clientY - begun.y];
      if (!isMoved && Math.hypot(dx, dy) < 5) return;
      isMoved = true;
      const scale = this.#scale();
      this.#show({ ...begun.box, x: begun.box.x - dx * scale, y: begun.box.y - dy * scale });
    });
    document.addEventListener("pointerup", () => {
      begun = undefined;
    });
    svg.addEventListener(
      "click",
      (event) => {
        if (isMoved) event.preventDefault();
        isMoved = false;
      },
      true,
    );
  }

  #key(event: KeyboardEvent): void {
    const id = nodeOf(event.target);
    const direction = DIRECTIONS[event.key];
    if (event.key === "Escape") {
      this.#clear();
    } else if (event.key === "+" || event.key === "=") {
      this.#show(zoomed(this.#box(), 0.7));
    } else if (event.key === "-") {
      this.#show(zoomed(this.#box(), 1 / 0.7));
    } else if (id !== undefined && direction) {
      event.preventDefault();
      const around = [...(this.#neighbours.get(id) ?? [])];
      const next = nearest(this.#place(id), around.map((one) => [one, this.#place(one)]), direction);
      if (next) this.#nodes.get(next)?.focus();
    } else return;
    event.preventDefault();
  }

  /** Where a node stands in the picture. */
  #place(id: string): { x: number; y: number } {
    const box = this.#nodes.get(id)?.querySelector<SVGGraphicsElement>("circle, rect, path")?.getBBox();
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
  }

  /** Shows a node with what it is joined to, and dims the rest. */
  #near(id: string | undefined): void {
    if (id === this.#held) return;
    this.#held = id;
    const near = id === undefined ? undefined : (this.#neighbours.get(id) ?? new Set<string>());
    for (const [other, node] of this.#nodes) {
      node.classList.toggle("is-dim", near !== undefined && other !== id && !near.has(other));
    }
    for (const edge of this.#edges) {
      const isNear = id !== undefined && (edge.dataset["from"] === id || edge.dataset["to"] === id);
      edge.classList.toggle("is-near", isNear);
      edge.classList.toggle("is-dim", near !== undefined && !isNear);
    }
    const node = id === undefined ? undefined : this.#nodes.get(id);
    this.#status.textContent = node ? (node.getAttribute("aria-label") ?? "") : "";
  }

  #find(words: string): void {
    const search = words.trim().toLowerCase();
    const found: SVGAElement[] = [];
    for (const node of this.#nodes.values()) {
      const label = `${node.getAttribute("aria-label") ?? ""} ${node.textContent ?? ""}`.toLowerCase();
      const fits = search.length > 1 && label.includes(search);
      node.classList.toggle("is-found", fits);
      if (fits) found.push(node);
    }
    const first = found[0]?.dataset["node"];
    if (first !== undefined) this.#show(fitted(this.#place(first), this.#whole, this.#box()));
    if (search.length > 1) {
      const count = found.length === 1 ? "1 node fits" : `${found.length} nodes fit`;
      this.#status.textContent = `${count}; Enter goes to the first`;
    } else this.#status.textContent = "";
  }

  #clear(): void {
    this.#find("");
    this.#near(undefined);
    this.#show(this.#whole);
    say("The whole picture");
  }

  #box(): Box {
    const { x, y, width, height } = this.#svg.viewBox.baseVal;
    return { x, y, width, height };
  }

  #show({ x, y, width, height }: Box): void {
    this.#svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  }

  /** Units of the picture for one pixel of the screen. */
  #scale(): number {
    const { width, height } = this.#svg.getBoundingClientRect();
    const box = this.#box();
    return Math.max(box.width / width, box.height / height);
  }

  #at(event: MouseEvent): { x: number; y: number } {
    const matrix = this.#svg.getScreenCTM()?.inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  }
}

function nodeOf(target: EventTarget | null): string | undefined {
  return (target as Element | null)?.closest<SVGAElement>("a[data-node]")?.dataset["node"];
}

function named(one: HTMLButtonElement, name: string): HTMLButtonElement {
  one.setAttribute("aria-label", name);
  return one;
}
