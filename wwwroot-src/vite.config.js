import { defineConfig } from "vite";

const quiet = ["import", "global-builtin", "color-functions", "if-function"];

// The style sheet and the script keep plain names: the server fingerprints them. What the style sheet names itself
// (fonts, patterns) carries its hash here, because the server cannot rewrite addresses inside a style sheet.
export default defineConfig({
  base: "/dist/",
  publicDir: "public",
  css: { preprocessorOptions: { scss: { loadPaths: ["node_modules"], quietDeps: true, silenceDeprecations: quiet } } },
  build: {
    outDir: "../Lublin.Startups.Web/wwwroot/dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    target: "es2022",
    rolldownOptions: {
      input: "src/main.ts",
      checks: { bundlerTimings: false },
      output: {
        entryFileNames: "main.js",
        assetFileNames: (asset) => (asset.names.some((name) => name.endsWith(".css")) ? "main.css" : "hashed/[name]-[hash][extname]"),
      },
    },
  },
});
