import type { Course } from "../contract/course.ts";
import { type PackedCourse, type PackedQuestion, unpackCourse } from "../contract/packed.ts";

/**
 * The course as the compiler left it in the document: the frame in one place, each question's data beside the question,
 * where compression finds its words again.
 */
export function readCourse(document: Document): Course {
  return unpackCourse(readJson<PackedCourse>(document.getElementById("course-data")), (page) =>
    [...(document.getElementById(page)?.querySelectorAll("[data-question-data]") ?? [])].map((element) => readJson<PackedQuestion>(element)),
  );
}

export function readJson<T>(element: Element | null): T {
  return JSON.parse(element?.textContent ?? "null") as T;
}
