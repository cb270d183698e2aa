import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdMasterKeys, openGlobal } from '#platform/keys';
import { newMasterKey } from '#platform/master-key';
import { resolved, signedIn, stranger } from '#test/access';
import { databaseKinds, makeBusiness, openTestDatabase } from '#test/databases';
import { invite } from './invitations/make.ts';
import { tokenOf } from './invitations/rules.ts';
import { resealSecrets } from './reseal.ts';
import { startSecondFactor } from './second-factor/change.ts';
import { secretOf } from './second-factor/check.ts';

for (const kind of databaseKinds)
  test(`secrets open with the new master key alone once they are sealed anew (${kind})`, async (t) => {
    const opened = await openTestDatabase(kind);
    t.after(() => opened.close());
    const { db } = opened;
    const [first, second] = [newMasterKey(), newMasterKey()];
    holdMasterKeys([first]);
    const { slug } = await makeBusiness(db, 'rotated');
    const { token } = await signedIn(db, `owner@${slug}.example`);
    const who = await resolved(db, { staff: token });
    assert(who.kind === 'staff');
    const { secret } = await db.as(who, 'gate', (tx) => startSecondFactor(tx, who));
    const email = `new@${slug}.example`;
    const { id } = await db.as(who, 'gate', (tx) => invite(tx, who, { email, role: 'sales' }));

    holdMasterKeys([second, first]);
    assert.equal(await db.as(stranger(), 'gate', resealSecrets), 2);
    holdMasterKeys([second]);
    const kept = await db.as(stranger(), 'gate', async (tx) => ({
      factor: await tx.selectFrom('second_factors').select('secret').executeTakeFirstOrThrow(),
      link: await tx.selectFrom('invitations').select('sealed').executeTakeFirstOrThrow(),
    }));
    assert.equal(openGlobal(kept.factor.secret, secretOf(who.user)).toString(), secret);
    assert.match(openGlobal(kept.link.sealed!, tokenOf(id)).toString(), /^ci_/);
  });
