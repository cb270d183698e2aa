import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { everyEventType } from '../contract/events.ts';
import { importTargets } from '../contract/imports.ts';
import { api } from '../contract/index.ts';

const here = import.meta.dirname;

/** The pages of the staff app stand in `staff`, whichever folder Vite was called with. */
const staffRoot: Plugin = {
  name: 'staff-root',
  config: () => ({ root: resolve(here, 'staff') }),
};

const table = Object.entries(api).map(([name, { method, path }]) => [name, [method, path]]);

/** What there is of the contract at run time: what every call needs, and lists that a few later pages show. */
const parts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'virtual:contract': { operations: Object.fromEntries(table) },
  'virtual:lists': { everyEventType, importTargets },
};

/**
 * What the screens need of the contract at run time besides its types. The schemas, and zod with them, load only with the
 * forms that validate by them.
 */
const contract: Plugin = {
  name: 'contract',
  resolveId: (id) => (id in parts ? `\0${id}` : undefined),
  load: (id) => {
    const part = parts[id.slice(1)];
    if (part === undefined || !id.startsWith('\0')) return undefined;
    return Object.entries(part)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
  },
};

/** React Aria brings its few own words in 34 languages; the screens speak three. */
const foreignWords = /\/intl\/[\w-]+\/(?!en-US|fr-FR)[a-z]{2}-[A-Z]{2}\.mjs$/;
const ownLanguages: Plugin = {
  name: 'own-languages',
  apply: 'build',
  load: (id) => (foreignWords.test(id) ? 'export default {};' : undefined),
};

export default defineConfig({
  base: '/',
  plugins: [staffRoot, contract, ownLanguages, react()],
  build: {
    outDir: resolve(here, 'dist/staff'),
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // Pages may load files of ours and nothing written into the page, so nothing is written into it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': process.env['CLIENTELE_SERVER'] ?? 'http://localhost:3000',
      '^/(?:b|portal|booking)/': 'http://localhost:5183',
    },
  },
});
