// Projects to measure with: the real curriculum twice over, and generated ones of any size.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The modules of the course that the tests build, in two courses, each for every archetype and in every format. */
export function fullProject(home, targets) {
  const root = mkdtempSync(join(tmpdir(), "curricle-bench-full-"));
  cpSync(join(home, "test/fixtures/foundation/modules"), join(root, "modules"), { recursive: true });
  const courses = join(root, "modules/courses");
  const [file] = readdirSync(courses);
  const text = readFileSync(join(courses, file), "utf8").replace(/^targets:.*$/m, `targets: [${targets.join(", ")}]`);
  writeFileSync(join(courses, file), text);
  const listed = /^modules: \[(.*)\]$/m.exec(text)[1].split(", ");
  for (const [number, id] of listed.entries())
    cpSync(join(root, "modules", id), join(root, `modules/second-${number}`), { recursive: true });
  const second = text.replace(/^modules:.*$/m, `modules: [${listed.map((_, number) => `second-${number}`).join(", ")}]`);
  writeFileSync(join(courses, "second.yaml"), second.replace(/^title: .*$/m, "title: Second course"));
  return { root, first: join(root, "modules", listed[0], "module.md") };
}

const PER_COURSE = 10;

/** So many different modules, ten to a course, each course for one archetype and in one format. */
export function generatedProject(home, modules) {
  const root = mkdtempSync(join(tmpdir(), `curricle-bench-${modules}-`));
  const small = join(home, "test/fixtures/small/modules");
  for (const folder of ["archetypes", "frameworks"]) cpSync(join(small, folder), join(root, "modules", folder), { recursive: true });
  mkdirSync(join(root, "modules/courses"));
  const module = readFileSync(join(small, "clean-hands/module.md"), "utf8");
  const picture = readFileSync(join(small, "clean-hands/media/moments.svg"), "utf8");
  const course = readFileSync(join(small, "courses/basics.yaml"), "utf8")
    .replace(/^archetypes:.*$/m, "archetypes: [users]")
    .replace(/^targets:.*$/m, "targets: [scorm12]");
  const ids = Array.from({ length: modules }, (_, number) => `m${number}`);
  for (const [number, id] of ids.entries()) {
    mkdirSync(join(root, "modules", id, "media"), { recursive: true });
    writeFileSync(
      join(root, "modules", id, "module.md"),
      module.replace(/^title: (.*)$/m, `title: $1 ${number}`).replaceAll("hands", `hands ${number}`),
    );
    writeFileSync(join(root, "modules", id, "media/moments.svg"), `${picture}<!-- ${number} -->`);
  }
  for (let start = 0; start < modules; start += PER_COURSE) {
    const listed = ids.slice(start, start + PER_COURSE).join(", ");
    writeFileSync(join(root, `modules/courses/c${start}.yaml`), course.replace(/^modules:.*$/m, `modules: [${listed}]`));
  }
  return root;
}
