// `npm run bench -- NAME [--json] [--size N]`: one figure, measured by bench/NAME.ts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { giveUp, inRoot } from './place.js';
import { run } from './run.js';
import { setUp } from './setup.js';

const [name = '', ...options] = process.argv.slice(2);
if (!/^[a-z0-9-]+$/.test(name) || !existsSync(inRoot('bench', `${name}.ts`))) {
  giveUp(
    `Usage: npm run bench -- NAME [--json] [--size N]\nNAME is one of:\n${benches().join('\n')}`,
  );
}
// Benches of what is on the disk when it is answered for.
const durable = ['resolve-write', 'reviews'];

// A database server as people set it up: with a quarter of the memory.
run(setUp({ development: true, built: ['program'] }), [`bench/${name}.ts`, ...options], {
  ...(durable.includes(name) && { TEST_DURABLE: 'on' }),
  TEST_SHARED_BUFFERS: `${Math.floor(totalmem() / 4 / 2 ** 20)}MB`,
});

/** Every bench, a line each: its name, and what it says of itself in its first sentence. */
function benches() {
  const folder = inRoot('bench');
  const names = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith('.ts'))
    : [];
  return names.map((file) => {
    const text = readFileSync(inRoot('bench', file), 'utf8');
    const comment = /^\/\/ .*(\n\/\/ .*)*/m.exec(text)?.[0] ?? '';
    const [said = ''] = comment
      .replaceAll(/\n?\/\/ /g, ' ')
      .trim()
      .split(/[.:] /);
    return `  ${file.slice(0, -3).padEnd(14)} ${said}`;
  });
}
