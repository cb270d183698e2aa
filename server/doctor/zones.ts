import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Opened } from '#platform/open';
import { when, type Check } from './finding.ts';

const yearsAhead = 3;
const shown = 5;

/**
 * Whether Node and PostgreSQL agree about time zones: countries change their clocks at short notice, and whoever has the
 * older tables computes other instants. Compared on the first of each month, from now on for three years.
 */
export const checkZones: Check = async ({ opened }) => {
  const instants = comparedAt();
  const zones = Intl.supportedValuesOf('timeZone');
  const rows = await opened.engine.asLogin(({ run }) =>
    run<{ zone: string; local: string[] | null }>(
      `SELECT zone, CASE WHEN known.name IS NOT NULL THEN (
         SELECT array_agg(to_char(at AT TIME ZONE zone, 'YYYY-MM-DD"T"HH24:MI:SS') ORDER BY at)
         FROM unnest($2::timestamptz[]) at) END AS local
       FROM unnest($1::text[]) zone LEFT JOIN pg_catalog.pg_timezone_names known ON known.name = zone`,
      [zones, instants],
    ),
  );
  const unknown = rows.filter(({ local }) => local === null).map(({ zone }) => zone);
  const different = rows.filter(({ zone, local }) => local !== null && differs(zone, local));
  const used = await zonesInUse(opened);
  const todo =
    'Update whichever is older: the tzdata package of the database’s machine, or Node with Clientele itself.';
  return [
    ...when(
      different.length > 0,
      different.some(({ zone }) => used.includes(zone)) ? 'fault' : 'advice',
      `Node (${process.versions['tz'] ?? 'unknown tzdata'}) and PostgreSQL disagree about the clocks of ${listed(different.map(({ zone }) => zone))}.`,
      todo,
    ),
    ...when(unknown.length > 0, 'advice', `PostgreSQL does not know ${listed(unknown)}.`, todo),
  ];
};

/**
 * Those zones of businesses whose clocks Node and PostgreSQL take for different ones, quickly enough for every start.
 * @throws what PostgreSQL says of a zone that it does not know
 */
export async function zonesAmiss(opened: Opened): Promise<string[]> {
  const used = await zonesInUse(opened);
  const rows = await opened.engine.asLogin(({ run }) =>
    run<{ zone: string; local: string[] }>(
      `SELECT zone, array_agg(to_char(at AT TIME ZONE zone, 'YYYY-MM-DD"T"HH24:MI:SS') ORDER BY at) AS local
       FROM unnest($1::text[]) zone, unnest($2::timestamptz[]) at GROUP BY zone`,
      [used, comparedAt()],
    ),
  );
  return rows.filter(({ zone, local }) => differs(zone, local)).map(({ zone }) => zone);
}

function comparedAt(): string[] {
  const year = now().getUTCFullYear();
  return Array.from({ length: yearsAhead * 12 }, (_, month) =>
    new Date(Date.UTC(year, month, 1, 12)).toISOString(),
  );
}

/** @param local what clocks show there at each instant that is compared, as PostgreSQL has it */
function differs(zone: string, local: readonly string[]): boolean {
  return (
    local.join() !==
    comparedAt()
      .map((at) => localIn(zone, at))
      .join()
  );
}

/** Zones of the businesses; none while there is no schema yet. */
async function zonesInUse({ db }: Opened): Promise<string[]> {
  try {
    const rows = await db.as({ kind: 'anonymous', request: newId() }, 'gate', (tx) =>
      tx.selectFrom('tenants').select('time_zone').distinct().execute(),
    );
    return rows.map(({ time_zone }) => time_zone);
  } catch {
    return [];
  }
}

function localIn(zone: string, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString();
}

function listed(zones: readonly string[]): string {
  const more = zones.length - shown;
  return zones.slice(0, shown).join(', ') + (more > 0 ? ` and ${more} more zones` : '');
}
