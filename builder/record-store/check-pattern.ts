type Ids = Readonly<Record<string, readonly string[]>>;

const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * How the text of a response or a correct pattern must look (Data appendix C): `[,]` between items, `[.]` between the two
 * halves of a pair, `[:]` between bounds. Ids must be among those of the definition, where it lists any.
 * Returns the end of a sentence.
 */
export function patternProblem(kind: string, pattern: string, ids: Ids, correct: boolean): string | undefined {
  const items = pattern === "" ? [] : pattern.split("[,]");
  switch (kind) {
    case "true-false":
      return pattern === "true" || pattern === "false" ? undefined : `must be "true" or "false"`;
    case "choice":
    case "sequencing":
      return unknownId(items, ids["choices"]);
    case "likert":
      return unknownId([pattern], ids["scale"]);
    case "matching": {
      const pairs = items.map((item) => item.split("[.]"));
      if (pairs.some((pair) => pair.length !== 2)) return "must pair sources and targets with [.]";
      return (
        unknownId(
          pairs.map(([source = ""]) => source),
          ids["source"],
        ) ??
        unknownId(
          pairs.map(([, target = ""]) => target),
          ids["target"],
        )
      );
    }
    case "performance": {
      const pairs = items.map((item) => item.replace(/^\{order_matters=(true|false)\}/, "").split("[.]"));
      if (pairs.some((pair) => pair.length !== 2)) return "must pair steps and responses with [.]";
      return unknownId(
        pairs.map(([step = ""]) => step),
        ids["steps"],
      );
    }
    case "numeric": {
      const bounds = pattern.split("[:]");
      const range = correct && bounds.length === 2 && bounds.every((bound) => bound === "" || NUMBER.test(bound));
      return range || NUMBER.test(pattern) ? undefined : "must be a number, or a range with [:]";
    }
  }
  return undefined;
}

function unknownId(used: readonly string[], known: readonly string[] | undefined): string | undefined {
  const stray = used.find((id) => id === "" || (known && !known.includes(id)));
  return stray === undefined ? undefined : `names "${stray}", which the definition does not list`;
}
