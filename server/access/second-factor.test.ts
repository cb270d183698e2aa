import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { freeze, now } from '#platform/clock';
import { outcomes, refused, resolved, signedIn, stranger } from '#test/access';
import { forEachDatabase, makeBusiness, type TestDatabase } from '#test/databases';
import { limits } from './attempts.ts';
import {
  confirmSecondFactorChange,
  removeSecondFactor,
  startSecondFactor,
} from './second-factor/change.ts';
import { liftSecondFactor } from './second-factor/lift.ts';
import { confirmSecondFactor } from './sign-in.ts';

/** The code of an authenticator, `steps` half minutes from now. */
function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
  return totp.generate({ timestamp: now().getTime() + steps * 30_000 });
}

forEachDatabase('the second factor', (opened) => {
  /** Somebody with a second factor in force, and the session it was confirmed in. */
  const guarded = async (db: TestDatabase['db'], name: string) => {
    const { slug } = await makeBusiness(db, name);
    const email = `owner@${slug}.example`;
    const first = await signedIn(db, email);
    const who = await resolved(db, { staff: first.token });
    assert(who.kind === 'staff');
    const { secret, uri } = await db.as(who, 'gate', (tx) => startSecondFactor(tx, who));
    const { cookie } = await confirmSecondFactorChange(db, who, codeOf(secret));
    assert(cookie.value !== null);
    return { email, secret, uri, who, before: first.token, token: cookie.value };
  };

  test('a secret is an otpauth address, kept sealed', async () => {
    const { db, asOwner } = opened();
    const { secret, uri, who } = await guarded(db, 'sealed');
    assert.match(uri, /^otpauth:\/\/totp\/Clientele:owner%40.+secret=[A-Z2-7]{32}&/);
    const [row] = await asOwner((login) =>
      login.run<{ secret: Buffer }>(
        'SELECT secret FROM clientele.second_factors WHERE user_id = $1',
        [who.user],
      ),
    );
    assert.ok(row && !row.secret.includes(secret));
    assert.ok(!row.secret.includes(Buffer.from(Secret.fromBase32(secret).buffer)));
  });

  test('once in force it ends the tokens that were there before', async () => {
    const { db } = opened();
    const { before, token } = await guarded(db, 'tokens');
    assert.equal((await resolved(db, { staff: before })).kind, 'anonymous');
    assert.equal((await resolved(db, { staff: token })).kind, 'staff');
  });

  test('a sign-in without it is nobody; with it, it gets a new token', async () => {
    const { db } = opened();
    const { email, secret } = await guarded(db, 'due');
    const { next, token } = await signedIn(db, email);
    assert.equal(next, 'second_factor');
    const who = await resolved(db, { staff: token });
    assert(who.kind === 'anonymous' && who.pending !== undefined);
    await refused(confirmSecondFactor(db, who, codeOf(secret, 7)), 'code_wrong');
    const { cookie } = await confirmSecondFactor(db, who, codeOf(secret, 1));
    assert.equal((await resolved(db, { staff: token })).kind, 'anonymous');
    assert.equal((await resolved(db, { staff: cookie.value })).kind, 'staff');
  });

  test('a code counts once, also for two at once', async () => {
    const { db } = opened();
    const { email, secret } = await guarded(db, 'replay');
    const two = [await signedIn(db, email), await signedIn(db, email)];
    const code = codeOf(secret, 1);
    const came = await outcomes(
      two.map(async ({ token }) => {
        const who = await resolved(db, { staff: token });
        await confirmSecondFactor(db, who, code);
      }),
    );
    assert.deepEqual(came.toSorted(), ['code_wrong', 'ok']);
    const late = await resolved(db, { staff: (await signedIn(db, email)).token });
    await refused(confirmSecondFactor(db, late, codeOf(secret)), 'code_wrong');
  });

  test('a sign-in waits ten minutes for it', async () => {
    const { db } = opened();
    const { email } = await guarded(db, 'waits');
    const { token } = await signedIn(db, email);
    const thaw = freeze(new Date(now().getTime() + 601_000));
    try {
      const who = await resolved(db, { staff: token });
      assert.deepEqual({ ...who, request: '' }, { kind: 'anonymous', request: '' });
    } finally {
      thaw();
    }
  });

  test('only so many tries, which no refusal gives back', async () => {
    const { db } = opened();
    const { email, secret } = await guarded(db, 'tries');
    const who = await resolved(db, { staff: (await signedIn(db, email)).token });
    // Confirming it took one try already.
    for (let one = 1; one < limits.triesAtSecondFactor.most; one += 1)
      await refused(confirmSecondFactor(db, who, codeOf(secret, 9)), 'code_wrong');
    await refused(confirmSecondFactor(db, who, codeOf(secret, 1)), 'too_many_requests');
  });

  test('it is removed by one of its codes, and begun only once', async () => {
    const { db } = opened();
    const { email, secret, token } = await guarded(db, 'removed');
    const who = await resolved(db, { staff: token });
    assert(who.kind === 'staff');
    await refused(
      db.as(who, 'gate', (tx) => startSecondFactor(tx, who)),
      'second_factor_on',
    );
    await refused(removeSecondFactor(db, who, codeOf(secret, 9)), 'code_wrong');
    await removeSecondFactor(db, who, codeOf(secret, 1));
    assert.equal((await signedIn(db, email)).next, 'signed_in');
    await refused(removeSecondFactor(db, who, codeOf(secret, 1)), 'second_factor_off');
  });

  test('whoever runs the server lifts it for somebody who lost it, and that is written down', async () => {
    const { db, asOwner } = opened();
    const { email, who, token } = await guarded(db, 'lifted');
    const operator = stranger();
    const lift = (address: string) =>
      db.as(operator, 'gate', (tx) => liftSecondFactor(tx, operator, address));
    await refused(lift('nobody@people.example'), 'not_found');
    assert.equal(await lift(email.toUpperCase()), 1);
    assert.equal((await resolved(db, { staff: token })).kind, 'anonymous');
    assert.equal((await signedIn(db, email)).next, 'signed_in');
    await refused(lift(email), 'second_factor_off');
    const events = await asOwner((login) =>
      login.run<{ tenant_id: string; actor_id: string | null }>(
        `SELECT tenant_id, actor_id FROM clientele.events
         WHERE type = 'second_factor.removed' AND subject_id = $1`,
        [who.user],
      ),
    );
    assert.deepEqual(events, [{ tenant_id: who.tenant, actor_id: null }]);
  });
});
