import { download } from "./dom";

const PROPERTIES = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "paint-order",
  "stroke-linejoin",
] as const;

/** A picture on its own: what the style sheet says stands in its attributes. */
export function alone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const to = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  from.forEach((element, place) => {
    const style = getComputedStyle(element);
    for (const name of PROPERTIES) to[place]?.setAttribute(name, style.getPropertyValue(name));
  });
  for (const link of copy.querySelectorAll("a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", document.baseURI).href);
  }
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const ground = document.createElementNS(svg.namespaceURI as "http://www.w3.org/2000/svg", "rect");
  const { x, y } = svg.viewBox.baseVal;
  for (const [key, value] of Object.entries({ x, y, width, height })) {
    ground.setAttribute(key, String(value));
  }
  ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** The picture as pixels, twice as many as it shows. */
async function pixels(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(alone(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png");
  });
}

/** Saves the picture of the page as SVG or PNG, as it is shown. */
export function addExports(): void {
  const svg = document.querySelector<SVGSVGElement>("[data-network] svg");
  if (!svg) return;
  for (const one of document.querySelectorAll<HTMLButtonElement>("[data-export]")) {
    one.hidden = false;
    one.addEventListener("click", () => {
      if (one.dataset["export"] === "svg") {
        download("references.svg", new Blob([alone(svg)], { type: "image/svg+xml" }));
      } else void pixels(svg).then((blob) => download("references.png", blob));
    });
  }
}
