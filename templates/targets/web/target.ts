import type { Target } from "../../contract/target.ts";
import { card } from "./card.ts";
import { webManifest } from "./manifest.ts";

/** Films and sounds are not fetched ahead: a learner on a metered line asks for each, and its transcript is there without. */
const HEAVY = /\.(mp4|webm|mp3)$/;

/**
 * A folder for any web server. Progress stays in the browser; nobody is told of it. Where it is served over https it can be
 * installed and then opens without a network. No other format brings a service worker (rule SEC-10).
 */
export const web: Target = {
  id: "web",
  label: "Web page",
  standard: "web",
  limits: { state: 30000, title: 200 },
  manyUnits: false,
  policy: ["connect-src 'self'", "worker-src 'self'", "manifest-src 'self'"],
  // The manifest is linked by `offline.ts`: opened from a file, a link in the document is an error on the console.
  links: {},
  files({ course, paths, colours }, render) {
    const files = [...paths.filter((path) => !HEAVY.test(path)), "icon.svg", "manifest.webmanifest"].sort();
    return [
      { path: "icon.svg", text: render("icon.svg.hbs", { ground: colours.brand, figure: colours.sheet }) },
      { path: "manifest.webmanifest", text: webManifest({ course, colours }) },
      { path: "offline.json", text: `${JSON.stringify({ version: course.version, files }, null, 2)}\n` },
      { path: "service-worker.js", text: render("service-worker.js.hbs", {}) },
    ];
  },
  card,
  contains: [],
};
