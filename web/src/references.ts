// The references page: the matrix follows its filters on a static site, the network can be moved.
import { addExports } from "./exporting";
import { addMatrix } from "./matrix";
import { addNetwork } from "./network";

function start(): void {
  addMatrix();
  for (const figure of document.querySelectorAll<HTMLElement>("[data-network]")) {
    addNetwork(figure);
  }
  addExports();
}

start();
