import type { Row } from "./answering";
import { make } from "./dom";
import { type Column, heading } from "./results";

const SVG = "http://www.w3.org/2000/svg";
const MOST = 40;
const [LINE, LABEL, WIDTH] = [22, 210, 720];

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function text(x: number, y: number, words: string, anchor: string): SVGElement {
  const made = element("text", { x, y, "text-anchor": anchor });
  made.textContent = words.length > 32 ? `${words.slice(0, 31)}…` : words;
  return made;
}

/** Bars for an answer of names with one number each; the table below says the same. */
export function chart(
  columns: readonly Column[],
  rows: readonly Row[],
  labels: ReadonlyMap<string, string>,
): HTMLElement | undefined {
  const numbers = columns.filter((column) => column.isNumber);
  const names = columns.filter((column) => !column.isNumber);
  const [number, name] = [numbers[0], names[0]];
  if (columns.length !== 2 || !number || !name || rows.length < 2 || rows.length > MOST) {
    return undefined;
  }
  const bars = rows.map((row) => {
    const term = row[name.name];
    const own = name.label ? row[name.label]?.value : undefined;
    const words = own ?? labels.get(term?.value ?? "") ?? term?.value ?? "";
    return { words, value: Number(row[number.name]?.value ?? 0) };
  });
  const most = Math.max(...bars.map((bar) => bar.value), 0);
  if (most <= 0 || bars.some((bar) => bar.value < 0)) return undefined;
  const height = bars.length * LINE;
  const title = `${heading(number.name)} by ${heading(name.name)}`;
  const svg = element("svg", { viewBox: `0 0 ${WIDTH} ${height}`, class: "bars", role: "img" });
  svg.setAttribute("aria-label", `Bars: ${title}. The table holds the same numbers.`);
  bars.forEach(({ words, value }, place) => {
    const y = place * LINE;
    const width = (value / most) * (WIDTH - LABEL - 60);
    svg.append(
      text(LABEL - 8, y + 15, words, "end"),
      element("rect", { class: "bar", x: LABEL, y: y + 4, width, height: LINE - 8 }),
      text(LABEL + width + 6, y + 15, String(value), "start"),
    );
  });
  const figure = make("figure", { class: "chart" }, make("figcaption", { class: "quiet small" }, title));
  figure.append(svg);
  return figure;
}
