import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { schemaOf } from '#contract/openapi';
import type { Operation } from '#contract/operation';
import { problem } from '#contract/problem';
import { databaseKinds, makeBusiness, openTestDatabase, type TestDatabase } from '#test/databases';
import { noId, serving, type Answered, type TestServer } from '#test/serving';
import { sampleOf, type Schema } from '../server/http/reference/schema.ts';
import { rooms } from '../server/rooms.ts';

/** Junk for one operation. What is a record replaces or joins fields of a valid sample, what is text is sent as it is. */
interface Junk {
  readonly params: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly as: string | undefined;
  readonly type: string;
  readonly from: number;
}

const nasty = [
  '',
  '\0',
  '\u{1F600}'.slice(0, 1),
  '%00',
  "'; drop table customers; --",
  '../../etc/passwd',
  '9'.repeat(400),
  '-1',
  '1e400',
  'NaN',
  'null',
  'ก็็็็็็็็',
  '\u202Eabc',
  '0000-00-00',
  '9999-12-31T23:59:60Z',
  '00000000-0000-0000-0000-000000000000',
  noId,
  'x'.repeat(5000),
];

const text = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 40 }));
const value = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, 0, -1, 1e308, 2 ** 53, [], {}, [[]], { $ne: 1 }),
);

function junkFor(operation: Operation): fc.Arbitrary<Junk> {
  const fields = namesOf(operation.query);
  const inBody = namesOf(operation.body);
  const mixed = fc
    .dictionary(often(inBody, 'surplus', '__proto__'), value, { maxKeys: 2 })
    .map((odd) => Object.assign({}, sample(operation.body), odd));
  return fc.record({
    params: fc.array(text, { minLength: 6, maxLength: 6 }),
    query: fc.dictionary(often(fields, 'surplus'), text, { maxKeys: 2 }),
    body: fc.oneof({ weight: 4, arbitrary: mixed }, value, fc.constant(sample(operation.body))),
    as: fc.constantFrom('owner', 'owner', 'owner', 'support', 'key', 'customer', undefined),
    type: fc.constantFrom(
      'application/json',
      'application/json',
      'application/json',
      'text/csv',
      '',
    ),
    from: fc.nat({ max: 0xffffff }),
  });
}

/** One of the usual, and seldom one of the others. */
function often(usual: readonly string[], ...others: readonly string[]): fc.Arbitrary<string> {
  const seldom = fc.constantFrom(...others);
  if (usual.length === 0) return seldom;
  return fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...usual) }, seldom);
}

function namesOf(shape: Operation['body']): string[] {
  return shape ? Object.keys((schemaOf(shape, 'input') as Schema).properties ?? {}) : [];
}

function sample(shape: Operation['body']): unknown {
  return shape ? sampleOf(schemaOf(shape, 'input')) : {};
}

/** An id of nothing stands in for a param now and then, so that junk gets past the parser too. */
const pathOf = (operation: Operation, params: readonly string[]) =>
  operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const odd = params[name.length % params.length] ?? '';
    return odd.length % 3 === 0 ? noId : encodeURIComponent(odd.toWellFormed()) || '%20';
  });

function send(server: TestServer, operation: Operation, junk: Junk): Promise<Answered> {
  const search = new URLSearchParams(junk.query).toString();
  const path = `${pathOf(operation, junk.params)}${search === '' ? '' : `?${search}`}`;
  const from = [10, junk.from >> 16, (junk.from >> 8) & 255, junk.from & 255].join('.');
  const brings = operation.method !== 'GET' && (operation.body ?? operation.upload);
  return server.send(operation.method, path, {
    ...(junk.as !== undefined && { as: junk.as }),
    ...(brings && { body: junk.body }),
    headers: { 'x-forwarded-for': from, ...(brings && { 'content-type': junk.type }) },
  });
}

for (const kind of databaseKinds)
  describe(`junk never breaks an operation, on ${kind}`, () => {
    let database: TestDatabase;
    let server: TestServer;
    before(async () => {
      database = await openTestDatabase(kind);
      const { staff, key, customer } = await makeBusiness(database.db, 'junk');
      const callers = { owner: staff.owner, support: staff.support, key, customer };
      const config = { trustProxy: 1 };
      server = await serving({
        rooms,
        db: database.db,
        callers,
        config,
        limits: { callsPerMinute: 1e6 },
      });
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    for (const { name, operation } of rooms.flat())
      test(name, () =>
        fc.assert(
          fc.asyncProperty(junkFor(operation), async (junk) => {
            const answered = await send(server, operation, junk);
            assert(answered.status < 500, `${answered.status} ${answered.text}`);
            if (answered.status < 400) return;
            const told = problem.parse(answered.json());
            if (told.code === 'invalid_input') assert(told.fields?.length, answered.text);
          }),
          { numRuns: kind === 'postgres' ? 40 : 15 },
        ),
      );
  });
