import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { PurgeCSS } from "purgecss";

/** Oldest browsers that a package runs in, as in `builder/compile/bundle.ts`. */
const BROWSERS = ["chrome100", "safari15", "firefox100"];

/** What the compiler adds to a page while rendering, and states that the script sets by other names than the style sheet's. */
const RENDERED = ["table-frame", "citation"];
const STATES = [
  "data-started",
  "data-waiting",
  "data-phase",
  "data-state",
  "data-mark",
  "data-size",
  "data-spacing",
  "data-font",
  "data-colours",
  "data-theme",
  "data-save",
  "aria-expanded",
  "aria-current",
  "open",
  "href",
];

/** Tags that Markdown and the browser make, which no template names. */
const TAGS = ["html", "body", "a", "p", "ul", "ol", "li", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"];
const TEXT_TAGS = ["blockquote", "code", "pre", "em", "strong", "hr", "img", "sup", "figure", "figcaption"];

const WORD = /[\w-]+/g;

/**
 * The style sheet of a theme, cut to what the templates use, without any address to fetch from. The values of its properties are
 * not in it: the builder adds them from `theme.json`, or from a project's own theme. `root` is the absolute path of `templates/`.
 */
export async function compileTheme(id, root) {
  const { foreign = {} } = JSON.parse(await readFile(join(root, "themes", id, "theme.json"), "utf8"));
  return minify(await purge(await bundle(join("themes", id, "theme.css"), root, foreign), root));
}

/** The styles that question types, blocks and a logo bring along, which a package gets with them: `[name, sheet]`, `questions/<type>` or `blocks/<name>`. */
export async function compileStyles(root) {
  const types = (await readdir(join(root, "questions"))).sort().map((type) => [`questions/${type}`, `questions/${type}/view.css`]);
  const blocks = (await readdir(join(root, "blocks"))).sort().filter((file) => file.endsWith(".css"));
  const sheets = [...types, ...blocks.map((file) => [`blocks/${file.replace(".css", "")}`, `blocks/${file}`])];
  const present = [...sheets, ...["languages", "logo", "rtl"].map((name) => [`layout/${name}`, `layout/${name}.css`])].filter(([, path]) =>
    existsSync(join(root, path)),
  );
  return Promise.all(present.map(async ([name, path]) => [name, await minify(await bundle(path, root, {}))]));
}

async function minify(css) {
  const { code } = await transform(css, { loader: "css", minify: true, target: BROWSERS, legalComments: "none" });
  return code.trim();
}

async function bundle(path, root, foreign) {
  const { outputFiles } = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    write: false,
    target: BROWSERS,
    logLevel: "error",
    plugins: [foreignSheets(foreign)],
  });
  return outputFiles[0].text;
}

/** Style sheets from npm come in without their fonts and with the theme's properties in place of their own values. */
function foreignSheets(foreign) {
  return {
    name: "foreign-sheets",
    setup({ onLoad }) {
      onLoad({ filter: /node_modules.*\.css$/ }, async ({ path }) => ({
        contents: logical(recolour(withoutPast(withoutAddresses(await readFile(path, "utf8"))), foreign)),
        loader: "css",
      }));
    },
  };
}

/** PurgeCSS looks past what stands in `:has()`, so a selector with a class that no template names is taken out first. */
async function purge(css, root) {
  const paths = (await readdir(root, { recursive: true }))
    .map((path) => path.replaceAll("\\", "/"))
    .filter(
      (path) =>
        /^(layout|blocks|questions)\/.*\.hbs$/.test(path) ||
        /^runtime\/ui\/.*\.ts$/.test(path) ||
        /^(questions\/.*\/view|blocks\/.*)\.ts$/.test(path),
    );
  const content = await Promise.all(
    paths.sort().map(async (path) => ({ raw: await readFile(join(root, path), "utf8"), extension: path.split(".").at(-1) })),
  );
  const words = new Set([...RENDERED, ...content.flatMap(({ raw }) => raw.match(WORD) ?? [])]);
  const [result] = await new PurgeCSS().purge({
    content,
    css: [{ raw: withoutUnknown(css, words) }],
    // The values that the builder adds turn on these two switches.
    safelist: { standard: [...TAGS, ...TEXT_TAGS, ...RENDERED, /details-content/], variables: ["--light", "--dark"] },
    dynamicAttributes: STATES,
    defaultExtractor: (text) => text.match(WORD) ?? [],
    variables: true,
    keyframes: true,
  });
  return result.css;
}

function withoutUnknown(css, words) {
  return css.replace(/([^{};]+)(\{[^{}]*\})/g, (rule, selectors, body) => {
    const known = selectors.split(/,(?![^(]*\))/).filter((selector) => {
      const positive = selector.replace(/:not\([^)]*\)/g, "");
      return (positive.match(/\.-?[a-z][\w-]*/gi) ?? []).every((name) => words.has(name.slice(1)));
    });
    return known.length > 0 ? known.join(",") + body : "";
  });
}

/** No font files and nothing from another address: packages work offline, and Frutiger is not ours to ship. */
function withoutAddresses(css) {
  return css
    .replace(/@font-face\s*\{[^}]*\}/g, "")
    .replace(/"?Frutiger W01"?,\s*/g, "")
    .replace(/[\w-]+:[^{};]*url\([^)]*\)[^{};]*;?/g, "");
}

/** Rules for browsers that no package runs in, and print sizes, which the layout sets once for all. */
function withoutPast(css) {
  return css
    .replace(/\(-ms-high-contrast: ?active\), ?screen and /g, "")
    .replace(/[^{};]*:{1,2}-(?:ms|moz)-[\w-]+[^{};]*\{[^}]*\}/g, "")
    .replace(/@media print\s*\{(?:[^{}]*\{\s*font-size:[^;}]*pt;?\s*(?:line-height:[^;}]*;?\s*)?\})+\s*\}/g, "");
}

/**
 * A foreign sheet's fixed colours become the theme's properties, so that dark mode reaches them.
 * Declarations beside the focus colour keep theirs: text on yellow stays dark.
 */
function recolour(css, foreign) {
  return css.replace(/\{[^{}]*\}/g, (block) => {
    if (block.includes("--") || /#ffeb3b/i.test(block)) return block;
    const mapped = Object.entries(foreign).reduce((text, [from, to]) => text.replaceAll(from, to), block);
    return mapped.replace(/(background(?:-color)?:\s*)(?:white|#fff(?:fff)?)\b/g, "$1var(--field)");
  });
}

/** Sides become those of the writing, so that a page from right to left is the mirror of one from left to right. */
function logical(css) {
  return css
    .replace(/\b(padding|margin)-(left|right)(?=\s*:)/g, (_, name, side) => `${name}-inline-${side === "left" ? "start" : "end"}`)
    .replace(/(text-align:\s*)left\b/g, "$1start");
}
