import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastCode, refused, stranger } from '#test/access';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { mailCode } from './codes/mail.ts';
import { requestCode } from './codes/request.ts';
import { signInWithCode } from './sign-in.ts';
import { mailJob } from '#test/mail-job';

forEachDatabase('whether an address is known', (opened) => {
  test('the same is written down for an address nobody is known by', async () => {
    const { db, asOwner } = opened();
    const { slug } = await makeBusiness(db, 'known');
    const shapes = [];
    for (const email of [`owner@${slug}.example`, `nobody@${slug}.example`]) {
      await requestCode(db, stranger(), { face: 'staff', email });
      const { id } = await lastCode(db);
      const [row] = await asOwner((login) =>
        login.run(
          `SELECT face, tenant_id, tries, length(code_hash) AS hash, round(extract(epoch FROM expires_at - created_at))::int AS lasts,
             (SELECT count(*)::int FROM pgboss.job WHERE data -> 'payload' ->> 'code' = $1::text) AS jobs
           FROM clientele.sign_in_codes WHERE id = $1::uuid`,
          [id],
        ),
      );
      shapes.push(row);
    }
    assert.deepEqual(shapes[0], shapes[1]);
    assert.equal((shapes[0] as { jobs: number }).jobs, 1);
  });

  test('it is found out by the job, which writes only to whom it knows', async () => {
    const { db } = opened();
    const { slug } = await makeBusiness(db, 'found');
    const sent: string[] = [];
    for (const email of [`owner@${slug}.example`, `nobody@${slug}.example`]) {
      await requestCode(db, stranger(), { face: 'staff', email });
      const { id } = await lastCode(db);
      await mailCode(mailJob(db, { code: id }, (mail) => sent.push(mail.to)));
      const row = await db.as(stranger(), 'gate', (tx) =>
        tx
          .selectFrom('sign_in_codes')
          .select('sealed')
          .where('id', '=', id)
          .executeTakeFirstOrThrow(),
      );
      assert.equal(row.sealed, null);
    }
    assert.deepEqual(sent, [`owner@${slug}.example`]);
  });

  test('the right code of an unknown address is a wrong code', async () => {
    const { db } = opened();
    const email = `nobody@${crypto.randomUUID()}.example`;
    await requestCode(db, stranger(), { face: 'staff', email });
    const { code } = await lastCode(db);
    const late = await refused(signInWithCode(db, stranger(), { email, code }), 'code_wrong');
    assert.deepEqual(late.details, {});
  });
});
