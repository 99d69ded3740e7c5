/** Bundles the front end into static/timemap, the folder Streamlit serves as app/static/timemap. */
import { build } from "esbuild";

await build({
  entryPoints: { timemap: "src/main.tsx" },
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "linked",
  loader: { ".css": "text" },
  define: { "process.env.NODE_ENV": '"production"' },
  outdir: "../../static/timemap",
  logLevel: "info",
});
