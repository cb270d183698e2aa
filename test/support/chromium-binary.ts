import { existsSync } from 'node:fs';
import path from 'node:path';

/** The shell without windows first: it draws the same and takes a fifth less time. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const applications = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** What to say where there is no browser. */
export const chromiumMissing =
  'Chromium is not installed. On Debian: `sudo apt-get install chromium-headless-shell`; elsewhere install Chromium or Chrome, name ' +
  'its binary with CHROMIUM=/path, or ask for less with `npm test -- --without browser`.';

/** The machine's Chromium or Chrome; undefined where there is none. */
export function chromiumBinary(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const given = process.env['CHROMIUM'];
  return [...(given ? [given] : []), ...found, ...applications].find((file) => existsSync(file));
}
