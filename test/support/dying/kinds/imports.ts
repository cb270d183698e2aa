import { checkImport, planImport, shownImport, startImport, uploadImport } from '#imports';
import { asWorker } from '../../../../server/platform/queue/port.ts';
import { sql } from 'kysely';
import { undoImport } from '../../../../server/imports/begin.ts';
import type { World } from '../world.ts';
import { scheduled, workNow, type Kind } from './kind.ts';

/** More rows than one transaction takes, most of them faulty, for those are quick; three good ones before, three after. */
const faulty = 500;
const csv = [
  'id,first name,last name,email,phone,dob',
  '1,Somchai,Rattanakosin,somchai.r@people.example,081 234 5678,1980-02-03',
  '2,Jane,Oldcastle,jane.o@people.example,,1975-11-30',
  '3,Somchai,Rattanakosin,somchai.r@people.example,+66 81 234 5678,1980-02-03',
  ...Array.from({ length: faulty }, (_, row) => `${row + 4},Broken,Mail,nowhere,,`),
  '801,Malee,Suksan,malee@people.example,+66 82 000 1111,1990-05-06',
  '802,Jayne,Oldcastle,,,1975-11-30',
  '803,Jane,Oldcastle,jane.o@people.example,,1975-11-30',
].join('\n');

/** Takes a file in. @returns id of the import */
export async function upload({ opened, shop, ports }: World, text: string): Promise<string> {
  const { owner } = shop.staff;
  const { db } = opened;
  const name = 'people.csv';
  async function* bytes() {
    yield Buffer.from(text);
  }
  const row = await uploadImport(db, ports.files, owner, {
    name,
    upload: { type: 'text/csv', name, bytes: bytes() },
    maxBytes: 1e6,
  });
  const { columns, dateOrder, source } = shownImport(row, new Date());
  const mapping = Object.fromEntries(columns.map(({ heading, guess }) => [heading, guess]));
  const plan = { mapping, dateOrder, source, makeTags: false };
  await db.as(owner, 'caller', (tx) => planImport(tx, owner, row.id, plan));
  return row.id;
}

type Begin = typeof startImport;

const begin = async ({ opened, shop }: World, what: Begin, id: string) => {
  await opened.db.as(shop.staff.owner, 'caller', (tx) => what(tx, shop.staff.owner, id));
};

/** Takes a file in and starts it. @returns id of the import */
export async function started(world: World, text = csv): Promise<string> {
  const id = await upload(world, text);
  await begin(world, startImport, id);
  return id;
}

export const imports = {
  'import.check': {
    arrange: async (world) => begin(world, checkImport, await upload(world, csv)),
  },
  'import.run': { arrange: started },
  'import.undo': {
    async arrange(world) {
      // Of somebody who was there before, and of strangers.
      const first = await started(world, csv.split('\n').slice(0, 3).join('\n'));
      await workNow(world, 'import.run', { tenant: world.shop.id, import: first });
      const second = await started(world);
      await workNow(world, 'import.run', { tenant: world.shop.id, import: second });
      await begin(world, undoImport, second);
    },
  },
  // Two whose jobs are gone, one of them stopped while it was checked.
  'imports.rest': {
    async arrange(world) {
      await started(world);
      await begin(world, checkImport, await upload(world, csv));
      await asWorker(world.opened.engine, (tx) => sql`DELETE FROM pgboss.job`.execute(tx));
    },
    send: scheduled('imports.rest'),
  },
} satisfies Record<string, Kind>;
