import { checkContent } from "../content.ts";
import type { PackageStandard } from "../package.ts";

const MANIFESTS = ["imsmanifest.xml", "cmi5.xml", "tincan.xml"];

/** A folder for a web server: a page to start with, and no manifest. */
export const web: PackageStandard = {
  id: "web",
  label: "Web page",
  sessions: false,
  claims: (opened) => opened.file("index.html") !== undefined && !MANIFESTS.some((name) => opened.file(name)),
  launches: () => Promise.resolve([{ path: "index.html", title: "", activity: "" }]),
  check: (opened, findings) => checkContent(opened, findings, false),
};
