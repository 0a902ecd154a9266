/**
 * JSON that cannot close the script element it stands in. `shown` are texts by id that the page shows anyway: they are left
 * out of objects with that id (`""`: of the outermost), and `readCourse` puts them back.
 */
export function scriptJson(value: object, shown: ReadonlyMap<string, string> = new Map()): string {
  const lean = (key: string, part: unknown): unknown => {
    if (typeof part !== "object" || part === null || !("text" in part)) return part;
    const id = key === "" ? "" : "id" in part ? String(part.id) : undefined;
    const { text, ...rest } = part;
    return id !== undefined && text !== "" && shown.get(id) === text ? rest : part;
  };
  return JSON.stringify(value, lean)
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}
