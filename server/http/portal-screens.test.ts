import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { portalScreensOf } from './portal-screens.ts';
import type { Screens } from './screens.ts';

let folder: string;
let screens: Screens;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clientele-portal-'));
  await writeFile(path.join(folder, 'index.html'), '<title>__NAME__</title>');
  screens = await portalScreensOf(folder, async (slug) =>
    slug === 'birdie' ? { name: 'Birdie', language: 'th', accent: '#0b6e4f' } : undefined,
  );
});
after(async () => rm(folder, { recursive: true }));

async function get(at: string, accept = 'text/html') {
  const request = new Request(`http://localhost${at}`, { headers: { accept } });
  return screens(request, at.split('?')[0] ?? '', () => assert.fail('nothing was asked'));
}

test('a business shows itself by its name, and an address without one says so', async () => {
  assert.equal(await (await get('/b/birdie'))?.text(), '<title>Birdie</title>');
  assert.equal((await get('/b/nobody'))?.status, 404);
});

test('what lies below a page leads to it, never to the app of those who work there', async () => {
  for (const at of ['/b/birdie/privacy', '/b/birdie/old/link', '/b/birdie//elsewhere.example']) {
    const answered = await get(at);
    assert.equal(answered?.status, 302, at);
    assert.equal(answered.headers.get('location'), '/b/birdie', at);
  }
  assert.equal(await get('/b/birdie/privacy', 'application/json'), undefined);
});

test('a link of an earlier system leads to the page, with nothing of whose it was', async () => {
  const hash = '0123456789ABCDEF'.repeat(2);
  for (const [at, to] of [
    ['/b/birdie/vip', '?from=earlier'],
    ['/b/birdie/vip/profile', '?from=earlier#details'],
    [`/b/birdie/customers/${hash}`, '?from=earlier'],
    [`/b/birdie?stable_hash_id=${hash}`, '?from=earlier'],
    [`/b/birdie/vip/preferences?id=${hash}&x=1`, '?from=earlier#consents'],
  ] as const) {
    const answered = await get(at);
    assert.equal(answered?.status, 302, at);
    assert.equal(answered.headers.get('location'), `/b/birdie${to}`, at);
  }
  assert.equal((await get(`/b/birdie?problem=${hash.slice(1)}`))?.status, 200);
});
