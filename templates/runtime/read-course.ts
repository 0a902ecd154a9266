import type { Course } from "../contract/course.ts";
import { type PackedCourse, type PackedQuestion, unpackCourse } from "../contract/packed.ts";

/**
 * The course as the compiler left it in the document: the frame in one place, each question's data in its form. Texts that
 * the form shows are not there twice: an option without text takes that of its label, a question that of its stem.
 */
export function readCourse(document: Document): Course {
  return unpackCourse(readJson(document.getElementById("course-data")) as PackedCourse, (page) =>
    [...(document.getElementById(page)?.querySelectorAll("form[data-question]") ?? [])].map(readQuestion),
  );
}

function readQuestion(form: Element): PackedQuestion {
  const textOf = (selector: string) => form.querySelector(selector)?.textContent?.trim() ?? "";
  const whole = (_: string, value: { readonly id?: string; readonly text?: string } | null) =>
    value?.id && value.text === undefined ? { ...value, text: textOf(`[value=${value.id}]+*`) } : value;
  const packed = JSON.parse(textOf("[data-question-data]"), whole) as Partial<PackedQuestion>;
  return { text: textOf(".question__stem"), ...packed } as PackedQuestion;
}

/** The data of a JSON script element, `null` where there is none. */
export function readJson(element: Element | null): unknown {
  return JSON.parse(element?.textContent ?? "null");
}
