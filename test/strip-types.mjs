import { transformSync } from "esbuild";

/** Jest transform: TypeScript to JavaScript with exact lines (`erasableSyntaxOnly`, so nothing but types goes). */
export default {
  process(source, file) {
    const { code, map } = transformSync(source, {
      loader: "ts",
      format: "esm",
      target: "node20.19",
      sourcemap: "external",
      sourcefile: file,
    });
    return { code, map };
  },
};
