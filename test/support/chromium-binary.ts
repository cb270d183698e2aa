import { existsSync } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const applications = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** What to say where there is no browser. */
export const chromiumMissing =
  'Chromium is not installed. On Debian: `sudo apt-get install chromium`; elsewhere install Chromium or Chrome, name ' +
  'its binary with CHROMIUM=/path, or ask for less with `npm test -- --without browser`.';

/** The machine's Chromium or Chrome; undefined where there is none. */
export function chromiumBinary(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const given = process.env['CHROMIUM'];
  return [...(given ? [given] : []), ...found, ...applications].find((file) => existsSync(file));
}
