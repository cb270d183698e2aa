import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeze, now } from '#platform/clock';
import { lastCode, outcomes, refused, stranger, wrong } from '#test/access';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { limits } from './attempts.ts';
import { mostTries } from './codes/code.ts';
import { requestCode } from './codes/request.ts';
import { tryCode } from './codes/try.ts';
import { signInWithCode } from './sign-in.ts';

forEachDatabase('sign-in codes', (opened) => {
  const asked = async (name: string) => {
    const { db } = opened();
    const { slug } = await makeBusiness(db, name);
    const email = `owner@${slug}.example`;
    await requestCode(db, stranger(), { face: 'staff', email });
    return { db, ...(await lastCode(db)) };
  };

  test('a code signs in once', async () => {
    const { db, email, code } = await asked('once');
    const given = { email: email.toUpperCase(), code };
    assert.equal((await signInWithCode(db, stranger(), given)).next, 'signed_in');
    await refused(signInWithCode(db, stranger(), given), 'code_wrong');
  });

  test('of many who give the right code at once, one gets in', async () => {
    const { db, email, code } = await asked('many');
    const all = Array.from({ length: 4 }, () => signInWithCode(db, stranger(), { email, code }));
    const came = await outcomes(all);
    assert.deepEqual(came.toSorted(), ['code_wrong', 'code_wrong', 'code_wrong', 'ok']);
  });

  test('five tries survive their refusals, and the right code comes too late', async () => {
    const { db, email, code } = await asked('five');
    for (let one = 0; one < mostTries; one += 1)
      await refused(signInWithCode(db, stranger(), { email, code: wrong(code) }), 'code_wrong');
    await refused(signInWithCode(db, stranger(), { email, code }), 'code_wrong');
  });

  test('a crowd of fifty gets no more than the five tries', async () => {
    const { db, email, code, id } = await asked('crowd');
    const crowd = Array.from({ length: 50 }, () =>
      tryCode(db, stranger(), { face: 'staff', email, code: wrong(code) }),
    );
    const came = await outcomes(crowd);
    assert.ok(came.every((one) => one === 'code_wrong' || one === 'too_many_requests'));
    const row = await db.as(stranger(), 'gate', (tx) =>
      tx.selectFrom('sign_in_codes').select('tries').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    assert.equal(row.tries, mostTries);
    assert.ok(came.filter((one) => one === 'code_wrong').length <= limits.triesAtAddress.most);
  });

  test('a new code takes the place of the old', async () => {
    const { db, email, code } = await asked('again');
    await requestCode(db, stranger(), { face: 'staff', email });
    const second = await lastCode(db);
    if (second.code !== code)
      await refused(signInWithCode(db, stranger(), { email, code }), 'code_wrong');
    await signInWithCode(db, stranger(), { email, code: second.code });
  });

  test('a code ends after ten minutes', async () => {
    const { db, email, code } = await asked('late');
    const thaw = freeze(new Date(now().getTime() + 601_000));
    try {
      await refused(signInWithCode(db, stranger(), { email, code }), 'code_wrong');
    } finally {
      thaw();
    }
  });

  test('a code of one business’s portal opens no other face', async () => {
    const { db } = opened();
    const { id, slug } = await makeBusiness(db, 'faces');
    const email = `owner@${slug}.example`;
    await requestCode(db, stranger(), { face: 'portal', tenant: id, email });
    const { code } = await lastCode(db);
    await refused(signInWithCode(db, stranger(), { email, code }), 'code_wrong');
  });

  test('only so many codes go to one address, and the refusal does not give the count back', async () => {
    const { db } = opened();
    const email = `much@${crypto.randomUUID()}.example`;
    const ask = () => requestCode(db, stranger(), { face: 'staff', email });
    for (let one = 0; one < limits.codesToAddress.most; one += 1) await ask();
    for (let one = 0; one < 2; one += 1) {
      const { details } = await refused(ask(), 'too_many_requests');
      assert.ok(Number(details.facts?.['retryAfterSeconds']) > 0);
    }
  });

  test('only so many codes are asked for from one source', async () => {
    const { db } = opened();
    const who = stranger();
    const ask = () =>
      requestCode(db, who, { face: 'staff', email: `x@${crypto.randomUUID()}.example` });
    for (let one = 0; one < limits.codesFromSource.most; one += 1) await ask();
    await refused(ask(), 'too_many_requests');
  });

  test('neither code nor address is kept where it can be read', async () => {
    const { email, code } = await asked('plain');
    const rows = await opened().asOwner((login) =>
      login.run<{ all: string }>(
        `SELECT s::text AS all FROM clientele.sign_in_codes s
         UNION ALL SELECT j.data::text FROM pgboss.job j WHERE name = 'sign_in.mail'`,
      ),
    );
    const kept = rows.map((row) => row.all).join('\n');
    assert.ok(!kept.includes(email));
    assert.ok(!kept.includes(code));
    assert.ok(!kept.includes(Buffer.from(email).toString('hex')));
  });
});
