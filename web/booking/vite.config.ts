import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { api } from '../../contract/index.ts';
import { errorsOf } from '../../contract/openapi.ts';
import type { Operation } from '../../contract/operation.ts';
import { booking as en } from '../words/en/booking.ts';
import { problems as enProblems } from '../words/en/problems.ts';
import { booking as fr } from '../words/fr/booking.ts';
import { problems as frProblems } from '../words/fr/problems.ts';
import { booking as th } from '../words/th/booking.ts';
import { problems as thProblems } from '../words/th/problems.ts';

const here = import.meta.dirname;

/** The operations of the booking page: what anybody may ask of a business, but for signing in. */
const own: [string, Operation][] = Object.entries(api).filter(
  ([, { path, who }]) =>
    who.kind === 'anyone' &&
    /^\/api\/b\/\{slug\}\/(?:booking|services|bookings|links|proof|waitlist)(?:\/|$)/.test(path),
);

/** What the page needs of the contract at run time: method and path of its operations. */
const contract: Plugin = {
  name: 'contract',
  resolveId: (id) => (id === 'virtual:contract' ? `\0${id}` : undefined),
  load: (id) => {
    if (id !== '\0virtual:contract') return undefined;
    const table = own.map(([name, { method, path }]) => [name, [method, path]]);
    return `export const operations = ${JSON.stringify(Object.fromEntries(table))};`;
  },
};

const codes = new Set<string>(['offline', ...own.flatMap(([, one]) => errorsOf(one))]);
const catalogue = {
  en: { words: en, problems: met(enProblems) },
  th: { words: th, problems: met(thProblems) },
  fr: { words: fr, problems: met(frProblems) },
};

/** Of all that can go wrong, what can go wrong here. */
function met(problems: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(problems).filter(([code]) => codes.has(code)));
}

/** The words of each language as one part; and all of them, for what the server writes. */
const words: Plugin = {
  name: 'words',
  resolveId: (id) => (id.startsWith('virtual:words/') ? `\0${id}` : undefined),
  load: (id) => {
    const language = id.startsWith('\0virtual:words/') ? id.slice(15) : undefined;
    if (language === undefined) return undefined;
    return `export default ${JSON.stringify(catalogue[language as keyof typeof catalogue])};`;
  },
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'words.json', source: JSON.stringify(catalogue) });
  },
};

export default defineConfig({
  root: here,
  base: '/booking/',
  plugins: [contract, words, react()],
  // Whoever comes to book comes once, on a slow phone more often than not: the same components in a fifth of the script.
  resolve: { alias: { react: 'preact/compat', 'react-dom/client': 'preact/compat/client' } },
  build: {
    outDir: resolve(here, '../dist/booking'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
