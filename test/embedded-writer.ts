// A process to be killed: opens the data folder of its first argument, says which rows it finds, then writes rows for
// ever and says of each one when it was acknowledged.
import { database } from '#platform/db';
import { openDataFolder } from '#platform/embedded';
import { newId } from '#platform/ids';
import { migrate } from '#platform/migrate';
import { pending } from '#platform/pending';

const engine = await openDataFolder({ dataDir: process.argv[2] ?? '' });
if ((await pending(engine)).length > 0) await migrate(engine, 'itself');
const db = database(engine);
const who = { kind: 'anonymous', request: newId() } as const;

const found = await db.as(who, 'gate', (tx) =>
  tx.selectFrom('attempts').select(['taken']).orderBy('taken').execute(),
);
process.stdout.write(`found ${JSON.stringify(found.map(({ taken }) => taken))}\n`);

for (let next = (found.at(-1)?.taken ?? 0) + 1; ; next += 1) {
  await db.as(who, 'gate', async (tx) => {
    const row = { window_start: new Date(0), expires_at: new Date(0) };
    await tx
      .insertInto('attempts')
      .values({ ...row, subject: Buffer.from(`row ${next}`), taken: next })
      .execute();
    // Work that grows the log faster than the row does, so that kills meet it at every stage.
    await tx
      .insertInto('attempts')
      .values({ ...row, subject: Buffer.alloc(1000, next % 250), taken: 0 })
      .onConflict((conflict) =>
        conflict.columns(['subject', 'window_start']).doUpdateSet({ taken: 0 }),
      )
      .execute();
  });
  process.stdout.write(`wrote ${next}\n`);
}
