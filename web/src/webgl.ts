// Networks of more than some five hundred nodes, drawn by WebGL. The list of the page says the same.
import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { button, make } from "./dom";
import type { Graph } from "./network";

const ITERATIONS = 300;

/** A colour of the style sheet as WebGL takes it. */
function colour(figure: HTMLElement, name: string): string {
  const probe = make("span");
  figure.append(probe);
  probe.style.color = `var(${name})`;
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/** The layout that the data gives; a worker finds one where it gives none. */
async function placed(graph: UndirectedGraph, isGiven: boolean): Promise<void> {
  if (isGiven) return;
  graph.forEachNode((node) => {
    // A circle to begin with, so that the same data give the same picture.
    const angle = (2 * Math.PI * graph.getNodeAttribute(node, "place")) / graph.order;
    graph.mergeNodeAttributes(node, { x: Math.cos(angle), y: Math.sin(angle) });
  });
  const nodes = graph.mapNodes((id, { x, y, size }) => ({ id, x, y, size }) as const);
  const edges = graph.mapEdges((_edge, { weight }, from, to) => ({ from, to, weight }) as const);
  const worker = new Worker(new URL("./layout.ts", import.meta.url), { type: "module" });
  const places = await new Promise<readonly { id: string; x: number; y: number }[]>((done, failed) => {
    worker.addEventListener("message", ({ data }) => done(data));
    worker.addEventListener("error", (event) => failed(new Error(event.message)));
    const settings = forceAtlas2.inferSettings(graph);
    worker.postMessage({ nodes, edges, settings, iterations: ITERATIONS });
  });
  worker.terminate();
  for (const { id, x, y } of places) graph.mergeNodeAttributes(id, { x, y });
}

/** Draws a network in a figure. */
export async function draw(figure: HTMLElement, data: Graph): Promise<void> {
  const colours: Readonly<Record<string, string>> = {
    body: colour(figure, "--recommendation"),
    programme: colour(figure, "--conclusion"),
  };
  const [ink, edge, quiet] = ["--ink", "--edge", "--quiet"].map((name) => colour(figure, name));
  const graph = new UndirectedGraph();
  data.nodes.forEach((node, place) => {
    const { id, label, kind, href, x = 0, y = 0, size = 4 } = node;
    graph.addNode(id, { label, href, x, y, size, place, color: colours[kind] ?? quiet });
  });
  for (const { from, to, weight = 1 } of data.edges) {
    if (graph.hasNode(from) && graph.hasNode(to)) {
      graph.mergeEdge(from, to, { weight, size: Math.min(1 + Math.log2(weight), 6), color: edge });
    }
  }
  const state = make("p", { class: "network-status", role: "status" }, "Laying out the network …");
  figure.prepend(state);
  await placed(graph, data.nodes.every(({ x, y }) => x !== undefined && y !== undefined));
  const canvas = make("div", { class: "network-canvas", "aria-hidden": "true" });
  figure.prepend(canvas);
  try {
    show(graph, canvas, figure, { ink: ink ?? "", state });
  } catch {
    canvas.remove();
    state.textContent = "This browser cannot draw the network; the list holds all of it.";
  }
}

interface Shown {
  readonly ink: string;
  readonly state: HTMLElement;
}

function show(graph: UndirectedGraph, canvas: HTMLElement, figure: HTMLElement, shown: Shown): void {
  let held: string | undefined;
  const renderer = new Sigma(graph, canvas, {
    labelColor: { color: shown.ink },
    labelRenderedSizeThreshold: 7,
    renderEdgeLabels: false,
    nodeReducer: (node, attributes) =>
      held && node !== held && !graph.areNeighbors(node, held)
        ? { ...attributes, label: "", hidden: true }
        : attributes,
    edgeReducer: (edge, attributes) =>
      held && !graph.hasExtremity(edge, held) ? { ...attributes, hidden: true } : attributes,
  });
  const hold = (node: string | undefined): void => {
    held = node;
    const label = node === undefined ? "" : String(graph.getNodeAttribute(node, "label"));
    const count = node === undefined ? 0 : graph.degree(node);
    shown.state.textContent = node
      ? `${label}: ${count} of ${graph.order} nodes joined to it; Escape shows all`
      : `${graph.order} nodes, ${graph.size} lines`;
    renderer.refresh();
  };
  renderer.on("clickNode", ({ node }) => hold(node));
  renderer.on("clickStage", () => hold(undefined));
  renderer.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    location.href = String(graph.getNodeAttribute(node, "href"));
  });
  addTools(graph, renderer, figure, hold);
  hold(undefined);
}

/** All that the pointer does on the canvas, by keyboard. */
function addTools(
  graph: UndirectedGraph,
  renderer: Sigma,
  figure: HTMLElement,
  hold: (node: string | undefined) => void,
): void {
  const camera = renderer.getCamera();
  const choose = make("select", { id: "network-node" }, new Option("all", ""));
  const byLabel = graph
    .mapNodes((id, { label }) => [String(label), id] as const)
    .sort(([one], [other]) => one.localeCompare(other));
  for (const [label, id] of byLabel) choose.append(new Option(label, id));
  const open = make("a", { class: "button", href: "#" }, "Open its page");
  open.hidden = true;
  choose.addEventListener("change", () => {
    hold(choose.value || undefined);
    open.hidden = !choose.value;
    if (choose.value) open.href = String(graph.getNodeAttribute(choose.value, "href"));
  });
  figure.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    choose.value = "";
    open.hidden = true;
    hold(undefined);
  });
  const label = make("label", { for: "network-node" }, "Show what is joined to");
  const nearer = button("+", () => void camera.animatedZoom(), "");
  const further = button("−", () => void camera.animatedUnzoom(), "");
  nearer.setAttribute("aria-label", "Nearer");
  further.setAttribute("aria-label", "Further");
  const tools = make("div", { class: "network-tools", role: "group", "aria-label": "Picture" });
  const all = button("All", () => void camera.animatedReset(), "");
  tools.append(make("div", { class: "field" }, label, choose), open, nearer, further, all);
  figure.prepend(tools);
}
