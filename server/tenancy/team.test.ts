import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomes, refused } from '#test/access';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestBusiness } from '#test/databases';
import type { TestDatabase } from '#test/databases';
import { changeRole } from './change-role.ts';
import { leaveTeam } from './leave.ts';
import { listTeam } from './team.ts';
import type { StaffRole } from '#contract/acts';
import type { Staff } from '../platform/who.ts';

type Db = TestDatabase['db'];

const give = (db: Db, who: Staff, user: string, role: StaffRole) =>
  db.as(who, 'gate', (tx) => changeRole(tx, who, { user, role }));
const remove = (db: Db, who: Staff, user: string) =>
  db.as(who, 'gate', (tx) => leaveTeam(tx, who, user));

async function owners(db: Db, { id, staff }: TestBusiness): Promise<number> {
  const team = await db.as(staff.owner, 'gate', (tx) => listTeam(tx, id));
  return team.filter((member) => member.role === 'owner').length;
}

forEachDatabase('the team', (opened) => {
  test('owners come first, and only the own business’s people', async () => {
    const { db } = opened();
    const { golf } = await twoBusinesses(db);
    const team = await db.as(golf.staff.support, 'gate', (tx) => listTeam(tx, golf.id));
    assert.deepEqual(
      team.map(({ role }) => role),
      ['owner', 'admin', 'consultant', 'sales', 'support'],
    );
    assert.equal(team[0]?.email, `owner@${golf.slug}.example`);
  });

  test('the last owner stays, whoever asks', async () => {
    const { db } = opened();
    const { staff } = await makeBusiness(db, 'last');
    await refused(give(db, staff.owner, staff.owner.user, 'admin'), 'last_owner');
    await refused(remove(db, staff.owner, staff.owner.user), 'last_owner');
    await give(db, staff.owner, staff.admin.user, 'owner');
    await remove(db, staff.owner, staff.owner.user);
    const admin = { ...staff.admin, role: 'owner' } as const;
    await refused(remove(db, admin, admin.user), 'last_owner');
  });

  test('two owners who remove or demote each other at once leave one', async () => {
    const { db } = opened();
    for (let round = 0; round < 8; round += 1) {
      const business = await makeBusiness(db, 'race');
      const { owner } = business.staff;
      const other = { ...business.staff.admin, role: 'owner' } as const;
      await give(db, owner, other.user, 'owner');
      const acts = [
        round % 2 === 0 ? remove(db, owner, other.user) : give(db, owner, other.user, 'sales'),
        round % 3 === 0 ? remove(db, other, owner.user) : give(db, other, owner.user, 'support'),
      ];
      assert.deepEqual((await outcomes(acts)).toSorted(), ['last_owner', 'ok']);
      assert.equal(await owners(db, business), 1);
    }
  });

  test('five owners who all leave at once leave one', async () => {
    const { db } = opened();
    const business = await makeBusiness(db, 'exodus');
    const { owner } = business.staff;
    const all: Staff[] = [];
    for (const who of Object.values(business.staff)) all.push({ ...who, role: 'owner' });
    for (const { user } of all) if (user !== owner.user) await give(db, owner, user, 'owner');
    const came = await outcomes(all.map((who) => remove(db, who, who.user)));
    assert.deepEqual(came.toSorted(), ['last_owner', 'ok', 'ok', 'ok', 'ok']);
  });

  test('only owners touch owners', async () => {
    const { db } = opened();
    const { staff } = await makeBusiness(db, 'touch');
    await refused(give(db, staff.admin, staff.owner.user, 'sales'), 'owner_only');
    await refused(remove(db, staff.admin, staff.owner.user), 'owner_only');
    await refused(give(db, staff.admin, staff.admin.user, 'owner'), 'owner_only');
    await give(db, staff.admin, staff.sales.user, 'support');
  });

  test('nobody of another business is reached', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    await refused(give(db, golf.staff.owner, wine.staff.sales.user, 'admin'), 'not_found');
    await refused(remove(db, golf.staff.owner, wine.staff.sales.user), 'not_found');
  });
});
