import { resealSecrets } from '#access';
import { readConfig } from '#platform/config';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import { keepMasterKeys } from '#platform/key-file';
import { holdMasterKeys, rewrapTenantKeys } from '#platform/keys';
import { newMasterKey } from '#platform/master-key';
import { command } from '../command.ts';
import { startProgram } from '../program.ts';

export default command({
  summary: 'Wrap all keys by a new master key, so that the old one can be thrown away.',
  usage: '',
  options: {},
  async run({ env, say }) {
    const configured = readConfig(env);
    const fromFile = configured.masterKeys.length === 0;
    const parts = { serves: false, works: false, migrates: false };
    const program = await startProgram(configured, parts);
    try {
      const { db, config } = program.ports;
      const keys = fromFile ? [newMasterKey(), ...config.masterKeys] : config.masterKeys;
      // The new key is kept before anything is wrapped by it: a crash at any point leaves no value without its key.
      if (fromFile) await keepMasterKeys(config, keys);
      holdMasterKeys(keys);
      const { tenants, secrets } = await rotate(db);
      if (fromFile) await keepMasterKeys(config, keys.slice(0, 1));
      say(
        `The keys of ${counted(tenants, 'business', 'businesses')} are wrapped by the master key ${keys[0]?.id},`,
      );
      say(`and ${counted(secrets, 'other secret was', 'other secrets were')} sealed anew.`);
      say(
        fromFile
          ? 'It lies in the data folder; backups made before need the key file of their time.'
          : 'CLIENTELE_MASTER_KEYS_OLD is no longer needed, except for backups made before.',
      );
    } finally {
      await program.close();
    }
  },
});

/** Both in one transaction: either every value is under the newest key or none moved. */
function rotate(db: Database): Promise<{ tenants: number; secrets: number }> {
  const who = { kind: 'anonymous', request: newId() } as const;
  return db.as(who, 'gate', async (tx) => ({
    tenants: await rewrapTenantKeys(tx),
    secrets: await resealSecrets(tx),
  }));
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
