import type { Answered, Named } from "../contract/interaction.ts";

/** A learner's answer as they would say it; "" where there is none. */
export function answerInWords(answered: Answered): string {
  switch (answered.kind) {
    case "true-false":
      return answered.response === undefined ? "" : answered.response ? "True" : "False";
    case "choice":
      return (answered.response ?? []).map((id) => textOf(answered.options, id)).join("; ");
    case "sequencing":
      return (answered.response ?? []).map((id, index) => `${index + 1}. ${textOf(answered.options, id)}`).join("  ");
    case "likert":
      return answered.response === undefined ? "" : textOf(answered.scale, answered.response);
    case "matching":
      return (answered.response ?? [])
        .map(({ source, target }) => `${textOf(answered.sources, source)} → ${textOf(answered.targets, target)}`)
        .join("; ");
    case "performance":
      return (answered.response ?? [])
        .map(({ step, response }) => textOf(answered.steps.find(({ id }) => id === step)?.responses ?? [], response))
        .join(" → ");
    case "numeric":
      return answered.response === undefined ? "" : String(answered.response);
    case "fill-in":
      return [answered.response ?? []].flat().join("; ");
    case "long-fill-in":
    case "other":
      return answered.response ?? "";
  }
}

function textOf(named: readonly Named[], id: string): string {
  return named.find((candidate) => candidate.id === id)?.text || id;
}
