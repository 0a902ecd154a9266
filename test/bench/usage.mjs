// Loaded before the program that is measured: at its end, writes what it and its children have used.
import { ChildProcess } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

const children = [];
const { spawn } = ChildProcess.prototype;
ChildProcess.prototype.spawn = function (...given) {
  const result = spawn.apply(this, given);
  children.push(this.pid);
  return result;
};

/** CPU time of a process that still runs, ms; fields 14 and 15 of proc(5), in hundredths of a second. 0 where there is no /proc. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
}

process.on("exit", () => {
  const others = children.reduce((sum, pid) => sum + cpuOf(pid), 0);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1000 + others, memory: maxRSS / 1024 };
  if (process.env.BENCH_USAGE) writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
