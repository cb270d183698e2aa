import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '#platform/ids';
import { tenantKeys } from '#platform/keys';
import { systemOf } from '#platform/who';
import { when, type Check, type Finding, type Patient } from './finding.ts';

/** Businesses that are tried, and most bytes of the one file that is read of each. */
const most = 20;
const mostBytes = 20_000_000;

interface Kept {
  readonly sha256: string;
  readonly purpose: string;
}

/** Whether keys really open what they should, and stored files can be read back as they came: one of each business. */
export const checkFiles: Check = async (patient) => {
  const who = { kind: 'anonymous', request: newId() } as const;
  const businesses = await patient.opened.db.as(who, 'gate', (tx) =>
    tx.selectFrom('tenants').select(['id', 'slug']).orderBy('id', 'desc').limit(most).execute(),
  );
  const found: Finding[] = [];
  for (const business of businesses) found.push(...(await tryOne(patient, business)));
  return found;
};

async function tryOne(
  { opened, files }: Patient,
  { id, slug }: { readonly id: string; readonly slug: string },
): Promise<Finding[]> {
  const { opens, kept } = await opened.db.as(systemOf(id, newId()), 'caller', async (tx) => {
    const { rows } = await sql<Kept>`
      SELECT encode(sha256, 'hex') AS sha256, purpose FROM clientele.files
      WHERE tenant_id = ${id} AND dropped_at IS NULL AND bytes <= ${mostBytes}
      ORDER BY id DESC LIMIT 1`.execute(tx);
    const opens = await tenantKeys(tx, id).then(
      () => true,
      () => false,
    );
    return { opens, kept: rows[0] };
  });
  return [
    ...when(
      !opens,
      'fault',
      `The keys of the business ${slug} cannot be opened.`,
      'Name the master key that wrapped them, or restore the table of keys from a backup.',
    ),
    ...(kept === undefined ? [] : await readBack(files, { tenant: id, slug, ...kept })),
  ];
}

async function readBack(
  files: Patient['files'],
  { tenant, slug, sha256, purpose }: Kept & { readonly tenant: string; readonly slug: string },
): Promise<Finding[]> {
  const told = `The newest stored file of the business ${slug} (${purpose}, ${sha256.slice(0, 12)}…)`;
  const todo =
    'Look whether CLIENTELE_DATA_DIR is the folder that all servers and workers share; else restore it from a backup.';
  const hash = createHash('sha256');
  try {
    for await (const chunk of files.read(tenant, sha256)) hash.update(chunk);
  } catch (fault) {
    const why = (fault as NodeJS.ErrnoException).code ?? 'unknown';
    return [{ level: 'fault', what: `${told} cannot be read: ${why}.`, todo }];
  }
  return when(hash.digest('hex') !== sha256, 'fault', `${told} is not what it was.`, todo);
}
