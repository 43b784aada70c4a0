// Builds the style sheet and the scripts of the site into the Python package.
//
// The scripts that every page has are classic scripts (a page opened as a file may not load
// modules); what is heavy and needed on one page only is a module, loaded when it is asked for.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = path.dirname(fileURLToPath(import.meta.url));
const asked = process.argv.indexOf("--out");
const out = path.resolve(
  here,
  asked > 0 ? process.argv[asked + 1] : "../src/viennagraph/site/static",
);

const classic = ["src/main.ts", "src/references.ts"];
const modules = ["src/style.ts", "src/sparql.ts", "src/webgl.ts"];

/** What both kinds of build share. */
function settings(input, manifest, output = {}) {
  return {
    root: here,
    base: "./",
    configFile: false,
    logLevel: "warn",
    worker: { format: "es" },
    build: {
      outDir: out,
      emptyOutDir: false,
      manifest: `.vite/${manifest}.json`,
      modulePreload: false,
      target: "es2022",
      cssTarget: ["chrome123", "firefox120", "safari17.5"],
      // A file of its own for all: data: addresses would need a laxer content policy.
      assetsInlineLimit: 0,
      rollupOptions: {
        input,
        preserveEntrySignatures: "strict", // modules are called by what they export
        output: {
          entryFileNames: "[name]-[hash].js",
          chunkFileNames: "[name]-[hash].js",
          assetFileNames: "[name]-[hash][extname]",
          ...output,
        },
      },
    },
  };
}

await rm(out, { recursive: true, force: true });
await mkdir(path.join(out, ".vite"), { recursive: true });
const manifest = {};
for (const input of classic) {
  const name = path.basename(input, ".ts");
  await build(settings(input, name, { format: "iife" }));
}
await build(settings(modules, "modules", { format: "es" }));
for (const name of [...classic.map((input) => path.basename(input, ".ts")), "modules"]) {
  const file = path.join(out, ".vite", `${name}.json`);
  Object.assign(manifest, JSON.parse(await readFile(file, "utf8")));
  await rm(file);
}
// The style sheet belongs to the script of all pages; of its own entry only the sheet is kept.
const style = manifest["src/style.ts"];
delete manifest["src/style.ts"];
await rm(path.join(out, style.file));
manifest["src/main.ts"].css = style.css;
await copyFile(path.join(here, "src/icon.svg"), path.join(out, "icon.svg"));
manifest["src/icon.svg"] = { file: "icon.svg", src: "src/icon.svg" };
await writeFile(path.join(out, ".vite/manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
