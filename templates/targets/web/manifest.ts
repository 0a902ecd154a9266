import type { Course } from "../../contract/course.ts";

/** Colours by theme, as its style sheet has them for a light window: what an installed course is framed with. */
export const COLOURS: Readonly<Record<string, { readonly brand: string; readonly sheet: string }>> = {
  nhsuk: { brand: "#005eb8", sheet: "#fff" },
  plain: { brand: "#27364d", sheet: "#fff" },
};

const NEUTRAL = { brand: "#27364d", sheet: "#fff" };

export function coloursOf({ theme }: Pick<Course, "theme">): { readonly brand: string; readonly sheet: string } {
  return COLOURS[theme] ?? NEUTRAL;
}

/**
 * What a browser installs (W3C Web Application Manifest). No `id`: it would be resolved against the origin, and all courses
 * of a host would be one. The drawing reaches the edges, so that any mask may be laid over it.
 */
export function webManifest(course: Course): string {
  const { brand, sheet } = coloursOf(course);
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
