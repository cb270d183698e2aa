import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const installed = '/usr/lib/postgresql';

/** What to say where PostgreSQL's programs are missing. */
export const postgresMissing =
  'PostgreSQL 15 or newer is not installed. On Debian and Ubuntu: `sudo apt-get install postgresql`; on macOS: ' +
  '`brew install postgresql@18`. Or name a server with TEST_DATABASE_URL=postgres://…, or ask for less with ' +
  '`npm test -- --without postgres`.';

/** The folder of `initdb` and `postgres` on this machine, the newest version of several; undefined where there is none. */
export function postgresBinaries(): string | undefined {
  return candidates().find(
    (folder) =>
      existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')),
  );
}

function candidates(): string[] {
  const packaged = existsSync(installed)
    ? readdirSync(installed).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  return [
    ...packaged.map((version) => path.join(installed, version, 'bin')),
    ...(asked ? [asked] : []),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ];
}
