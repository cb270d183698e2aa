// A file of people taken in by the job that imports run, matching included, on PostgreSQL: rows a second and the most
// memory the process needed. One row in four is a person who came before in the same file.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesInFolder } from '#platform/files-folder';
import { planImport, shownImport, startImport, tasks, uploadImport } from '#imports';
import { makeBusiness, openTestDatabase } from '#test/databases';
import { writePeople } from './support/people-file.ts';
import { machine, numberOption, print, rounded } from './support/report.ts';

const size = numberOption('size', 100_000);
const folder = await mkdtemp(path.join(tmpdir(), 'clientele-bench-'));
const opened = await openTestDatabase('postgres');
try {
  const file = path.join(folder, 'people.csv');
  await writePeople(file, size);
  const { db } = opened;
  const shop = await makeBusiness(db, 'bench');
  const owner = shop.staff.owner;
  const files = filesInFolder(path.join(folder, 'files'));
  const upload = { type: 'text/csv', name: 'people.csv', bytes: createReadStream(file) };
  const row = await uploadImport(db, files, owner, {
    upload,
    name: 'people.csv',
    maxBytes: 2 ** 32,
  });
  const { id, columns, source } = shownImport(row, new Date());
  const mapping = Object.fromEntries(columns.map(({ heading, guess }) => [heading, guess]));
  await db.as(owner, 'caller', (tx) =>
    planImport(tx, owner, id, { mapping, dateOrder: 'ymd', source, makeTags: false }),
  );
  await db.as(owner, 'caller', (tx) => startImport(tx, owner, id));

  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  const began = performance.now();
  const job = { db, ports: { files }, who: shop.system, payload: { tenant: shop.id, import: id } };
  const signal = new AbortController().signal;
  await tasks['import.run']({ ...job, signal } as unknown as Parameters<
    (typeof tasks)['import.run']
  >[0]);
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);

  const ended = await db.as(owner, 'caller', (tx) =>
    tx.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
  if (ended.state !== 'done' || ended.rows_read !== size)
    throw new Error(`ended as ${ended.state}`);
  print({
    name: 'import',
    size,
    machine: machine(),
    figures: {
      rows_per_s: Math.round(size / seconds),
      seconds: rounded(seconds),
      rss_mb: Math.round(most / 1e6),
      new: ended.rows_new,
      linked: ended.rows_linked,
      review: ended.rows_review,
      faulty: ended.rows_faulty,
    },
    peers: {},
  });
} finally {
  await opened.close();
  await rm(folder, { recursive: true });
}
