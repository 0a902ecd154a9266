// A new author's first minutes, for real: from the packed tarball to verified packages. Takes the README's pictures and says how long each
// step took. Needs a network for npm, and a Chromium. Run it with `npm run story`; `--pictures <folder>` puts them elsewhere.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { findBrowser } from "../support/browser.mjs";

const home = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const named = process.argv.indexOf("--pictures");
const pictures = named > 0 ? resolve(process.argv[named + 1]) : join(home, "docs/pictures");
const scratch = mkdtempSync(join(tmpdir(), "curricle-story-"));
const project = join(scratch, "our-courses");
const MODULE = join(project, "modules/hand-over/module.md");
/** The one that init writes. */
const course = "start";
const steps = [];

/** Runs a step and notes how long it took, s. */
async function step(title, act) {
  const begun = performance.now();
  process.stdout.write(`${title} … `);
  const value = await act();
  const seconds = (performance.now() - begun) / 1000;
  steps.push({ title, seconds });
  process.stdout.write(`${seconds.toFixed(1)} s\n`);
  return value;
}

function run(folder, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

const curricle = (...args) => run(project, "npx", "curricle", ...args);
const write = (find, put) => {
  const text = readFileSync(MODULE, "utf8");
  if (!text.includes(find)) throw new Error(`The module does not hold: ${find}`);
  writeFileSync(
    MODULE,
    text.replace(find, () => put),
  );
};

/** What the author types: a page with a variant, and a question in which the right answer is not marked. */
const PAGE = `# Say who decides {#who-decides teaches="first-objective"}

A tool gives advice. A person decides, and writes down why.

::: for users
At hand-over, say which tool was used and what you did with its advice.
::: otherwise
Ask the teams that you work with how they hand over what a tool has advised.
:::

::: choice {#who objective=first-objective}
A tool advises to send a patient home. Who decides?

- [ ] The person who is responsible for the care
  > Yes. The tool only advises.
- [ ] The tool
  > No. It answers for nothing.
:::
`;

let browser;
let preview;
try {
  const tarball = await step("The package is packed", () => {
    const made = JSON.parse(run(home, "npm", "pack", "--json", "--pack-destination", scratch));
    return join(scratch, Object.values(made)[0].filename);
  });
  await step("npx curricle init our-courses", () =>
    run(scratch, "npx", "--yes", "--package", tarball, "curricle", "init", "our-courses", "--curricle", tarball),
  );
  await step("npm install", () => run(project, "npm", "install", "--no-audit", "--no-fund"));
  await step("npx curricle new module hand-over", () => curricle("new", "module", "hand-over"));
  await step("The module is named in the course, a page and a question with a mistake are written", () => nameAndWrite());

  // What npx would start, so that it can be stopped.
  preview = spawn(join(project, "node_modules/.bin/curricle"), ["preview", "--port", "0", "--json"], {
    cwd: project,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { address } = await step("npx curricle preview says its address", async () =>
    JSON.parse(String((await once(preview.stdout, "data"))[0])),
  );
  browser = await chromium.launch({ executablePath: findBrowser(), args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  page.setDefaultTimeout(20_000);
  const play = (archetype, more = "") =>
    `${address}play/${course}/${archetype}/${course}-${archetype}-scorm12?page=hand-over/who-decides${more}`;

  await step("The mistake lies over the page, with its lines", async () => {
    await page.goto(play("users"));
    await page.locator("#mistakes").waitFor();
    await picture(page, "story-mistake");
  });
  await step("The mistake is mended, and the page is there", async () => {
    write("- [ ] The person", "- [x] The person");
    await page.locator("#mistakes").waitFor({ state: "detached" });
    await page.frameLocator("iframe").getByRole("heading", { name: "Say who decides" }).waitFor();
    await picture(page, "story-mended");
  });
  await step("All five archetypes side by side", async () => {
    await page.goto(`${address}side-by-side/hand-over?course=${course}`);
    await page.getByText("Say who decides").first().waitFor();
    await picture(page, "story-side-by-side");
  });
  for (const archetype of ["shapers", "drivers", "creators", "embedders", "users"]) {
    await step(`Played for ${archetype} until the LMS shows that it is complete`, async () => {
      await page.goto(play(archetype, "&state=passed"));
      await page
        .locator("[data-standing]")
        .filter({ hasText: /^(Passed|Completed)/ })
        .waitFor();
    });
  }
  await picture(page, "story-played");
  await step("The studio's home", async () => {
    await page.goto(address);
    await page
      .getByText(/Nothing to mend|to look at|to mend/)
      .first()
      .waitFor();
    await picture(page, "story-home");
  });
  preview.kill("SIGINT");
  await step("npx curricle build", () => curricle("build"));
  await step("npx curricle verify, one package", () =>
    run(
      project,
      "npx",
      "curricle",
      "verify",
      `dist/${course}/users/${course}-users-scorm12.zip`,
      "--out",
      "verify-report",
      "--browser",
      findBrowser(),
    ),
  );
  await step("The evidence is read", async () => {
    await page.goto(`file://${join(project, "verify-report/index.html")}`);
    await picture(page, "story-evidence");
  });
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  process.stdout.write(`\n${Math.round(total)} s in all. Pictures: ${pictures}\n`);
} finally {
  preview?.kill("SIGKILL");
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
}

/** As docs/authoring.md says it: a name in the course's list, and text in the module. */
function nameAndWrite() {
  const file = join(project, "modules/courses", `${course}.yaml`);
  writeFileSync(file, readFileSync(file, "utf8").replace(/modules: \[([^\]]*)\]/, "modules: [$1, hand-over]"));
  write(readFileSync(MODULE, "utf8").match(/# Hand over[^]*?(?=# Quiz)/)[0], `${PAGE}\n`);
}

async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
