import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** One file that other sites load by its name: it may be any version of a browser's, and must not leave names behind. */
export default defineConfig({
  root: here,
  build: {
    outDir: resolve(here, '../dist/widget'),
    emptyOutDir: true,
    target: 'es2020',
    lib: {
      entry: resolve(here, 'widget.ts'),
      formats: ['iife'],
      name: 'Clientele',
      fileName: () => 'widget.js',
    },
  },
});
