// Reviews, duplicates and merges, over so many customers with thousands of open cases and pairs: what their pages read, as
// the operations run it, and what an answer, a merge and its undoing take. On the disk.
import { sql } from 'kysely';
import { makeBusiness, openTestDatabase } from '#test/databases';
import { newId } from '#platform/ids';
import { countDuplicates, listDuplicates } from '../server/identity/duplicates/list.ts';
import { mergeCustomers } from '../server/identity/merge/merge.ts';
import { previewMerge } from '../server/identity/merge/preview.ts';
import { undoMerge } from '../server/identity/merge/undo.ts';
import { identifyMany } from '../server/identity/recognise/identify.ts';
import { answerReview } from '../server/identity/reviews/answer.ts';
import { countReviews } from '../server/identity/reviews/count.ts';
import { listReviews } from '../server/identity/reviews/list.ts';
import { placeAll } from '../server/identity/reviews/place-all.ts';
import { readReview } from '../server/identity/reviews/read.ts';
import { undoReviewAnswer } from '../server/identity/reviews/undo.ts';
import type { Tx } from '../server/platform/tx.ts';
import { fill } from './support/customers.ts';
import { bigCityPerson } from './support/people.ts';
import { machine, numberOption, percentiles, print, rounded } from './support/report.ts';

const size = numberOption('size', 100_000);
const looks = numberOption('looks', 60);
const relatives = 12_000;
const pairs = 10_000;
const seed = 1;
const figures: Record<string, number> = {};

const opened = await openTestDatabase('postgres');
try {
  const { db } = opened;
  const business = await makeBusiness(db, 'bench');
  const { owner } = business.staff;
  await fill(db, business, size, seed);
  await bringRelatives();
  await findPairs();
  await opened.asOwner(({ run }) => run('VACUUM (ANALYZE)'));
  const began = performance.now();
  await placeAll(db, business.system);
  figures['place_all_ms'] = rounded(performance.now() - began);

  const open = { limit: 50, state: 'open', due: 'now' } as const;
  const cases = await db.as(owner, 'caller', (tx) => countReviews(tx, owner));
  figures['open_cases'] = cases.now;
  await measured('list', (tx) => listReviews(tx, owner, open));
  await measured('list_of_a_reason', (tx) => listReviews(tx, owner, { ...open, reason: 'tie' }));
  await measured('count', (tx) => countReviews(tx, owner));
  const deep = await walk(20);
  await measured('list_page_20', (tx) => listReviews(tx, owner, { ...open, cursor: deep.cursor }));
  await measured('case', (tx, at) => readReview(tx, owner, deep.ids[at % deep.ids.length]!));
  await measured('duplicates', (tx) => listDuplicates(tx, owner, { limit: 50 }));
  await measured('duplicates_count', (tx) => countDuplicates(tx, owner.tenant));
  await decide(deep.ids);
  await joinAndPart();
  await measured('decided', (tx) => listReviews(tx, owner, { limit: 50, state: 'decided' }));
  print({ name: 'reviews', size, machine: machine(), figures, peers: {} });

  /** Takes down how long something takes, as whoever asks the API waits for it. */
  async function measured<T>(
    name: string,
    work: (tx: Tx, at: number) => Promise<T>,
    authority: 'caller' | 'engine' = 'caller',
  ): Promise<T[]> {
    const took: number[] = [];
    const done: T[] = [];
    for (let at = 0; at < looks; at += 1) {
      const from = performance.now();
      done.push(await db.as(owner, authority, (tx) => work(tx, at)));
      took.push(performance.now() - from);
    }
    const { p50_ms, p95_ms } = percentiles(took);
    figures[`${name}_p50_ms`] = p50_ms ?? 0;
    figures[`${name}_p95_ms`] = p95_ms ?? 0;
    return done;
  }

  async function bringRelatives(): Promise<void> {
    for (let from = 0; from < relatives; from += 500)
      await db.as(business.key, 'engine', (tx) =>
        identifyMany(
          tx,
          business.key,
          Array.from({ length: 500 }, (_, at) => {
            const { emails, phones, familyName, birthDate } = bigCityPerson(seed, from + at);
            const person = { givenName: `Q${from + at}`, familyName, birthDate, emails, phones };
            return { source: 'bench', kind: 'form', outsideId: `relative ${from + at}`, person };
          }),
        ),
      );
  }

  /** Pairs as the night's search leaves them. */
  async function findPairs(): Promise<void> {
    await db.as(business.system, 'engine', (tx) =>
      sql`INSERT INTO clientele.duplicates
          (tenant_id, customer_id, other_id, probability, prior, why, model, rank, found_at)
        SELECT c.tenant_id, min(c.id::text)::uuid, max(c.id::text)::uuid, 0.9, -16,
          '["given.exact 6.8 0.01","family.exact 9.1 0.001"]', 'shipped-2', 900000 + c.place, now()
        FROM (SELECT o.tenant_id, o.id, row_number() OVER (ORDER BY o.id DESC) / 2 AS place
          FROM clientele.customers o WHERE o.tenant_id = ${business.id}) AS c
        WHERE c.place BETWEEN 1 AND ${pairs} GROUP BY c.tenant_id, c.place HAVING count(*) = 2`.execute(
        tx,
      ),
    );
  }

  async function walk(steps: number): Promise<{ cursor: string | undefined; ids: string[] }> {
    let cursor: string | undefined;
    const ids: string[] = [];
    for (let step = 0; step < steps; step += 1) {
      const page = await db.as(owner, 'caller', (tx) =>
        listReviews(tx, owner, { ...open, cursor }),
      );
      ids.push(...page.rows.filter((row) => row.candidates === 1).map((row) => row.id));
      cursor = page.next ?? undefined;
    }
    return { cursor, ids };
  }

  /** Answers that join, each taken back. */
  async function decide(ids: readonly string[]): Promise<void> {
    const read = await db.as(owner, 'caller', (tx) =>
      Promise.all(ids.slice(0, looks).map((id) => readReview(tx, owner, id))),
    );
    const answers = await measured(
      'accept',
      (tx, at) =>
        answerReview(tx, owner, read[at]!.id, {
          answer: 'accept',
          candidate: read[at]!.candidates[0]!.customer,
        }),
      'engine',
    );
    await measured(
      'accept_undo',
      (tx, at) => undoReviewAnswer(tx, owner, answers[at]!.answer),
      'engine',
    );
  }

  async function joinAndPart(): Promise<void> {
    const { rows } = await db.as(owner, 'caller', (tx) =>
      listDuplicates(tx, owner, { limit: 200 }),
    );
    const two = rows.map(({ one, other }) => [one.id, other.id] as [string, string]);
    await measured(
      'merge_preview',
      (tx, at) => previewMerge(tx, owner, { customers: two[at]!, choices: {} }),
      'engine',
    );
    const merges = await measured(
      'merge',
      (tx, at) => mergeCustomers(tx, owner, { customers: two[at]!, reason: newId() }),
      'engine',
    );
    await measured(
      'unmerge',
      (tx, at) => undoMerge(tx, owner, { merge: merges[at]!.merge }),
      'engine',
    );
  }
} finally {
  await opened.close();
}
