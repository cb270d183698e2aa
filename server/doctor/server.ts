import { now } from '#platform/clock';
import { when, type Check } from './finding.ts';

const mostSkewMs = 2_000;

/** Settings of a PostgreSQL that cost data or connections, and its clock. */
export const checkServer: Check = async ({ config, opened }) => {
  if (config.kind === 'embedded') return [];
  const before = now().getTime();
  const [row] = await opened.engine.asLogin(({ run }) =>
    run<{ version: string; fsync: string; full: string; most: number; at: Date }>(`
      SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
        current_setting('full_page_writes') AS full, current_setting('max_connections')::int AS most,
        clock_timestamp() AS at`),
  );
  if (row === undefined) return [];
  const skewMs = Math.abs(row.at.getTime() - (before + now().getTime()) / 2);
  return [
    ...when(
      row.fsync === 'off' || row.full === 'off',
      'fault',
      'PostgreSQL does not make sure that what it acknowledges is on the disk (fsync or full_page_writes is off).',
      'Set both to on in postgresql.conf, unless losing the database in a power cut is fine.',
    ),
    ...when(
      config.connections * 2 > row.most,
      'advice',
      `CLIENTELE_CONNECTIONS is ${config.connections}, and PostgreSQL allows ${row.most} for everybody.`,
      'Every server and worker opens that many, and one more: lower it, or raise max_connections.',
    ),
    ...when(
      skewMs > mostSkewMs,
      'advice',
      `The clocks of this machine and of PostgreSQL are ${Math.round(skewMs / 1000)} s apart.`,
      'Let both keep time by NTP: what happened when is told by this machine, what is due by both.',
    ),
  ];
};
