import type { Job } from '#platform/tasks';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import { matchSetting } from '../recognise/setting.ts';
import { labelsOf } from '../reviews/labels.ts';
import { learnApart } from './apart.ts';
import { readSample } from './sample.ts';
import { byItself, keepVersion, lockVersions } from './versions.ts';

/**
 * Learns a business's own model from its people, and takes it unless it is odd, worse, or staff keep to another. What
 * is read lies outside of the transaction that keeps the outcome; a crash before that begins anew.
 */
export async function runLearning({
  db,
  who,
  payload,
  signal,
  done,
}: Pick<Job<{ tenant: string }>, 'db' | 'who' | 'payload' | 'signal' | 'done'>): Promise<void> {
  const { tenant } = payload;
  const { setting, seed, said } = await db.as(who, 'engine', async (tx) => ({
    seed: (await lockVersions(tx, tenant)) + 1,
    setting: await matchSetting(tx, tenant),
    said: (await labelsOf(tx, tenant)).map(({ same, levels }) => ({ same, levels })),
  }));
  const { base, reading, model: active } = setting;
  const sampled = await readSample({ db, who, signal }, { base, seed });
  const lesson = { sampled, said, reading, shipped: SHIPPED_MODEL, active, base, seed };
  const { model, learnt, faults } = await learnApart(lesson, signal);
  await db.as(who, 'engine', async (tx) => {
    await keepVersion(tx, who, {
      model,
      basedOn: active.version,
      origin: 'learnt',
      faults,
      learnt,
      active: faults.length === 0 && (await byItself(tx, tenant)).takes,
    });
    await done(tx);
  });
}
