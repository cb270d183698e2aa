import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { addFile, removeFile } from '../../../../server/identity/files/attach.ts';
import { forgetRemoved } from '../../../../server/identity/change/undo.ts';
import { inSeconds } from '../../../../server/platform/clock.ts';
import { cached } from '../../cache.ts';
import type { World } from '../world.ts';
import { daysAgo, rows, scheduled, type Kind } from './kind.ts';

/** Attaches a file to the customer that every business of a test has. */
function attach({ opened, shop, ports }: World, text: string) {
  async function* bytes() {
    yield Buffer.from(text);
  }
  const given = { name: 'note.txt', bytes: bytes() };
  return addFile(opened.db, ports.files, shop.staff.owner, shop.customer.customer, given);
}

/** Stores bytes that came some days ago, and enters them nowhere. */
async function stray({ shop, ports }: World, text: string, days: number): Promise<void> {
  async function* bytes() {
    yield Buffer.from(text);
  }
  const { sha256 } = await ports.files.put(shop.id, bytes(), 1000);
  const at = daysAgo(days);
  await utimes(path.join(cached('test-files'), shop.id, sha256.slice(0, 2), sha256), at, at);
}

/** Which of the files that the business has had are still there. */
export async function bytesLeft(world: World, texts: readonly string[]): Promise<boolean[]> {
  const hashes = await rows<{ sha256: string }>(
    world,
    `SELECT encode(sha256(convert_to(text, 'utf8')), 'hex') AS sha256
     FROM unnest($1::text[]) WITH ORDINALITY AS t (text, place) ORDER BY place`,
    [texts],
  );
  return Promise.all(
    hashes.map(async ({ sha256 }) => {
      try {
        for await (const _ of world.ports.files.read(world.shop.id, sha256)) break;
        return true;
      } catch {
        return false;
      }
    }),
  );
}

export const tenancy = {
  // Of two files that were removed and can be put back no longer, one has the bytes of a third, which stays.
  'file.drop': {
    async arrange(world) {
      const { opened, shop } = world;
      const { owner, customer } = { owner: shop.staff.owner, customer: shop.customer.customer };
      const gone = [await attach(world, 'of nobody else'), await attach(world, 'of another too')];
      await attach(world, 'of another too');
      for (const { id: file } of gone)
        await opened.db.as(owner, 'caller', (tx) => removeFile(tx, owner, { id: customer, file }));
      await opened.db.as(shop.system, 'engine', (tx) => forgetRemoved(tx, shop.id, inSeconds(1)));
    },
    more: (world) => bytesLeft(world, ['of nobody else', 'of another too']),
  },
  // Of four stored files, two are old and nobody's.
  'files.sweep': {
    async arrange(world) {
      await attach(world, 'of somebody');
      await stray(world, 'of somebody', 2);
      for (const text of ['old', 'old too']) await stray(world, text, 2);
      await stray(world, 'young', 0);
    },
    send: scheduled('files.sweep'),
    more: (world) => bytesLeft(world, ['of somebody', 'old', 'old too', 'young']),
  },
} satisfies Record<string, Kind>;
