// The program killed again and again at random moments while it sends messages, through a mail server that lets a mail arrive
// once and, with `--plain`, through one that does not: what was lost, what arrived twice, and what is left for staff to decide.
// `--size` is how often it is killed; `--embedded` takes the embedded database.
import { crashMessages } from '#test/crash/messages';
import { machine, numberOption, print } from './support/report.ts';

const kills = numberOption('size', 200);
const deduplicates = !process.argv.includes('--plain');
const { strange, ...counted } = await crashMessages({
  kind: process.argv.includes('--embedded') ? 'embedded' : 'postgres',
  kills,
  clients: numberOption('clients', 8),
  deduplicates,
});
for (const one of new Set(strange)) console.error(one);
print({
  name: deduplicates ? 'messages-crash' : 'messages-crash-plain',
  size: kills,
  machine: machine(),
  figures: { ...counted, strange: strange.length },
  peers: {},
});
if (counted.lost + counted.doubled > 0) process.exitCode = 1;
