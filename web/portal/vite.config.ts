import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { api } from '../../contract/index.ts';
import { portal as en } from '../words/en/portal.ts';
import { problems as enProblems } from '../words/en/problems.ts';
import { portal as fr } from '../words/fr/portal.ts';
import { problems as frProblems } from '../words/fr/problems.ts';
import { portal as th } from '../words/th/portal.ts';
import { problems as thProblems } from '../words/th/problems.ts';

const here = import.meta.dirname;

/** Where the API answers while developing. */
const server = process.env['CLIENTELE_SERVER'] ?? 'http://localhost:3000';

/** What the portal needs of the contract at run time: method and path of the operations that are its own. */
const contract: Plugin = {
  name: 'contract',
  resolveId: (id) => (id === 'virtual:contract' ? `\0${id}` : undefined),
  load: (id) => {
    if (id !== '\0virtual:contract') return undefined;
    const table = Object.entries(api)
      .filter(([, { path }]) => /^\/api\/(?:b|vip)\//.test(path))
      .map(([name, { method, path }]) => [name, [method, path]]);
    return `export const operations = ${JSON.stringify(Object.fromEntries(table))};`;
  },
};

/** The words, for the pages that the server writes where there is no script. */
const words: Plugin = {
  name: 'words',
  generateBundle() {
    const catalogue = {
      en: { words: en, problems: enProblems },
      th: { words: th, problems: thProblems },
      fr: { words: fr, problems: frProblems },
    };
    this.emitFile({ type: 'asset', fileName: 'words.json', source: JSON.stringify(catalogue) });
  },
};

/** While developing: the page of a business with its own words in it, as the server gives it out once it is built. */
const livePages: Plugin = {
  name: 'live-pages',
  configureServer(vite) {
    const pageOf = async (slug: string, address: string) => {
      const answer = await fetch(new URL(`/api/b/${slug}`, server));
      const { name, language, accent } = (answer.ok ? await answer.json() : {}) as Partial<
        Record<'name' | 'language' | 'accent', string>
      >;
      const own: Record<string, string> = {
        NAME: name ?? 'Clientele',
        LANGUAGE: language ?? 'en',
        ACCENT: accent ?? '#1f6f5c',
        SLUG: slug,
      };
      const html = await readFile(resolve(here, 'index.html'), 'utf8');
      const live = await vite.transformIndexHtml('/portal/index.html', html, address);
      return live.replaceAll(/__([A-Z]+)__/g, (all, word: string) => escaped(own[word] ?? all));
    };
    vite.middlewares.use((request, response, next) => {
      const address = request.originalUrl ?? '';
      const slug = /^\/b\/([a-z0-9-]+)\/?(?:\?|$)/.exec(address)?.[1];
      if (slug === undefined) return next();
      pageOf(slug, address).then((html) => {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
      }, next);
    });
  },
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export default defineConfig({
  root: here,
  base: '/portal/',
  plugins: [contract, words, livePages, react()],
  build: {
    outDir: resolve(here, '../dist/portal'),
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5183,
    strictPort: true,
    // The page may come through the staff app's own server; what changes is told to it directly.
    hmr: { clientPort: 5183 },
    // What the server writes itself comes from there, the booking page as it was built last.
    proxy: {
      '/api': server,
      '^/b/[a-z0-9-]+/(?:plain|book|booking|pay|embed)': server,
      '^/(?:booking/|widget\\.js)': server,
    },
  },
});
