// The program killed again and again at random moments under load, on PostgreSQL or, with `--embedded`, on the embedded
// database: what of what it had acknowledged is there afterwards, what became of jobs, and how soon it answered again.
// `--size` is how often it is killed.
import { crash } from '#test/crash/crash';
import { machine, numberOption, percentiles, print, rounded } from './support/report.ts';

const embedded = process.argv.includes('--embedded');
const kills = numberOption('size', embedded ? 20 : 50);
const { restarts, strange, ...counted } = await crash({
  kind: embedded ? 'embedded' : 'postgres',
  kills,
  clients: numberOption('clients', 16),
  rows: numberOption('rows', 600),
});
for (const one of new Set(strange)) console.error(one);
print({
  name: embedded ? 'crash-embedded' : 'crash',
  size: kills,
  machine: machine(),
  figures: {
    ...Object.fromEntries(Object.entries(counted).map(([name, count]) => [snake(name), count])),
    strange: strange.length,
    ...Object.fromEntries(
      Object.entries(percentiles(restarts)).map(([name, ms]) => [`restart_${name}`, rounded(ms)]),
    ),
  },
  peers: {},
});
const { lost, doubled, halfWritten, importsAstray, jobsAstray } = counted;
if (lost + doubled + halfWritten + importsAstray + jobsAstray > 0) process.exitCode = 1;

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
