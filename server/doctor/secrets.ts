import { stat } from 'node:fs/promises';
import path from 'node:path';
import { heldMasterKeys } from '#platform/keys';
import { newId } from '#platform/ids';
import { when, type Check } from './finding.ts';

const who = { kind: 'anonymous', request: newId() } as const;

/** Whether every business has keys that can be unwrapped, and the master key is nobody else's to read. */
export const checkSecrets: Check = async ({ config, opened }) => {
  const { keyless, needed } = await opened.db.as(who, 'gate', async (tx) => ({
    keyless: await tx
      .selectFrom('tenants')
      .leftJoin('tenant_keys', 'tenant_keys.tenant_id', 'tenants.id')
      .select('tenants.slug')
      .where('tenant_keys.tenant_id', 'is', null)
      .limit(20)
      .execute(),
    needed: await tx.selectFrom('tenant_keys').select('master_key_id as id').distinct().execute(),
  }));
  const held = heldMasterKeys();
  const lost = needed.map(({ id }) => id).filter((id) => !held.includes(id));
  const old = held.slice(1).filter((id) => !needed.some((key) => key.id === id));
  return [
    ...when(
      keyless.length > 0,
      'fault',
      `Businesses have no keys: ${keyless.map(({ slug }) => slug).join(', ')}.`,
      'Their rows were not made by Clientele. Restore a backup, or create them with `clientele tenant create`.',
    ),
    ...when(
      lost.length > 0,
      'fault',
      `Keys are wrapped by master keys that are not configured: ${lost.join(', ')}.`,
      'Name them in CLIENTELE_MASTER_KEYS_OLD, then run `clientele rotate-key`.',
    ),
    ...when(
      held.length > 1 && old.length < held.length - 1,
      'advice',
      'Some keys are still wrapped by an old master key.',
      'Run `clientele rotate-key`, then throw the old one away.',
    ),
    ...when(
      await readableByOthers(path.join(config.dataDir, 'key')),
      'fault',
      `${path.join(config.dataDir, 'key')} can be read by others on this machine.`,
      `chmod 600 ${path.join(config.dataDir, 'key')}`,
    ),
  ];
};

async function readableByOthers(file: string): Promise<boolean> {
  if (process.platform === 'win32') return false;
  return stat(file).then(
    ({ mode }) => (mode & 0o077) !== 0,
    () => false,
  );
}
