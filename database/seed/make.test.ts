import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase } from '#test/databases';
import { businesses } from './businesses.ts';
import { makeDemo } from './make.ts';

forEachDatabase('the demo', (opened) => {
  test('each business has people with tags, notes, proofs and open questions', async () => {
    const { db, asOwner } = opened();
    await makeDemo(db);
    const rows = await asOwner((login) =>
      login.run<{ slug: string; counts: Record<string, number> }>(
        `SELECT slug, json_build_object(
           'tagged', (SELECT count(DISTINCT customer_id) FROM clientele.customer_tags o WHERE o.tenant_id = t.id),
           'noted', (SELECT count(DISTINCT customer_id) FROM clientele.customer_values o WHERE o.tenant_id = t.id),
           'proved', (SELECT count(*) FROM clientele.identifiers o WHERE o.tenant_id = t.id AND verified_at IS NOT NULL),
           'asked', (SELECT count(*) FROM clientele.reviews o WHERE o.tenant_id = t.id AND o.state = 'open')) AS counts
         FROM clientele.tenants t`,
      ),
    );
    assert.deepEqual(
      rows.map(({ slug }) => slug).toSorted(),
      businesses.map(({ slug }) => slug).toSorted(),
    );
    for (const { slug, counts } of rows)
      for (const [what, count] of Object.entries(counts)) assert.ok(count >= 5, `${slug}: ${what}`);
    assert.equal(await makeDemo(db), 0);
  });
});
