import { blockKinds } from "../../templates/blocks/index.ts";
import { questionTypes } from "../../templates/questions/index.ts";
import { contentCatalogue } from "../content/catalogue.ts";
import { scanCatalogue } from "../validate/content-catalogue.ts";
import type { Severity } from "./diagnostic.ts";

export interface CatalogueEntry {
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
}

/** Every mistake that the compiler itself can name. Codes are permanent. `{names}` are filled in at the place. */
export const BUILDER = {
  "project/no-modules": {
    severity: "error",
    message: "There is no folder {folder}, so there is nothing to build.",
    remedy: "Run curricle in the folder that holds modules/, or start one with: curricle new module my-first-module",
  },
  "project/no-courses": {
    severity: "error",
    message: "No course is described in modules/courses/, so there is nothing to build.",
    remedy: "Start one with: curricle new course foundation",
  },
  "file/not-text": {
    severity: "error",
    message: "This file is not valid UTF-8 text.",
    remedy: "Save it as UTF-8 in your editor.",
  },
  "yaml/cannot-read": {
    severity: "error",
    message: "This is not valid YAML: {reason}",
    remedy: "Check the indentation, colons and quotation marks on this line.",
  },
  "yaml/missing-key": {
    severity: "error",
    message: "The key `{key}` is missing.",
    remedy: "Add a line: {key}: {example}",
  },
  "yaml/unknown-key": {
    severity: "error",
    message: "The key `{key}` is not known here, so it would have no effect.",
    remedy: "Remove it, or use one of: {known}.",
  },
  "yaml/wrong-value": {
    severity: "error",
    message: "`{key}` is {found}, but it must be {expected}.",
    remedy: "Write it as: {key}: {example}",
  },
  "front-matter/missing": {
    severity: "error",
    message: "The file does not start with front matter, so the module has no title or objectives.",
    remedy: "Put the module's details between two lines of --- at the top. docs/authoring.md lists the keys.",
  },
  "front-matter/not-closed": {
    severity: "error",
    message: "The front matter is opened with --- and never closed.",
    remedy: "Add a line with --- after the last key.",
  },
  "module/bad-folder-name": {
    severity: "error",
    message: 'The folder name "{id}" cannot be a module id: it goes into file names and reports.',
    remedy: "Rename the folder to lower-case words joined by hyphens, at most 26 characters.",
  },
  "module/no-pages": {
    severity: "error",
    message: "The module has no page.",
    remedy: "Start a page with a level-1 heading: # What this is about",
  },
  "module/review-passed": {
    severity: "warning",
    message: "The content was to be reviewed by {date}. Facts about AI and its rules change quickly.",
    remedy: "Check the module against its sources, then move review-by to a date within the next 12 months.",
  },
  "page/text-before-first-heading": {
    severity: "error",
    message: "This text stands before the first level-1 heading, so it belongs to no page.",
    remedy: "Put a heading above it, such as: # Introduction",
  },
  "page/empty": {
    severity: "error",
    message: 'The page "{title}" is empty for {archetype}. They would open it and see nothing.',
    remedy: 'Add an ::: otherwise part, or keep the page for others: # {title} {for="…"}',
  },
  "page/quiz-without-questions": {
    severity: "error",
    message: 'The quiz page "{title}" has no question for {archetype} that counts, so they could never finish it.',
    remedy: 'Add a question for them, or keep the page for others with {for="…"} in its heading.',
  },
  "quiz/option-without-quiz": {
    severity: "error",
    message: 'This page is no quiz, so "{name}" in its heading would do nothing.',
    remedy: "Add the word quiz to the braces, or remove {name}.",
  },
  "quiz/bad-value": {
    severity: "error",
    message: 'A quiz cannot be given with {key}="{value}".',
    remedy: "Write {key}= and {known}.",
  },
  "quiz/per-without-draw": {
    severity: "error",
    message: "The quiz says by what its questions are drawn, but not how many.",
    remedy: "Add how many questions an attempt has: draw=6",
  },
  "quiz/bank-too-small": {
    severity: "error",
    message: 'The quiz "{title}" draws {draw} questions, but has {count} for {archetype}.',
    remedy: "Add questions, or lower draw to {count}.",
  },
  "quiz/unequal-points": {
    severity: "error",
    message: 'The quiz "{title}" draws its questions, and they have different points. So learners could get more or less than others.',
    remedy: "Give all of them the same points, or draw from none of them.",
  },
  "quiz/no-tag": {
    severity: "error",
    message: 'The quiz "{title}" draws by tag, but the question "{id}" has none.',
    remedy: "Write the tag into its braces: tag=numbers",
  },
  "id/bad-form": {
    severity: "error",
    message: 'The id "{id}" cannot be used: LMSs accept only short, plain ids.',
    remedy: "Use lower-case words joined by hyphens, at most {max} characters, such as {#{example}}.",
  },
  "id/missing": {
    severity: "error",
    message: "This question has no id. Reports would lose its answers when you move it.",
    remedy: "Name it in the first line: ::: {type} {#{example}}",
  },
  "id/repeated": {
    severity: "error",
    message: 'The id "{id}" is used twice in this module, first in line {first}.',
    remedy: "Give one of them another id.",
  },
  "attributes/cannot-read": {
    severity: "error",
    message: 'The part "{text}" in braces cannot be read.',
    remedy: 'Write ids as #name, settings as key=value or key="two words", and separate them with spaces.',
  },
  "attributes/unknown": {
    severity: "error",
    message: "The setting `{name}` is not known on {what}, so it would have no effect.",
    remedy: "Remove it, or use one of: {known}.",
  },
  "block/not-closed": {
    severity: "error",
    message: "The block ::: {name} is opened here and never closed.",
    remedy: "Add a line with ::: after its last line.",
  },
  "block/nothing-to-close": {
    severity: "error",
    message: "These colons close a block, but none is open.",
    remedy: "Remove the line, or add the missing ::: name above it.",
  },
  "block/unknown": {
    severity: "error",
    message: 'There is no block or question type called "{name}".',
    remedy: "Did you mean ::: {suggestion}? Known: {known}.",
  },
  "block/inside-list": {
    severity: "error",
    message: "A block cannot stand inside a list or a quotation: it would be lost there.",
    remedy: "End the list with an empty line and start the block at the beginning of a line.",
  },
  "block/title-missing": {
    severity: "error",
    message: "The block ::: {name} needs a title, because that is all a learner sees before it opens or what warns them.",
    remedy: "Write the title in the same line: ::: {name} What this is about",
  },
  "block/title-not-used": {
    severity: "error",
    message: 'The block ::: {name} shows no title, so "{title}" would be lost.',
    remedy: "Move the words into the block.",
  },
  "block/heading-inside": {
    severity: "error",
    message: "A level-1 heading starts a page and cannot stand inside a block.",
    remedy: "Use ## for this heading, or close the block first.",
  },
  "block/empty": {
    severity: "error",
    message: "The block ::: {name} is empty.",
    remedy: "Write its content, or remove it.",
  },
  "block/not-inside": {
    severity: "error",
    message: "A ::: {name} block cannot stand directly inside ::: {around}.",
    remedy: "Move it out. Inside ::: {around} can be: {known}.",
  },
  "block/only-inside": {
    severity: "error",
    message: "A ::: {name} block means nothing outside ::: {within}.",
    remedy: "Put ::: {within} above it, and a line with ::: below the last one.",
  },
  "file/missing": {
    severity: "error",
    message: 'The file "{file}" does not exist in this module\'s folder.',
    remedy: "Put it into media/ beside module.md and write its name exactly, in lower case.",
  },
  "file/outside-module": {
    severity: "error",
    message: 'The file "{file}" is not in this module\'s media/ folder, so the package would not hold it.',
    remedy: "Copy it to media/ beside module.md and write media/file-name.",
  },
  "file/kind-not-allowed": {
    severity: "error",
    message: '"{file}" is not a file that ::: {block} can use here.',
    remedy: "Use one of {kinds}, in lower case, with a name of letters, digits, hyphens and dots.",
  },
  "variant/nobody-named": {
    severity: "error",
    message: "The block ::: for does not say whom it is for.",
    remedy: "Name archetypes or traits: ::: for users embedders",
  },
  "variant/unknown-name": {
    severity: "error",
    message: '"{name}" is neither an archetype nor a trait, so nobody would see this part.',
    remedy: "Use one of: {known}.",
  },
  "variant/otherwise-alone": {
    severity: "error",
    message: "::: otherwise belongs inside a ::: for block.",
    remedy: "Open the block with ::: for and the names of archetypes or traits.",
  },
  "text/raw-html": {
    severity: "error",
    message: "Raw HTML is not allowed. It cannot be checked for accessibility or safety.",
    remedy: "Use Markdown or a block. To show a tag as text, put it between `backticks`.",
  },
  "text/heading-skipped": {
    severity: "warning",
    message:
      'On the page "{title}" the heading "{words}" is of level {level}, but the one before it would be followed by level {expected}. Somebody who listens thinks that a part is missing.',
    remedy: "Take away a # so that no level is left out. Level 1 is the title of the page.",
  },
  "text/unclear-link": {
    severity: "warning",
    message: 'On the page "{title}" a link says "{words}". Somebody who hears a list of the links cannot tell where it leads.',
    remedy: "Let the words say where it leads: [the guideline on sepsis](https://…).",
  },
  "text/unknown-source": {
    severity: "error",
    message: 'The source "{key}" is cited here, but the front matter does not list it.',
    remedy: "Add it under sources: with id: {key}, title, publisher, date and url.",
  },
  "text/unused-source": {
    severity: "warning",
    message: 'The source "{key}" is listed but never cited.',
    remedy: "Cite it where it is used with [^{key}], or remove it.",
  },
  "text/unknown-term": {
    severity: "error",
    message: 'The term "{term}" is marked here, but the glossary in the front matter does not explain it.',
    remedy: "Add it under glossary: with term: {term} and meaning: …, or remove the double brackets.",
  },
  "text/unused-term": {
    severity: "warning",
    message: 'The glossary explains "{term}", but no text marks it.',
    remedy: "Mark it where learners meet it first with [[{term}]], or remove it.",
  },
  "text/dead-link": {
    severity: "error",
    message: 'This link goes to "{target}", but no page of this course has that id for {archetype}.',
    remedy: "Use the id of a page: {known}.",
  },
  "text/unsafe-link": {
    severity: "error",
    message: 'The link "{target}" cannot be used in a package.',
    remedy: "Link to a web address that starts with https://, or to a page with #page-id.",
  },
  "picture/no-alt": {
    severity: "error",
    message: "This picture has no text for people who cannot see it.",
    remedy: "Say what it shows: ![What the picture says]({src}). If it only decorates, write ![-]({src}).",
  },
  "picture/not-alone": {
    severity: "error",
    message: "This picture stands in the middle of a text, where its description and caption would be lost.",
    remedy: "Put the picture in a paragraph of its own, with empty lines around it.",
  },
  "picture/missing-file": {
    severity: "error",
    message: 'The picture "{src}" does not exist in this module\'s folder.',
    remedy: "Put the file in {folder}/media/ and write its name exactly, in lower case.",
  },
  "picture/outside-module": {
    severity: "error",
    message: 'The picture "{src}" is not in this module\'s media/ folder, so the package would not hold it.',
    remedy: "Copy the file to {folder}/media/ and write media/file-name.",
  },
  "picture/kind-not-allowed": {
    severity: "error",
    message: 'Files like "{src}" are not safe in every LMS.',
    remedy: "Use .svg, .png, .jpg or .webp, in lower case, with a name of letters, digits, hyphens and dots.",
  },
  "picture/active-svg": {
    severity: "error",
    message: 'The picture "{src}" contains a script or loads something from elsewhere: {what}.',
    remedy: "Save it as a plain SVG without scripts, event handlers or links to other files.",
  },
  "question/no-text": {
    severity: "error",
    message: 'The question "{id}" asks nothing.',
    remedy: "Write the question in the line below the first.",
  },
  "question/no-objective": {
    severity: "error",
    message: 'The graded question "{id}" does not say which objective it tests.',
    remedy: "Add objective=… with one of: {known}.",
  },
  "question/unknown-objective": {
    severity: "error",
    message: 'The question "{id}" tests the objective "{objective}", which the front matter does not list.',
    remedy: "Use one of: {known}.",
  },
  "question/bad-points": {
    severity: "error",
    message: '"{value}" is not a number of points.',
    remedy: "Use a whole number from 1 to 10: points=2",
  },
  "question/item-without-box": {
    severity: "error",
    message: 'An answer to "{id}" has no box, so nobody can choose it.',
    remedy: "Start it with - [ ] if it is wrong or - [x] if it is right.",
  },
  "question/text-after-options": {
    severity: "error",
    message: 'This text comes after the answers to "{id}", where no learner expects it.',
    remedy: "Move it above the answers, or put it in ::: explanation … :::",
  },
  "question/block-inside": {
    severity: "error",
    message: "A ::: {name} block cannot stand inside a question.",
    remedy: "Only ::: hint and ::: explanation can. Put ::: for around the whole question.",
  },
  "question/no-feedback": {
    severity: "warning",
    message: 'An answer to "{id}" has no feedback. Feedback is where most of the learning happens.',
    remedy: "Say why it is right or wrong in a quotation below it:   > Because …",
  },
  "question/no-letter-left": {
    severity: "error",
    message: 'Each answer to "{id}" has had a letter of its own, also those that are gone, and no letter is left for this one.',
    remedy: "Give the question another id. It is then a new question, which begins at the letter a.",
  },
  "question/unknown-pair": {
    severity: "error",
    message: 'The question "{id}" is to be shown with "{pair}", but no such question comes before it in its module for {archetype}.',
    remedy: "Write the id of an earlier question of the same kind: pair=confidence-before",
  },
  "question/pair-differs": {
    severity: "error",
    message: 'The question "{id}" is to be shown with "{pair}", but the two do not have the same scale.',
    remedy: "Give both the same type and the same scale, so that the answers can be compared.",
  },
  "question/not-sent": {
    severity: "warning",
    message: 'The question "{id}" asks for a text that somebody will read, but {target} has no place for it: it is never sent.',
    remedy: "Leave send=yes out, so that the page says that the text stays there, or take that format out of the course's targets.",
  },
  "question/bad-option-id": {
    severity: "error",
    message: 'The answer id "{id}" cannot be used: SCORM 1.2 records one letter.',
    remedy: "Use one lower-case letter, different for each answer: {#b}",
  },
  "objective/not-taught-or-tested": {
    severity: "warning",
    message: 'No graded question tests the objective "{objective}" for {archetype}.',
    remedy: "Add a question with objective={objective}, or remove the objective.",
  },
  "objective/not-taught": {
    severity: "warning",
    message: 'The objective "{objective}" is tested, but no page teaches it or lets {archetype} practise it.',
    remedy: 'Name it on the heading of the page that teaches it: {teaches="{objective}"}',
  },
  "page/unknown-objective": {
    severity: "error",
    message: 'The page "{title}" is to teach "{objective}", which is not an objective of this module.',
    remedy: "Use one of: {known}.",
  },
  "objective/unknown-need": {
    severity: "error",
    message: 'The learning need "{need}" is not in modules/frameworks/.',
    remedy: "Use one of: {known}.",
  },
  "course/unknown-module": {
    severity: "error",
    message: 'The course names the module "{name}", but there is no folder modules/{name}/.',
    remedy: "Did you mean {suggestion}? To start it: curricle new module {name}",
  },
  "course/unknown-archetype": {
    severity: "error",
    message: 'The course is for "{name}", but there is no file modules/archetypes/{name}.yaml.',
    remedy: "Did you mean {suggestion}? To start it: curricle new archetype {name}",
  },
  "course/modules-for-nobody": {
    severity: "error",
    message: 'The course lists modules for "{archetype}", which is not among its archetypes.',
    remedy: "Use one of {known}, or add it to `archetypes`.",
  },
  "course/no-modules-for": {
    severity: "error",
    message: 'The course is for "{archetype}" and lists modules for others only.',
    remedy: "Add a line under `modules`: {archetype}: [first-module, second-module]",
  },
  "course/unknown-framework": {
    severity: "error",
    message: 'The course requires what the framework "{name}" lists, but no file in modules/frameworks/ has that id.',
    remedy: "Use one of: {known}.",
  },
  "course/unknown-course": {
    severity: "error",
    message: 'The course counts on "{name}", but there is no file modules/courses/{name}.yaml.',
    remedy: "Use one of: {known}.",
  },
  "framework/need-repeated": {
    severity: "error",
    message: 'The id "{need}" is taken by a learning need of {first}, so an objective could not say which it meets.',
    remedy: "Give this one another id, such as one that begins with letters of its framework.",
  },
  "coverage/missing": {
    severity: "error",
    message: 'The course "{course}" requires {need} for {archetype}, and nothing teaches or tests it: {text}',
    remedy: "Add a module that does, name another course under `with`, or require less.",
  },
  "coverage/not-taught": {
    severity: "error",
    message: 'The course "{course}" requires {need} for {archetype}. Questions test it, but no page teaches it: {text}',
    remedy: "Name the objective on the page that teaches it, with teaches=, or add a page.",
  },
  "coverage/not-tested": {
    severity: "error",
    message: 'The course "{course}" requires {need} for {archetype}. It is taught, but no graded question tests it: {text}',
    remedy: "Add a question on an objective with needs: [{need}].",
  },
  "release/not-signed-off": {
    severity: "error",
    message: 'Nobody has signed off the module "{module}", and a release asks for it.',
    remedy: 'Let a subject expert read what `curricle review {module}` writes, then: curricle sign-off {module} --name "…" --role "…"',
  },
  "release/changed-since-sign-off": {
    severity: "error",
    message: 'The module "{module}" has changed since {name} signed it off on {date}.',
    remedy: "See what has changed with `curricle review {module}`, and have it signed off again.",
  },
  "course/unknown-target": {
    severity: "error",
    message: 'The course asks for the target "{name}", which curricle does not have.',
    remedy: "Use one of: {known}.",
  },
  "course/unknown-theme": {
    severity: "error",
    message: 'The course asks for the theme "{name}", which curricle does not have.',
    remedy: "Use one of: {known}.",
  },
  "theme/name-taken": {
    severity: "error",
    message: 'The theme "{name}" has the name of one that curricle brings along, so a course could not say which it wants.',
    remedy: "Give the folder another name.",
  },
  "theme/missing-file": {
    severity: "error",
    message: 'The folder of the theme "{name}" has no theme.json, so there is nothing to take colours from.',
    remedy: 'Write one: {"base": "plain", "colours": {"brand": "#27364d"}}. docs/themes.md lists the keys.',
  },
  "theme/unknown-base": {
    severity: "error",
    message: 'The theme starts from "{name}", which curricle does not have.',
    remedy: "Did you mean {suggestion}? Use one of: {known}.",
  },
  "theme/unknown-colour": {
    severity: "error",
    message: 'No theme has a colour "{name}", so it would have no effect.',
    remedy: "Did you mean {suggestion}? Use one of: {known}.",
  },
  "theme/bad-colour": {
    severity: "error",
    message: "`{name}` is {value}, and its contrast cannot be worked out from that.",
    remedy: 'Write "#27364d" for light and dark alike, or {"light": "#27364d", "dark": "#1b2a40"}.',
  },
  "theme/low-contrast": {
    severity: "error",
    message: "{what}: {ink} on {on} in {mode} colours has a contrast of {ratio}:1. WCAG {criterion} and this theme ask for {least}:1.",
    remedy: "Use {colour} for {name} in {mode} colours. It is the nearest that passes.",
  },
  "theme/missing-logo": {
    severity: "error",
    message: 'The logo "{file}" is not there.',
    remedy: "Save it as {path}, or correct the name.",
  },
  "theme/logo-kind": {
    severity: "error",
    message: '"{file}" cannot be a logo: it must be an SVG or PNG file with a plain name.',
    remedy: "Save it as logo.svg or logo.png in the same folder.",
  },
  "theme/active-logo": {
    severity: "error",
    message: 'The logo "{file}" is more than a picture. It holds: {what}',
    remedy: "Export it again as a plain SVG, without scripts, links or fonts from elsewhere.",
  },
  "theme/logo-without-size": {
    severity: "error",
    message: 'The logo "{file}" does not say how large it is, so the page would jump when it arrives.',
    remedy: 'Give the SVG a viewBox="0 0 width height", or save a PNG.',
  },
  "theme/heavy-logo": {
    severity: "error",
    message: 'The logo "{file}" has {size} bytes. Every learner loads it before the first page, so at most {most} are allowed.',
    remedy: "Save it smaller: 400 pixels wide is enough for a PNG, and an SVG needs no hidden layers.",
  },
  "accessibility/no-contact": {
    severity: "warning",
    message: "Nobody is named to whom learners can report a barrier, so the accessibility statement has a gap that you must fill by hand.",
    remedy: "Add to modules/project.yaml: accessibility: { contact: accessibility@example.org }",
  },
  "course/unknown-profile": {
    severity: "error",
    message: 'The course is for the learning system "{name}", of which curricle has no profile.',
    remedy: "Did you mean {suggestion}? Use one of: {known}. Use auto where yours is not among them.",
  },
  "course/unknown-language": {
    severity: "error",
    message: 'The player has no words in "{name}".',
    remedy: "Use one of: {known}. To add a language, add templates/strings/<code>.json.",
  },
  "course/unclear-rule": {
    severity: "error",
    message: '"{value}" is not a completion rule.',
    remedy: 'Use "read all pages", "pass the quiz" or "read all pages and pass the quiz".',
  },
  "course/no-quiz": {
    severity: "error",
    message: "The course is complete when the quiz is passed, but for {archetype} it has no quiz page.",
    remedy: "Mark a page as a quiz, # Quiz {#quiz quiz}, or use complete-when: read all pages",
  },
  "course/two-languages": {
    severity: "error",
    message: "The course has both `language` and `languages`, so it is not clear which one counts.",
    remedy: "Keep one line: language: en-GB for one language, or languages: [en-GB, cy] for several, the default first.",
  },
  "course/language-twice": {
    severity: "error",
    message: "The language {name} stands twice in the list.",
    remedy: "Remove one of them.",
  },
  "strings/cannot-read": {
    severity: "error",
    message: "The player's words cannot be read: {reason}.",
    remedy: "Write one JSON object with a text for each key, as templates/strings/en.json has it.",
  },
  "strings/unknown-key": {
    severity: "error",
    message: 'The player has no text "{key}", so it would have no effect.',
    remedy: "Remove it, or correct the key: templates/strings/en.json has them all.",
  },
  "strings/other-placeholders": {
    severity: "error",
    message: 'The text "{key}" fills in {found}, but the player gives it {wanted}.',
    remedy: "Use the same names in braces as templates/strings/en.json.",
  },
  "strings/missing-keys": {
    severity: "warning",
    message: "The player's words in {language} lack {count} of its texts. Learners would see these in English: {keys}",
    remedy: "Add the keys that are missing: templates/strings/en.json has them all.",
  },
  "translation/bad-file-name": {
    severity: "error",
    message: "This file is named like a translation, but not after a language, so nothing would come of it.",
    remedy: "Name it after a language tag, such as module.cy.md.",
  },
  "translation/unknown-id": {
    severity: "error",
    message: 'The translation has the {what} "{id}", which the source does not have there.',
    remedy: "Remove it, or give it the id that it has in the source. Known here: {known}.",
  },
  "translation/missing-text": {
    severity: "warning",
    message: "The translation has no {what}, so learners get that of the source.",
    remedy: "Add it to the front matter. docs/translating.md shows how.",
  },
  "translation/missing-page": {
    severity: "warning",
    message: 'The page "{id}" is not translated, so learners who read {language} get it in the language of the source.',
    remedy: "Translate it, with the same id: # … {#{id}}",
  },
  "translation/missing-question": {
    severity: "warning",
    message: 'The question "{id}" is missing on this page, so learners who read {language} get it in the language of the source.',
    remedy: "Translate it, with the same id, on the same page.",
  },
  "translation/missing-answers": {
    severity: "warning",
    message: 'The question "{id}" lacks answers that the source has ({missing}), so learners get all of it in the language of the source.',
    remedy: "Translate every answer, in the order of the source. The question stands there in line {line}.",
  },
  "translation/other-type": {
    severity: "error",
    message: 'The question "{id}" is ::: {type} here, but ::: {wanted} in the source. Answers would be lost when the language is switched.',
    remedy: "Write ::: {wanted}. The question stands in the source in line {line}.",
  },
  "translation/other-answers": {
    severity: "error",
    message: 'The question "{id}" has other right answers than in the source, so a switch of the language would change the score.',
    remedy: "Keep the order of the answers, the marks and the numbers. The question stands in the source in line {line}.",
  },
  "translation/other-questions": {
    severity: "error",
    message: "For {archetype}, this page asks other questions in {language} than in the source: {ids}.",
    remedy: "Put them into the same ::: for parts as in the source.",
  },
  "translation/missing-module": {
    severity: "warning",
    message: "The course is in {language}, but the module {id} is not, so learners get it in {own}.",
    remedy: "Translate it: curricle translate export --language {language} --module {id}",
  },
  "translation/missing-names": {
    severity: "warning",
    message: "There is no {keys} in {language}, so learners get that of the default language.",
    remedy: "Write {keys} into {file}.",
  },
  "extension/bad-name": {
    severity: "error",
    message: 'The {what} "{id}" cannot be named so in a module or a course.',
    remedy: "Rename it to lower-case words joined by hyphens, at most 32 characters.",
  },
  "extension/name-taken": {
    severity: "error",
    message: 'The {what} of this project has the name "{id}", which is {owner} already.',
    remedy: "Rename it. What curricle brings along cannot be replaced, so that packages mean the same everywhere.",
  },
  "extension/missing-file": {
    severity: "error",
    message: 'The {what} "{id}" has no file {file}, so it cannot be used.',
    remedy: "Add the file. docs/extending.md shows what stands in it.",
  },
  "extension/does-not-compile": {
    severity: "error",
    message: "This cannot be compiled: {reason}",
    remedy: "Mend this line. What runs while building is the same as in a browser: it knows no Node, and nothing that is not installed.",
  },
  "extension/wrong-shape": {
    severity: "error",
    message: 'The {what} "{id}" cannot be used: {reason}',
    remedy: "Compare the file with the contract that it imports: an editor shows what is missing. docs/extending.md has an example.",
  },
  "extension/bad-template": {
    severity: "error",
    message: 'The template of the {what} "{id}" cannot be used: {reason}',
    remedy: "Mend the template. It is Handlebars: docs/extending.md says what it is given.",
  },
  "extension/throws": {
    severity: "error",
    message: "{name} of the {what} has failed: {reason}",
    remedy: "Mend the function. It is called with what the contract says, for each question and course.",
  },
  "extension/wrong-result": {
    severity: "error",
    message: "{name} of the {what} has returned {returned}, but it must return {expected}.",
    remedy: "Mend the function, or what it is worked out from.",
  },
  "extension/example-fails": {
    severity: "error",
    message: 'The example "{title}" of the question type "{id}" does not hold: {reason}',
    remedy: "Mend the example, or what the type makes of it. Learners’ answers are read and marked in the same way.",
  },
  "course/state-too-large": {
    severity: "error",
    message:
      "The saved progress of {course} could take {characters} characters, but {target} keeps only {limit}. Learners would lose their place.",
    remedy: "Split the course. What costs most: {costs}.",
  },
  "course/title-too-long": {
    severity: "error",
    message: "The title of {course} has {length} characters, but {target} keeps only {limit}.",
    remedy: "Shorten the title of the course.",
  },
  "course/id-too-long": {
    severity: "error",
    message: 'The report name "{id}" has {length} characters. SCORM keeps 64, and curricle needs 8 of them.',
    remedy: "Shorten the id of the question or of its module.",
  },
  "lock/cannot-read": {
    severity: "error",
    message: "curricle.lock.json cannot be read: {reason}. Without it, learners could lose their place.",
    remedy: "Restore the file from version control: git checkout curricle.lock.json",
  },
  "lock/changes-results": {
    severity: "warning",
    message: "Learners have met {courses} differently. {change}. Half-way: {halfway} Finished: {finished}",
    remedy: "If that is what you want: curricle build --accept-changes. If not, undo the change.",
  },
  "lock/needs-new-version": {
    severity: "warning",
    message: "Do not put this over the packages that learners have, of {courses}. {change}. Half-way: {halfway} Finished: {finished}",
    remedy: "Undo the change, or upload the package as a new course and then run: curricle build --accept-changes",
  },
} as const satisfies Record<string, CatalogueEntry>;

export type BuilderCode = keyof typeof BUILDER;

/** What is found in a finished package stops it, even where a package of somebody else would only be warned about. */
const SCAN: Readonly<Record<string, CatalogueEntry>> = Object.fromEntries(
  Object.entries(scanCatalogue).map(([code, { message, remedy }]) => [
    code,
    { severity: "error", message: `${message} It is in {path} of the package.`, remedy },
  ]),
);

/** Everything that can be reported, what question types and blocks find themselves included, by code. */
export const catalogue: Readonly<Record<string, CatalogueEntry>> = {
  ...BUILDER,
  ...contentCatalogue,
  ...SCAN,
  ...Object.fromEntries(
    blockKinds.flatMap(({ problems = {} }) =>
      Object.entries(problems).map(([code, text]) => [code, { severity: "error" as const, ...text }]),
    ),
  ),
  ...Object.fromEntries(
    questionTypes.flatMap(({ problems }) =>
      Object.entries(problems).map(([code, text]) => [code, { severity: "error" as const, ...text }]),
    ),
  ),
};
