import { Readable } from 'node:stream';
import { identify } from '#identity';
import { keepMail } from '#messaging';
import { asOf } from '#platform/clock';
import { requestCode } from '../../../../server/access/codes/request.ts';
import { addFile, removeFile } from '../../../../server/identity/files/attach.ts';
import { addNote, removeNote } from '../../../../server/identity/notes/notes.ts';
import { eraseCustomer } from '../../../../server/privacy/erasures.ts';
import { setRetention, shippedRetention } from '../../../../server/privacy/retention/setting.ts';
import { stranger } from '../../access.ts';
import type { World } from '../world.ts';
import { started, upload } from './imports.ts';
import { daysAgo, rows, scheduled, workNow, type Kind } from './kind.ts';
import { bytesLeft } from './tenancy.ts';

const email = 'zuleikha@quillfeather.example';
const csv = `id,first name,last name,email\nQ-1,Zuleikha,Quillfeather,${email}\nQ-2,Ottoline,Brask,ottoline@brask.example`;
const other = 'id,first name,last name,email\nQ-3,Somebody,Else,somebody@else.example';

const plan = 'A plan of the garden';

const letter = ({ opened }: World, to: string) =>
  opened.db.as(stranger(), 'gate', (tx) =>
    keepMail(tx, { from: 'us@club.example', to, subject: 'Hello', text: `To ${to}`, html: '' }),
  );

const letters = (world: World) =>
  rows(world, 'SELECT recipient FROM clientele.mailbox ORDER BY recipient');

/** A note and a file that were taken off a customer, and may be put back for a day. */
async function takeOff({ opened, ports, shop }: World): Promise<void> {
  const { owner } = shop.staff;
  const { customer: id } = shop.customer;
  const { db } = opened;
  const note = await db.as(owner, 'caller', (tx) =>
    addNote(tx, owner, id, { text: 'Marmalade', pinned: false }),
  );
  const file = await addFile(db, ports.files, owner, id, {
    name: 'plan.txt',
    bytes: Readable.from([Buffer.from(plan)]),
  });
  await db.as(owner, 'caller', async (tx) => {
    await removeNote(tx, owner, { id, note: note.id });
    await removeFile(tx, owner, { id, file: file.id });
  });
}

export const privacy = {
  'erasure.carry_out': {
    async arrange(world) {
      const { opened, shop } = world;
      const { owner } = shop.staff;
      const { db } = opened;
      await rows(world, 'DELETE FROM clientele.mailbox');
      await rows(world, 'DELETE FROM clientele.sign_in_codes');
      for (const text of [csv, other])
        await workNow(world, 'import.run', {
          tenant: shop.id,
          import: await started(world, text),
        });
      const { customer } = await db.as(owner, 'engine', (tx) =>
        identify(tx, owner, {
          source: 'till',
          kind: 'form',
          person: {
            givenName: 'Zuleikha',
            familyName: 'Quillfeather',
            birthDate: '1983-07-19',
            emails: [{ value: email, verified: true }],
            phones: [{ value: '081-987 6543', verified: false }],
            address: { line1: '77 Featherstone Lane', city: 'Bangkok' },
          },
        }),
      );
      await db.as(owner, 'caller', (tx) =>
        addNote(tx, owner, customer, { text: 'Marmalade', pinned: false }),
      );
      for (const to of [email, 'other@people.example']) await letter(world, to);
      await requestCode(db, stranger(), { face: 'portal', tenant: shop.id, email });
      await rows(world, 'DELETE FROM pgboss.job');
      await db.as(owner, 'engine', (tx) =>
        eraseCustomer(tx, owner, customer, 'Zuleikha Quillfeather'),
      );
    },
    more: async (world) => [
      await letters(world),
      await rows(world, 'SELECT count(*)::int AS codes FROM clientele.sign_in_codes'),
      await bytesLeft(world, [csv, other]),
    ],
  },
  'retention.apply': {
    async arrange(world) {
      const { opened, shop } = world;
      const { owner } = shop.staff;
      await rows(world, 'DELETE FROM clientele.mailbox');
      await asOf(daysAgo(200), async () => {
        await upload(world, csv);
        await letter(world, 'old@people.example');
        await takeOff(world);
        await opened.db.as(owner, 'engine', (tx) =>
          identify(tx, owner, {
            source: 'till',
            kind: 'form',
            person: { fullName: 'Old Timer', emails: [{ value: email, verified: false }] },
          }),
        );
      });
      await upload(world, other);
      await letter(world, 'new@people.example');
      await rows(
        world,
        `INSERT INTO clientele.sessions
           (token_hash, id, face, tenant_id, profile_id, created_at, last_seen_at, expires_at)
         SELECT sha256(convert_to($1 || days::text, 'utf8')), gen_random_uuid(), 'portal', $1::uuid, $2, at, at, at
         FROM unnest($3::int[], $4::timestamptz[]) AS s (days, at)`,
        [shop.id, shop.customer.profile, [1, 200], [daysAgo(1), daysAgo(200)]],
      );
      const setting = { ...shippedRetention, valueDays: 100, idleMonths: 3 };
      await opened.db.as(owner, 'caller', (tx) => setRetention(tx, owner, setting));
    },
    send: scheduled('retention.apply'),
    more: async (world) => [await letters(world), await bytesLeft(world, [csv, other])],
  },
} satisfies Record<string, Kind>;
