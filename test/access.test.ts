import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { resolveCredential } from '#access';
import { api } from '#contract';
import { mayRole, staffRoles } from '#contract/acts';
import { isWrite, type Caller, type Operation } from '#contract/operation';
import { forEachDatabase, twoBusinesses, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { serving, type Answered, type TestServer } from '#test/serving';
import { rooms } from '../server/rooms.ts';
import { Callers, everyCaller, type CallerName, type Send } from './access-callers.ts';
import { accessTable, type Asked, type Listed } from './access-table.ts';
import { golfThings, type Golf } from './access-things.ts';

/** What a caller should meet: a status, and whether anything of the golf lounge may be in the answer. */
interface Meets {
  readonly status: number;
  readonly sees: boolean;
}

const inside = new Set<CallerName>([...staffRoles, 'keyWith', 'keyWithout', 'customer']);

function expected(operation: Operation, listed: Listed, caller: CallerName): Meets {
  // A key of another business is no key at all where the path names this one.
  const isStray = caller === 'strangeKey' && operation.path.startsWith('/api/b/');
  // What customers are asked about themselves names no business: each meets their own.
  const isOwn = caller === 'strangeCustomer' && operation.path.startsWith('/api/vip/');
  const turned = isStray ? 401 : isOwn ? undefined : turnedAway(operation.who, caller);
  if (turned !== undefined) return { status: turned, sees: false };
  const success = operation.status ?? (operation.reply || operation.download ? 200 : 204);
  const meets =
    typeof listed.meets === 'function' ? listed.meets(caller) : (listed.meets ?? success);
  if (inside.has(caller) || listed.elsewhere === 'same') return { status: meets, sees: true };
  return { status: listed.elsewhere === 'nothing' ? 404 : meets, sees: false };
}

/** The status by which the edge turns a caller away; undefined for those who may call. */
function turnedAway(who: Caller, caller: CallerName): number | undefined {
  // On the staff's pages a customer's cookie counts for nothing, and the other way round.
  const nobody = caller === 'anonymous' || caller === 'pending' || caller.endsWith('ustomer');
  const isKey = caller.startsWith('key') || caller === 'strangeKey';
  switch (who.kind) {
    case 'anyone':
      return undefined;
    case 'customer':
      if (caller === 'customer') return undefined;
      return isKey ? 403 : 401;
    case 'user':
      if (nobody) return 401;
      return isKey ? 403 : undefined;
    case 'staff': {
      if (nobody) return 401;
      if (caller === 'newcomer' || caller === 'keyWithout') return 403;
      const role = staffRoles.find((role) => role === caller);
      return role === undefined || mayRole(role, who.act) ? undefined : 403;
    }
  }
}

function ask(
  send: Send,
  operation: Operation,
  { params, query, body, upload }: Asked,
): Promise<Answered> {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params?.[name] ?? '');
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  return send(operation.method, path + search, {
    body: upload?.text ?? body,
    ...(upload && { headers: { 'content-type': upload.type } }),
  });
}

test('every operation is listed, and every listed one is served', () => {
  assert.deepEqual(Object.keys(accessTable).toSorted(), Object.keys(api).toSorted());
  const served = rooms.flat().map(({ name }) => name);
  assert.deepEqual(served.toSorted(), Object.keys(api).toSorted());
});

forEachDatabase('who may call', (opened) => {
  let server: TestServer;
  let golf: TestBusiness;
  let things: Golf;
  let callers: Callers;
  before(async () => {
    const { db } = opened();
    const both = await twoBusinesses(db);
    golf = both.golf;
    const { config } = testPorts(db);
    server = await serving({
      rooms,
      db,
      config: { trustProxy: 1 },
      resolve: (credentials) => resolveCredential(db, config, credentials),
    });
    callers = new Callers(server, opened(), golf, both.wine);
    things = golfThings(opened(), golf, async (...request) =>
      (await callers.one('owner', undefined))(...request),
    );
  });
  after(() => server.close());

  for (const [name, operation] of Object.entries(api) as [keyof typeof api, Operation][])
    test(name, async () => {
      const listed = accessTable[name];
      const act = operation.who.kind === 'staff' ? operation.who.act : undefined;
      const secrets = [golf.id, golf.customer.customer, golf.staff.owner.user, golf.location];
      let asked: Asked | undefined;
      for (const caller of everyCaller) {
        asked ??= (await listed.ask?.(things)) ?? {};
        const answered = await ask(await callers.one(caller, act), operation, asked);
        const meets = expected(operation, listed, caller);
        assert.equal(answered.status, meets.status, `${caller}: ${answered.text}`);
        // Whoever only reads, or is refused, leaves the thing as it was, for the next one to call with.
        if (answered.status < 400 && isWrite(operation)) asked = undefined;
        if (meets.sees) continue;
        const leaked = secrets.filter((secret) => answered.text.includes(secret));
        assert.deepEqual(leaked, [], `${caller} sees the golf lounge: ${answered.text}`);
      }
    });
});
