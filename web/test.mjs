// Bundles the tests, which are TypeScript as what they try, and runs them in Node.
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = await mkdtemp(path.join(here, "node_modules/.tests-"));
const names = (await readdir(path.join(here, "test"))).filter((name) => name.endsWith(".ts"));
try {
  await build({
    root: here,
    configFile: false,
    logLevel: "warn",
    build: {
      ssr: true,
      outDir: out,
      rollupOptions: { input: names.map((name) => path.join(here, "test", name)) },
    },
  });
  const files = (await readdir(out)).filter((name) => name.endsWith(".test.js"));
  const paths = files.map((name) => path.join(out, name));
  const { status } = spawnSync(process.execPath, ["--test", ...paths], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  await rm(out, { recursive: true, force: true });
}
