import type { Target } from "../../contract/target.ts";

/** A folder for any web server. Progress stays in the browser; nobody is told of it. */
export const web: Target = {
  id: "web",
  label: "Web page",
  limits: { state: 30000, title: 200 },
  manyUnits: false,
  policy: ["connect-src 'self'"],
  links: {},
  files: () => [],
};
