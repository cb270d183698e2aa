import { planImport, shownImport, type startImport, tasks, uploadImport } from '#imports';
import type { FilePort } from '#platform/files';
import { findImport } from '../../server/imports/store.ts';
import type { TestBusiness } from './businesses.ts';
import type { TestDatabase } from './open-database.ts';

// What only counts on: an undo is a change too, and two people who edit at once must notice it.
const goesOn = ['version', 'updated_at'];
const settled = (key: string, value: unknown) => (key === 'version' ? undefined : value);

/** Every row of the business in every table, but for what is written once and for all: events, and the import's own. */
async function everythingOf(
  opened: TestDatabase,
  shop: TestBusiness,
): Promise<Record<string, string[]>> {
  const own = new Set([
    'events',
    'event_values',
    'imports',
    'import_faults',
    'files',
    'import_mappings',
  ]);
  const found: Record<string, string[]> = {};
  await opened.asOwner(async ({ run }) => {
    const tables = await run<{ name: string }>(
      `SELECT c.table_name AS name FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'clientele' AND c.column_name = 'tenant_id' AND t.table_type = 'BASE TABLE'
       ORDER BY 1`,
    );
    for (const { name } of tables) {
      if (own.has(name)) continue;
      const rows = await run<{ row: Record<string, unknown> }>(
        `SELECT to_jsonb(t) - $2::text[] AS row FROM clientele.${name} t WHERE tenant_id = $1`,
        [shop.id, goesOn],
      );
      found[name] = rows.map(({ row }) => JSON.stringify(row, settled)).toSorted();
    }
  });
  return found;
}

/**
 * What tests of imports do: bring a file, act on it, do its jobs, look at what became of it.
 * @param files where files are kept
 */
export function importing(opened: () => TestDatabase, files: () => FilePort) {
  type Task = keyof typeof tasks;

  async function* bytesOf(text: string | Uint8Array) {
    yield Buffer.from(text);
  }

  async function upload(shop: TestBusiness, text: string | Uint8Array, name = 'people.csv') {
    const { db } = opened();
    const file = { upload: { type: 'text/csv', name, bytes: bytesOf(text) }, name, maxBytes: 1e8 };
    const row = await uploadImport(db, files(), shop.staff.owner, file);
    const shown = shownImport(row, new Date());
    const mapping = Object.fromEntries(shown.columns.map((one) => [one.heading, one.guess]));
    const { dateOrder, source, makeTags } = shown;
    const plan = { mapping, dateOrder, source, makeTags };
    await db.as(shop.staff.owner, 'caller', (tx) => planImport(tx, shop.staff.owner, row.id, plan));
    return row.id;
  }

  const act = (shop: TestBusiness, what: typeof startImport, id: string) =>
    opened().db.as(shop.staff.owner, 'caller', (tx) => what(tx, shop.staff.owner, id));

  function work(shop: TestBusiness, task: Task, id: string, signal = new AbortController().signal) {
    const job = {
      db: opened().db,
      ports: { files: files() },
      who: shop.system,
      payload: { tenant: shop.id, import: id },
      signal,
    };
    return (tasks[task] as (given: unknown) => Promise<void>)(job);
  }

  async function shown(shop: TestBusiness, id: string) {
    const who = shop.staff.owner;
    return shownImport(
      await opened().db.as(who, 'caller', (tx) => findImport(tx, who, id)),
      new Date(),
    );
  }

  const customers = (shop: TestBusiness) =>
    opened().db.as(shop.staff.owner, 'caller', async (tx) =>
      tx
        .selectFrom('customers')
        .select(['id', 'name', 'birth_date', 'company'])
        .orderBy('id')
        .execute(),
    );

  const everything = (shop: TestBusiness) => everythingOf(opened(), shop);

  return { upload, act, work, shown, customers, everything };
}
