// `npm run bench -- NAME [--json] [--size N]`: one figure, measured by bench/NAME.ts.
import { existsSync, readdirSync } from 'node:fs';
import { giveUp, inRoot } from './place.js';
import { run } from './run.js';
import { setUp } from './setup.js';

const [name = '', ...options] = process.argv.slice(2);
if (!/^[a-z0-9-]+$/.test(name) || !existsSync(inRoot('bench', `${name}.ts`))) {
  const names = existsSync(inRoot('bench'))
    ? readdirSync(inRoot('bench')).filter((file) => file.endsWith('.ts'))
    : [];
  giveUp(
    `Usage: npm run bench -- NAME [--json] [--size N]\n` +
      `NAME is one of: ${names.map((file) => file.slice(0, -3)).join(', ')}`,
  );
}
run(setUp({ development: true }), [`bench/${name}.ts`, ...options]);
