import { newId } from '#platform/ids';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';

/** Most back-ups that are remembered; the oldest make room. */
const mostRemembered = 100;

/** Remembers that a back-up was made, and how much went into it. As `gate`. */
export async function rememberBackup(
  tx: Tx,
  made: { readonly rows: number; readonly files: number },
): Promise<void> {
  await tx
    .insertInto('backups')
    .values({ id: newId(), made_at: now(), rows: BigInt(made.rows), files: made.files })
    .execute();
  await tx
    .deleteFrom('backups')
    .where('id', 'in', (query) =>
      query.selectFrom('backups').select('id').orderBy('made_at', 'desc').offset(mostRemembered),
    )
    .execute();
}

/** When the last back-up was made that `clientele backup` wrote; null when there was none. As `gate`. */
export async function lastBackup(tx: Tx): Promise<Date | null> {
  const row = await tx
    .selectFrom('backups')
    .select('made_at')
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.made_at ?? null;
}
