// Bundles src/ into dist/: one script and style a page, named by their content, so that browsers keep them for ever.
import { build } from "esbuild";
import { readFile, rm, writeFile } from "node:fs/promises";

await rm("dist", { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ["src/main.tsx"],
  outdir: "dist/files",
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["chrome111", "firefox121", "safari17.2"],
  minify: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  // Written for React, of which Preact has its own.
  alias: { react: "preact/compat", "react-dom": "preact/compat" },
  metafile: true,
  legalComments: "linked",
});

const [script, { cssBundle }] = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === "src/main.tsx");
const page = await readFile("src/index.html", "utf8");
await writeFile("dist/index.html", page.replace("{script}", script.replace("dist", "")).replace("{style}", cssBundle.replace("dist", "")));
await writeFile("dist/icon.svg", await readFile("src/icon.svg"));
