// The layout of a network, found in a worker so that the page stays responsive.
import { UndirectedGraph } from "graphology";
import forceAtlas2, { type ForceAtlas2Settings } from "graphology-layout-forceatlas2";

interface Request {
  readonly nodes: readonly { id: string; x: number; y: number; size: number }[];
  readonly edges: readonly { from: string; to: string; weight: number }[];
  readonly settings: ForceAtlas2Settings;
  readonly iterations: number;
}

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  const graph = new UndirectedGraph();
  for (const { id, x, y, size } of data.nodes) graph.addNode(id, { x, y, size });
  for (const { from, to, weight } of data.edges) graph.mergeEdge(from, to, { weight });
  const places = forceAtlas2(graph, { iterations: data.iterations, settings: data.settings });
  self.postMessage(Object.entries(places).map(([id, { x, y }]) => ({ id, x, y })));
});
