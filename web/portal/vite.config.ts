import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { api } from '../../contract/index.ts';

const here = import.meta.dirname;

/** What the portal needs of the contract at run time: method and path of the operations that are its own. */
const contract: Plugin = {
  name: 'contract',
  resolveId: (id) => (id === 'virtual:contract' ? `\0${id}` : undefined),
  load: (id) => {
    if (id !== '\0virtual:contract') return undefined;
    const table = Object.entries(api)
      .filter(([, { path }]) => path.startsWith('/api/b/'))
      .map(([name, { method, path }]) => [name, [method, path]]);
    return `export const operations = ${JSON.stringify(Object.fromEntries(table))};`;
  },
};

export default defineConfig({
  root: here,
  base: '/portal/',
  plugins: [contract, react()],
  build: {
    outDir: resolve(here, '../dist/portal'),
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5174,
    proxy: { '/api': process.env['CLIENTELE_SERVER'] ?? 'http://localhost:3000' },
  },
});
