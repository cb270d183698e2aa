import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeze, now } from '#platform/clock';
import { outcomes, refused, resolved, stranger } from '#test/access';
import {
  forEachDatabase,
  makeBusiness,
  openTestDatabase,
  type TestDatabase,
} from '#test/databases';
import { testPorts } from '#test/ports';
import { ownerLink, readOwnerLink } from './setup/link.ts';
import { setUpBusiness, type SetUp } from './setup/set-up.ts';

const unique = () => crypto.randomUUID().slice(0, 12);

async function tokenFor({ db }: TestDatabase): Promise<string> {
  const link = await ownerLink(db, testPorts(db).config);
  return link.split('/setup#')[1] ?? '';
}

function said(token: string, changes: { slug?: string; email?: string } = {}): SetUp {
  const { slug = `b-${unique()}`, email = `first-${unique()}@people.example` } = changes;
  return {
    token,
    owner: { email, name: 'First Owner' },
    business: {
      name: 'A business',
      slug,
      timeZone: 'Asia/Bangkok',
      currency: 'THB',
      country: 'TH',
      language: 'th',
    },
    location: { name: 'Main house', address: '', timeZone: 'Asia/Tokyo' },
  };
}

forEachDatabase('the first owner', (opened) => {
  test('a link makes a business with its keys and place, and signs its owner in', async () => {
    const { db } = opened();
    const { business, signIn } = await setUpBusiness(
      db,
      stranger(),
      said(await tokenFor(opened())),
    );
    const who = await resolved(db, { staff: signIn?.cookie.value ?? null });
    assert(who.kind === 'staff');
    assert.deepEqual([who.tenant, who.role], [business, 'owner']);
    const made = await db.as(who, 'caller', async (tx) => ({
      places: await tx.selectFrom('locations').select(['name', 'time_zone']).execute(),
      keys: await tx.selectFrom('tenant_keys').select('version').execute(),
      events: (await tx.selectFrom('events').select('type').orderBy('id').execute()).map(
        (row) => row.type,
      ),
    }));
    assert.deepEqual(made, {
      places: [{ name: 'Main house', time_zone: 'Asia/Tokyo' }],
      keys: [{ version: 1 }],
      events: ['business.created', 'staff.joined', 'session.opened'],
    });
  });

  test('a link counts once, also for several at once, and for one day', async () => {
    const { db } = opened();
    const token = await tokenFor(opened());
    const came = await outcomes([1, 2, 3].map(() => setUpBusiness(db, stranger(), said(token))));
    assert.deepEqual(came.toSorted(), ['link_dead', 'link_dead', 'ok']);
    const late = await tokenFor(opened());
    const thaw = freeze(new Date(now().getTime() + 86_401_000));
    try {
      await refused(
        db.as(stranger(), 'gate', (tx) => readOwnerLink(tx, late)),
        'link_dead',
      );
      await refused(setUpBusiness(db, stranger(), said(late)), 'link_dead');
    } finally {
      thaw();
    }
  });

  test('the first business ends the other links of an empty server; later ones end none', async () => {
    const own = await openTestDatabase('embedded');
    try {
      const [used, printed] = [await tokenFor(own), await tokenFor(own)];
      await setUpBusiness(own.db, stranger(), said(used));
      await refused(setUpBusiness(own.db, stranger(), said(printed)), 'link_dead');
      const [second, third] = [await tokenFor(own), await tokenFor(own)];
      await setUpBusiness(own.db, stranger(), said(second));
      await setUpBusiness(own.db, stranger(), said(third));
    } finally {
      await own.close();
    }
  });

  test('an address that is taken leaves the link as it was', async () => {
    const { db } = opened();
    const { slug } = await makeBusiness(db, 'taken');
    const token = await tokenFor(opened());
    await assert.rejects(setUpBusiness(db, stranger(), said(token, { slug })), {
      constraint: 'tenants_slug_key',
    });
    await setUpBusiness(db, stranger(), said(token));
  });

  test('somebody known here before is made owner and signed in by nobody’s word', async () => {
    const { db } = opened();
    const { slug, staff } = await makeBusiness(db, 'before');
    const token = await tokenFor(opened());
    const email = `owner@${slug}.example`;
    const { business, signIn } = await setUpBusiness(db, stranger(), said(token, { email }));
    assert.equal(signIn, null);
    const [row] = await db.as(stranger(), 'gate', (tx) =>
      tx
        .selectFrom('staff')
        .select(['user_id', 'role'])
        .where('tenant_id', '=', business)
        .execute(),
    );
    assert.deepEqual(row, { user_id: staff.owner.user, role: 'owner' });
  });
});
