// A file of people taken in by the job that imports run, matching included, on PostgreSQL: rows a second and the most
// memory the process needed. One row in four is a person who came before in the same file.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import type { WrittenProfilePerson } from '#contract/person';
import { filesInFolder } from '#platform/files-folder';
import { planImport, shownImport, startImport, tasks, uploadImport } from '#imports';
import { makeBusiness, openTestDatabase } from '#test/databases';
import { diceOf } from '#people/dice';
import { bigCityPerson, seenElsewhere } from './support/people.ts';
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

async function writePeople(to: string, rows: number): Promise<void> {
  const out = createWriteStream(to);
  const dice = diceOf(7);
  out.write('id,first name,last name,email,phone,birth date,street,city,postcode\n');
  for (let number = 0; number < rows; number += 1) {
    const again = number > 100 && dice.chance(0.25);
    const person = again ? seenElsewhere(3, dice.below(number), dice) : bigCityPerson(3, number);
    if (!out.write(`${number},${cells(person).join(',')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function cells({
  givenName,
  familyName,
  emails,
  phones,
  birthDate,
  address,
}: WrittenProfilePerson): string[] {
  const values = [givenName, familyName, emails?.[0]?.value, phones?.[0]?.value, birthDate];
  return [...values, address?.line1, address?.city, address?.postcode].map((value) =>
    /[",\n]/.test(value ?? '') ? `"${value?.replaceAll('"', '""')}"` : (value ?? ''),
  );
}
