/** True where two values of JSON are equal; the order of an object's keys does not count. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [these, those] = [Object.entries(one), other as Readonly<Record<string, unknown>>];
  return (
    these.length === Object.keys(those).length && these.every(([key, value]) => Object.hasOwn(those, key) && isSame(value, those[key]))
  );
}
