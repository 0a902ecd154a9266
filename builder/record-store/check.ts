/** What is wrong with a value, as one sentence that names its place; `undefined` where nothing is. */
export type Check = (value: unknown, at: string) => string | undefined;

export type Plain = Readonly<Record<string, unknown>>;

export function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text of which `what` is the name in a refusal. */
export function text(what = "a text", pattern = /^/): Check {
  return (value, at) => (typeof value === "string" && pattern.test(value) ? undefined : `${at} must be ${what}`);
}

export const yesOrNo: Check = (value, at) => (typeof value === "boolean" ? undefined : `${at} must be true or false`);

export const anything: Check = () => undefined;

export function number(min = -Infinity, max = Infinity): Check {
  return (value, at) =>
    typeof value === "number" && value >= min && value <= max ? undefined : `${at} must be a number from ${min} to ${max}`;
}

export function oneOf(...values: readonly string[]): Check {
  return (value, at) => (values.includes(value as string) ? undefined : `${at} must be ${values.join(" or ")}`);
}

export function listOf(check: Check, least = 0): Check {
  return (value, at) => {
    if (!Array.isArray(value) || value.length < least) return `${at} must be a list of at least ${least}`;
    return firstProblem(value.map((item, index) => () => check(item, `${at}[${index}]`)));
  };
}

/** An object with any keys that `key` accepts. */
export function mapOf(key: Check, check: Check): Check {
  return (value, at) => {
    if (!isPlain(value)) return `${at} must be an object`;
    return firstProblem(
      Object.entries(value).map(
        ([name, item]) =>
          () =>
            key(name, `the key "${name}" of ${at}`) ?? check(item, `${at}.${name}`),
      ),
    );
  };
}

/** An object with these keys and no others (xAPI 1.0.3 Data 2.2: unknown keys and nulls are refused). */
export function object(fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, at) => {
    if (!isPlain(value)) return `${at} must be an object`;
    const missing = required.find((name) => !(name in value));
    if (missing) return `${at} needs ${missing}`;
    return firstProblem(
      Object.entries(value).map(([name, item]) => () => {
        const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
        return check ? check(item, `${at}.${name}`) : `${at} has the unknown key "${name}"`;
      }),
    );
  };
}

/** All of the checks in turn; the first problem counts. */
export function all(...checks: readonly Check[]): Check {
  return (value, at) => firstProblem(checks.map((check) => () => check(value, at)));
}

function firstProblem(tests: readonly (() => string | undefined)[]): string | undefined {
  for (const test of tests) {
    const problem = test();
    if (problem) return problem;
  }
  return undefined;
}
