// The booking page on a slow phone: from the press of a link until the first free time can be pressed, in Chromium held to a
// quarter of this machine's speed and to 1.6 Mbit/s with 150 ms on the way; nothing is kept from one look to the next. The
// demo's lounge on the embedded database, a month of free times by the hour.
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { browsing, openChromium, phone } from '#test/chromium';
import { demoFolder } from '#test/demo-folder';
import { runProgram } from '#test/running-program';
import { offer } from '../test/e2e/bookable.ts';
import { machine, numberOption, percentiles, print } from './support/report.ts';

const looks = numberOption('looks', 9);
const slowness = 4;
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

interface Look {
  /** Milliseconds from the start of going there. */
  readonly firstTime: number;
  readonly firstWords: number;
  /** How much of what stood there moved (cumulative layout shift). */
  readonly shift: number;
  readonly scriptBytes: number;
}

const program = await runProgram({ from: await demoFolder() });
const browser = await openChromium();
try {
  const { newPage } = browsing(program, browser);
  const { path } = await offer(await newPage());
  const seen: Look[] = [];
  for (let turn = 0; turn < looks; turn += 1) seen.push(await lookAt(await newPage(phone), path));
  const { p50_ms, p95_ms } = percentiles(seen.map(({ firstTime }) => firstTime));
  const words = percentiles(seen.map(({ firstWords }) => firstWords));
  print({
    name: 'booking-page',
    size: looks,
    machine: machine(),
    figures: {
      first_time_p50_ms: p50_ms ?? 0,
      first_time_p95_ms: p95_ms ?? 0,
      first_words_p50_ms: words['p50_ms'] ?? 0,
      layout_shift: Math.max(...seen.map(({ shift }) => shift)),
      script_bytes_gzipped: seen[0]?.scriptBytes ?? 0,
    },
    peers: {},
  });
} finally {
  await browser.close();
  await program.stop();
}

async function lookAt(page: Page, path: string): Promise<Look> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', network);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  const arriving: Promise<number>[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('.js'))
      arriving.push(answer.body().then((body) => gzipSync(body).length));
  });
  await page.addInitScript(watch);
  await page.goto(path);
  const told = await page.waitForFunction(() => (globalThis as unknown as Told).told?.firstTime);
  await told.dispose();
  await page.waitForLoadState('networkidle');
  const { firstTime, shift } = await page.evaluate(() => (globalThis as unknown as Told).told);
  const firstWords = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  );
  const sizes = await Promise.all(arriving);
  await page.context().close();
  return { firstTime, firstWords, shift, scriptBytes: sizes.reduce((sum, size) => sum + size, 0) };
}

interface Told {
  told: { firstTime: number; shift: number };
}

/** Runs within the page, before all else: notes when the first time stands there, drawn, and what moved until then and after. */
function watch(): void {
  const told = { firstTime: 0, shift: 0 };
  (globalThis as unknown as Told).told = told;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      told.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver((_, observer) => {
    if (document.querySelector('[role=option]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (told.firstTime = performance.now())));
  }).observe(document, { childList: true, subtree: true });
}
