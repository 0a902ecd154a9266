import type { Content } from "../../contract/target.ts";

/**
 * What a browser installs (W3C Web Application Manifest). No `id`: it would be resolved against the origin, and all courses
 * of a host would be one. The drawing reaches the edges, so that any mask may be laid over it.
 */
export function webManifest({ course, colours: { brand, sheet } }: Pick<Content, "course" | "colours">): string {
  const icon = { src: "icon.svg", sizes: "any", type: "image/svg+xml" };
  const manifest = {
    name: `${course.title} – ${course.archetype.title}`,
    short_name: course.title,
    description: course.summary,
    lang: course.language,
    start_url: "./index.html",
    scope: "./",
    display: "standalone",
    theme_color: brand,
    background_color: sheet,
    icons: [
      { ...icon, purpose: "any" },
      { ...icon, purpose: "maskable" },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
