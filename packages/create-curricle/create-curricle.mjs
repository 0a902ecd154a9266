#!/usr/bin/env node
// npm create curricle <folder>: the same as curricle init <folder>.
import process from "node:process";

process.argv.splice(2, 0, "init");
await import("curricle/cli");
