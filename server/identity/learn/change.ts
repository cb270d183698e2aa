import type { MatchingStanding, MatchThresholds } from '#contract/matching';
import { enqueue } from '#platform/enqueue';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { record } from '#audit';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import { matchSetting } from '../recognise/setting.ts';
import { readMatching } from './read.ts';
import { keepVersion, lockVersions, retire } from './versions.ts';

/** Has a version learnt now, whether it is due or not. */
export async function learnNow(tx: Tx, { tenant }: Tenanted): Promise<{ customers: number }> {
  await enqueue(tx, 'matching.learn', { tenant }, { key: 'learn' });
  const counted = await tx
    .selectFrom('match_statistics')
    .select('customers')
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  return { customers: counted?.customers ?? 0 };
}

/** Has decisions made by a version from now on; what was decided stays. As engine. @throws {Refusal} `not_found` */
export async function chooseVersion(
  tx: Tx,
  who: Tenanted,
  { version, takes }: { readonly version: string; readonly takes: boolean },
): Promise<MatchingStanding> {
  const { tenant } = who;
  await lockVersions(tx, tenant);
  await retire(tx, tenant);
  if (version !== SHIPPED_MODEL.version) {
    const { numUpdatedRows } = await tx
      .updateTable('match_models')
      .set({ active: true })
      .where('tenant_id', '=', tenant)
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) refuse('not_found');
  }
  await tx.updateTable('match_settings').set({ takes }).where('tenant_id', '=', tenant).execute();
  await record(tx, who, {
    type: 'matching.chosen',
    subject: { kind: 'business', id: tenant },
    facts: { version, takes },
  });
  return readMatching(tx, who);
}

/** Says whether the night's search joins customers who are surely one; what was joined stays. As engine. */
export async function setJoins(
  tx: Tx,
  who: Tenanted,
  { joins }: { readonly joins: boolean },
): Promise<MatchingStanding> {
  const { tenant } = who;
  await lockVersions(tx, tenant);
  const { numUpdatedRows } = await tx
    .updateTable('match_settings')
    .set({ joins })
    .where('tenant_id', '=', tenant)
    .where('joins', '<>', joins)
    .executeTakeFirst();
  if (numUpdatedRows > 0n)
    await record(tx, who, {
      type: 'matching.joins_changed',
      subject: { kind: 'business', id: tenant },
      facts: { joins },
    });
  return readMatching(tx, who);
}

/** Changes the thresholds, as a version of its own with the parameters in force. As engine. */
export async function setThresholds(
  tx: Tx,
  who: Tenanted,
  { link, review }: MatchThresholds,
): Promise<MatchingStanding> {
  const { model } = await matchSetting(tx, who.tenant);
  await keepVersion(tx, who, {
    model: { ...model, thresholds: { ...model.thresholds, link, review } },
    basedOn: model.version,
    origin: 'adjusted',
    faults: [],
    learnt: null,
    active: true,
  });
  return readMatching(tx, who);
}
