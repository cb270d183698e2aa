import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import axe from 'axe-core';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  type Request,
} from 'playwright-core';
import { root } from './cache.ts';
import { chromiumBinary, chromiumMissing } from './chromium-binary.ts';
import { demoFolder } from './demo-folder.ts';
import { runProgram, type Running, type RunningProgram } from './running-program.ts';

// Nothing but the pages of the test may use the network, and no dialog of the browser's own may stand in the way.
const quietly = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

// Machines may be busy; what takes long is no failure.
const patienceMs = 90_000;

/** Starts the machine's Chromium with a profile of its own. @throws when there is none */
export async function openChromium(): Promise<Browser> {
  const executablePath = chromiumBinary();
  if (executablePath === undefined) throw new Error(chromiumMissing);
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    // As root its sandbox does not start.
    args: [...quietly, ...(asRoot ? ['--no-sandbox'] : [])],
  });
}

/** What a browser test works with. */
export interface Browsing {
  readonly program: RunningProgram;
  readonly browser: Browser;
  /** A page of a person of its own: no cookies, no memory. Paths are below the program's address. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Declares tests that share one running program and one browser. Each test opens its own pages.
 * @param running how the program is run; on a copy of the demo where not said
 */
export function inBrowser(
  name: string,
  declare: (browsing: () => Browsing) => void,
  running?: Running,
): void {
  describe(name, () => {
    let program: RunningProgram | undefined;
    let browser: Browser | undefined;
    before(async () => {
      browser = await openChromium();
      program = await runProgram(running ?? { from: await demoFolder() });
    });
    after(async () => {
      await browser?.close();
      await program?.stop();
    });
    declare(() => {
      if (program === undefined || browser === undefined)
        throw new Error('program and browser run only while tests do');
      return browsing(program, browser);
    });
  });
}

/** Pages of a browser on a running program. */
export function browsing(program: RunningProgram, browser: Browser): Browsing {
  return {
    program,
    browser,
    newPage: async (options = {}) => {
      const person = await browser.newContext({
        baseURL: program.url,
        locale: 'en-GB',
        timezoneId: 'Asia/Bangkok',
        reducedMotion: 'reduce',
        ...options,
      });
      person.setDefaultTimeout(patienceMs);
      countRequests(person);
      return person.newPage();
    },
  };
}

/** Requests of each person's pages that have not come to an end. */
const open = new WeakMap<BrowserContext, Set<Request>>();

function countRequests(person: BrowserContext): void {
  const requests = new Set<Request>();
  open.set(person, requests);
  person.on('request', (request) => requests.add(request));
  person.on('requestfinished', (request) => requests.delete(request));
  person.on('requestfailed', (request) => requests.delete(request));
}

/** So often in a row nothing must be on its way, with time for the page to draw, and to ask for more, in between. */
const looks = 3;

/**
 * Waits until a page has all it asked for and has drawn it. Playwright's `networkidle` says the same half a second later,
 * on each page.
 * @throws when that takes too long
 */
export async function untilQuiet(page: Page): Promise<void> {
  const requests = open.get(page.context()) ?? new Set();
  const patience = Date.now() + patienceMs;
  for (let quiet = 0; quiet < looks; quiet = requests.size === 0 ? quiet + 1 : 0) {
    if (Date.now() > patience)
      throw new Error(`still on its way: ${[...requests].map((one) => one.url()).join(' ')}`);
    await page.evaluate(
      () =>
        new Promise((drawn) => {
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn)));
        }),
    );
  }
}

/** A telephone, for `newPage`. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** Keeps a picture of the whole page in test/e2e/.shots, to look at; nobody looks where `CI` is set. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env['CI']) return;
  const folder = path.join(root, 'test/e2e/.shots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** The rules that colours alone can break: what a page that was looked at in one light is asked in the other. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * Mail stands in a frame of its own, in which no script may run: not axe's either.
 * @param asked `colours`: only what another light can change
 * @throws with a few lines a breach when the page is not accessible, as far as axe can tell
 */
export async function expectAccessible(
  page: Page,
  asked: 'everything' | 'colours' = 'everything',
): Promise<void> {
  // What a page of ours may load, it may not load from here: so axe is run from outside.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const rules = asked === 'colours' ? ofColours : null;
  const violations = await page.evaluate(async (rules) => {
    const here = globalThis as unknown as { axe: typeof axe };
    // React Aria reads out by the name of what has gone again meanwhile: heard once, and nothing to look at.
    const whole = { exclude: ['[data-live-announcer]'] };
    const found = await here.axe.run(whole, {
      iframes: false,
      resultTypes: ['violations'],
      ...(rules !== null && { runOnly: rules }),
    });
    return found.violations;
  }, rules);
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) => `${id}: ${help}\n    ${node.html.slice(0, 200)}\n    ${node.failureSummary}`,
    ),
  );
  if (lines.length > 0) throw new Error(`${page.url()} is not accessible:\n${lines.join('\n')}`);
}
