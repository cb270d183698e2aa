import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'server/dist');

/** What is there for development only stays outside, and so do packages that read files of their own. */
const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const outside = ['@electric-sql/pglite', 'mjml', 'pdfkit', ...Object.keys(devDependencies)];

/**
 * The program in a few files: Node takes longer to find two thousand modules than to run them. Whatever a module reads
 * beside itself, it still finds where its source lies.
 */
export default defineConfig({
  cwd: root,
  input: { main: 'server/main.ts' },
  platform: 'node',
  external: (name) => outside.some((one) => name === one || name.startsWith(`${one}/`)),
  plugins: [
    {
      name: 'source-places',
      transform: {
        filter: { code: 'import.meta.' },
        handler(code, id) {
          const place = JSON.stringify(path.relative(folder, id).replaceAll(path.sep, '/'));
          const found = code.replaceAll(
            'import.meta.url',
            `new URL(${place}, import.meta.url).href`,
          );
          // No line moves, and lines are what a stack names.
          return { code: found, map: null };
        },
      },
    },
  ],
  output: { dir: folder, format: 'esm', sourcemap: true, cleanDir: true },
});
