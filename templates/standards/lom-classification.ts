import type { Course } from "../contract/course.ts";
import { manifestText } from "./manifest-text.ts";

/** LOM 9 for the learning needs that a course's objectives name, framework by framework; texts are escaped. */
export function classificationOf({ needs = [] }: Course): readonly object[] {
  const titles = [...new Set(needs.map(({ framework }) => framework))];
  return titles.map((title) => ({
    title: manifestText(title),
    needs: needs.filter(({ framework }) => framework === title).map(({ id, text }) => ({ id: manifestText(id), text: manifestText(text) })),
  }));
}
