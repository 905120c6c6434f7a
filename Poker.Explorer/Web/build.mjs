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

const outputs = Object.entries(metafile.outputs);
const [script, { cssBundle }] = outputs.find(([, { entryPoint }]) => entryPoint === "src/main.tsx");
const addressOf = (file) => file.replace("dist", "");

// A file and all that it cannot begin without.
const withImports = (file, seen = new Set()) => {
  if (!seen.has(file)) {
    seen.add(file);
    metafile.outputs[file].imports.filter(({ kind }) => kind === "import-statement").forEach(({ path }) => withImports(path, seen));
  }

  return seen;
};

// One HTML file a page, which names the page's scripts: the browser asks for all of them at once, and not for one when it has read the other.
const template = await readFile("src/index.html", "utf8");
const writePage = (name, files) => writeFile(`dist/${name}.html`, template
  .replace("{style}", addressOf(cssBundle))
  .replace("{script}", addressOf(script))
  .replace("{preloads}", files.filter((file) => file !== script).map((file) => `<link rel="modulepreload" href="${addressOf(file)}">`).join("\n    ")));
await writePage("index", [...withImports(script)]);
for (const [file, { entryPoint }] of outputs) {
  const page = /^src\/pages\/([^/]+)\/index\.tsx$/.exec(entryPoint ?? "");
  if (page) {
    await writePage(page[1], [...withImports(file, withImports(script))]);
  }
}

await writeFile("dist/icon.svg", await readFile("src/icon.svg"));
