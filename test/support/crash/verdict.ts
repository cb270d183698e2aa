import { tasks } from '../../../server/tasks.ts';
import { crashSource, type Acknowledged } from './load.ts';

/** Reads what is really there, past the policies. */
export type Look = <R>(text: string, values?: readonly unknown[]) => Promise<R[]>;

/** What is there after all the crashes, in numbers. All but those of `ended…` and `made…` should be 0. */
export interface Verdict {
  /** Acknowledged and not there, or there without its link to a live customer. */
  readonly lost: number;
  /** Acknowledged once and done more than once. */
  readonly doubled: number;
  /** Rows whose other half is missing. */
  readonly halfWritten: number;
  readonly importsDone: number;
  /** Listed as failed. */
  readonly importsFailed: number;
  /** Neither at rest nor listed, or done without all of their rows. */
  readonly importsAstray: number;
  readonly jobsDone: number;
  /** Listed as dead. */
  readonly jobsDead: number;
  /** Acknowledged, and no job did it or is listed; or neither ended nor waiting. */
  readonly jobsAstray: number;
}

/** Looks for everything that was acknowledged, and for what should never be there. */
export async function verdict(look: Look, said: Acknowledged, rows: number): Promise<Verdict> {
  const { lost, doubled } = await profiles(look, said);
  return {
    lost: lost + (await lostInvitations(look, said)),
    doubled,
    halfWritten: await halfWritten(look),
    ...(await imports(look, said, rows)),
    ...(await jobs(look, said)),
  };
}

async function profiles(
  look: Look,
  said: Acknowledged,
): Promise<{ lost: number; doubled: number }> {
  const [row] = await look<{ lost: number; doubled: number }>(
    `SELECT count(*) FILTER (WHERE there IS DISTINCT FROM 1)::integer AS lost,
       count(*) FILTER (WHERE made > 1)::integer AS doubled
     FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS said (outside_id, profile, customer)
     LEFT JOIN (
       SELECT p.outside_id, p.id AS profile, l.customer_id AS customer, count(*) AS there
       FROM clientele.profiles p
       JOIN clientele.links l ON l.tenant_id = p.tenant_id AND l.profile_id = p.id AND l.ended_at IS NULL
       JOIN clientele.customers c ON c.tenant_id = l.tenant_id AND c.id = l.customer_id AND c.merged_at IS NULL
       WHERE p.source = $4 GROUP BY 1, 2, 3) AS held USING (outside_id, profile, customer)
     LEFT JOIN (
       SELECT subject_id AS profile, count(*) AS made FROM clientele.events
       WHERE type = 'profile.made' GROUP BY 1) AS events USING (profile)`,
    [
      said.profiles.map((one) => one.outsideId),
      said.profiles.map((one) => one.profile),
      said.profiles.map((one) => one.customer),
      crashSource,
    ],
  );
  return row ?? { lost: said.profiles.length, doubled: 0 };
}

async function lostInvitations(look: Look, { invitations }: Acknowledged): Promise<number> {
  const found = await look('SELECT FROM clientele.invitations WHERE id = ANY($1::uuid[])', [
    invitations,
  ]);
  return invitations.length - found.length;
}

/** What one transaction writes together, and should never be found apart. Whoever became part of another has nothing. */
const halves = [
  `SELECT FROM clientele.profiles p WHERE NOT EXISTS (SELECT FROM clientele.links l
     WHERE l.tenant_id = p.tenant_id AND l.profile_id = p.id AND l.ended_at IS NULL)`,
  `SELECT FROM clientele.profiles p WHERE NOT EXISTS (SELECT FROM clientele.events e
     WHERE e.tenant_id = p.tenant_id AND e.type = 'profile.made' AND e.subject_id = p.id)`,
  ...['links', 'match_records', 'search_texts', 'match_keys'].map(
    (
      other,
    ) => `SELECT FROM clientele.customers c WHERE c.merged_at IS NULL AND NOT EXISTS (SELECT FROM clientele.${other} o
      WHERE o.tenant_id = c.tenant_id AND o.customer_id = c.id)`,
  ),
  `SELECT FROM clientele.import_rows r WHERE NOT EXISTS (SELECT FROM clientele.profiles p
     WHERE p.tenant_id = r.tenant_id AND p.id = r.profile_id)`,
];

async function halfWritten(look: Look): Promise<number> {
  let found = 0;
  for (const half of halves) found += (await look(half)).length;
  return found;
}

async function imports(
  look: Look,
  said: Acknowledged,
  rows: number,
): Promise<Pick<Verdict, 'importsDone' | 'importsFailed' | 'importsAstray'>> {
  const found = await look<{ id: string; state: string; whole: boolean }>(
    `SELECT i.id, i.state, i.rows_read = $1 AND i.rows_read = i.rows_new + i.rows_linked + i.rows_review + i.rows_unchanged
         AND (SELECT count(*) FROM clientele.import_rows r WHERE r.tenant_id = i.tenant_id AND r.import_id = i.id) = $1
         AND (SELECT count(*) FROM clientele.profiles p WHERE p.tenant_id = i.tenant_id AND p.source = i.source) = $1
       AS whole
     FROM clientele.imports i`,
    [rows],
  );
  const done = found.filter(({ state, whole }) => state === 'done' && whole);
  const failed = found.filter(({ state }) => state === 'failed');
  // One whose start was never acknowledged may still lie there as it was uploaded.
  const ended = new Set([...done, ...failed].map(({ id }) => id));
  const unknown = found.filter(
    ({ id, state }) => state === 'uploaded' && !said.imports.includes(id),
  );
  const missing = said.imports.filter((id) => found.every((one) => one.id !== id));
  return {
    importsDone: done.length,
    importsFailed: failed.length,
    importsAstray: found.length - ended.size - unknown.length + missing.length,
  };
}

/** Sent by workers themselves, again and again: the next one always waits. */
const regular = Object.entries(tasks)
  .filter(([, task]) => 'everySeconds' in task)
  .map(([name]) => name);

/** Jobs that have not ended, those aside that wait for an hour of their own, as a reminder does. */
export async function openJobs(look: Look): Promise<number> {
  const found = await look(
    `SELECT FROM pgboss.job WHERE name NOT LIKE 'dead%' AND state < 'completed' AND name <> ALL($1::text[])
       AND NOT (state = 'created' AND start_after > now())`,
    [regular],
  );
  return found.length;
}

async function jobs(
  look: Look,
  said: Acknowledged,
): Promise<Pick<Verdict, 'jobsDone' | 'jobsDead' | 'jobsAstray'>> {
  const found = await look<{ about: string | null; done: number; dead: number }>(
    `SELECT coalesce(data -> 'payload' ->> 'import', data -> 'payload' ->> 'invitation') AS about,
       count(*) FILTER (WHERE name <> 'dead' AND state = 'completed')::integer AS done,
       count(*) FILTER (WHERE name = 'dead')::integer AS dead
     FROM pgboss.job WHERE name <> ALL($1::text[]) AND data -> 'payload' <> '{}' GROUP BY 1`,
    [regular],
  );
  const wanted = [...said.imports, ...said.invitations];
  const ended = new Map(found.map(({ about, done, dead }) => [about, done + dead]));
  const sum = (which: 'done' | 'dead') => found.reduce((all, one) => all + one[which], 0);
  return {
    jobsDone: sum('done'),
    jobsDead: sum('dead'),
    jobsAstray: wanted.filter((id) => ended.get(id) !== 1).length + (await openJobs(look)),
  };
}
