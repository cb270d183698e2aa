// One row, read by staff: `GET /api/business` through contract, session look-up, roles and policies, by 32 clients on
// PostgreSQL. Its peer is a bare select of the same row by its key, answered by the same server in the same run.
// `--clients`, `--seconds` (of one round), `--rounds`: rounds of both alternate, so that what else the machine does meets
// both. Figures are of the median round, the share is the median over pairs of rounds.
import pg from 'pg';
import { resolveCredential } from '#access';
import { handlers as tenancy } from '#tenancy';
import { makeBusiness } from '#test/businesses';
import { openTestDatabase, type TestDatabase } from '#test/open-database';
import { testPorts } from '#test/ports';
import { postgresServer } from '#test/postgres-server';
import { serve } from '../server/http.ts';
import type { Page } from '../server/http/page.ts';
import { load, type Met } from './support/load.ts';
import { machine, numberOption, percentiles, print, rounded } from './support/report.ts';
import { signIn } from './support/session.ts';

const clients = numberOption('clients', 32);
const seconds = numberOption('seconds', 1);
const rounds = numberOption('rounds', 15);

const opened = await openTestDatabase('postgres');
const golf = await makeBusiness(opened.db, 'golf');
const cookie = await signIn(opened, golf);
const pool = new pg.Pool({ connectionString: await administratorUrl(opened), max: 10 });
const ports = testPorts(opened.db, { port: 0 });
const server = await serve({
  ports,
  rooms: [tenancy],
  resolve: (credentials) => resolveCredential(opened.db, ports.config, credentials),
  pages: [bareSelect(golf.id)],
  limits: { callsPerMinute: Number.MAX_SAFE_INTEGER },
});
const port = Number(new URL(server.url).port);
const full: Met[] = [];
const bare: Met[] = [];
const base = { port, clients, headers: { cookie } };
await load({ ...base, seconds: 2, path: '/api/business' });
await load({ ...base, seconds: 2, path: '/bare' });
for (let round = 0; round < rounds; round += 1) {
  full.push(await load({ ...base, seconds, path: '/api/business' }));
  bare.push(await load({ ...base, seconds, path: '/bare' }));
}
print({
  name: 'http-base',
  size: clients,
  machine: machine(),
  figures: { ...figures(median(full)), share_of_bare: medianShare(full, bare) },
  peers: { 'bare select': figures(median(bare)) },
});
await server.close();
// The connections are ended by the database when it is dropped, the pool's sockets a moment after they said so.
pool.on('error', () => undefined);
await pool.end();
await opened.close();

function median(met: readonly Met[]): Met {
  const sorted = met.toSorted((a, b) => a.perSecond - b.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, durations: [], statuses: {} };
}

function medianShare(ours: readonly Met[], theirs: readonly Met[]): number {
  const shares = ours.map(({ perSecond }, at) => perSecond / (theirs[at]?.perSecond ?? 1));
  const sorted = shares.toSorted((a, b) => a - b);
  return rounded(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

function figures({ perSecond, durations }: Met): Record<string, number> {
  return { per_s: Math.round(perSecond), ...percentiles(durations) };
}

/** The peer reads past the policies, which an administrator alone may do. */
async function administratorUrl({ urls }: TestDatabase): Promise<string> {
  const url = new URL(await postgresServer());
  url.pathname = new URL(urls?.runtime ?? '').pathname;
  return url.href;
}

function bareSelect(id: string): Page {
  return {
    path: '/bare',
    answer: async () => {
      const { rows } = await pool.query('SELECT * FROM clientele.tenants WHERE id = $1', [id]);
      const headers = { 'content-type': 'application/json' };
      return new Response(JSON.stringify(rows[0]), { headers });
    },
  };
}
