import { afterAll, beforeAll } from "@jest/globals";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Wish } from "../../builder/index.ts";
import type { Preview } from "../../builder/preview/server.ts";
import { launchBrowser } from "./chromium.ts";
import { type Built, buildAt, previewOf } from "./packages.ts";
import type { TestProject } from "./project.ts";

/** A project whose packages lie open to a browser while the tests of a file run. */
export interface InBrowser {
  /** Absolute path of the project. */
  readonly root: string;
  readonly browser: Browser;
  readonly built: Built;
  readonly preview: Preview;
  /** A learner of their own at the start page of the first web package. The page's context is to be closed with it. */
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** Builds a project before the tests of the file that calls this, and closes and removes everything after them. */
export function inBrowser(openProject: () => TestProject, wish: Partial<Wish> = {}): InBrowser {
  let browser: Browser;
  let project: TestProject;
  let built: Built;
  let preview: Preview;

  beforeAll(async () => {
    project = openProject();
    [browser, built] = await Promise.all([launchBrowser(), buildAt(project.root, wish)]);
    preview = await previewOf(built.output, project.root);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await preview.close();
    built.remove();
    project.remove();
  });

  return {
    get root() {
      return project.root;
    },
    get browser() {
      return browser;
    },
    get built() {
      return built;
    },
    get preview() {
      return preview;
    },
    async open(options = {}) {
      const web = built.packages.find(({ target }) => target === "web")?.path.replace(/\.zip$/, "");
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        reducedMotion: "reduce",
        serviceWorkers: "block",
        // For axe.
        bypassCSP: true,
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(5000);
      await page.goto(`${preview.address}packages/${web}/index.html`);
      if (options.javaScriptEnabled !== false) await page.locator("html[data-started] [data-begin-link]:visible").waitFor();
      return page;
    },
  };
}
