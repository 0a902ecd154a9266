import process from "node:process";
import fc from "fast-check";

/**
 * fast-check with a seed of the project's own, so that the same commit gives the same answer on every machine.
 * `CURRICLE_SEED=<number>` tries others: a property that fails then is a real defect, and its seed reproduces it.
 */
fc.configureGlobal({ seed: Number(process.env["CURRICLE_SEED"] ?? 20261124) });

export default fc;
