import { newId } from '#platform/ids';
import { requestCode } from '../../../../server/access/codes/request.ts';
import { invite } from '../../../../server/access/invitations/make.ts';
import { stranger } from '../../access.ts';
import type { World } from '../world.ts';
import { daysAgo, regular, rows, scheduled, type Kind } from './kind.ts';

const codes = (world: World) =>
  rows(
    world,
    `SELECT count(*)::int AS all, count(sealed)::int AS sealed,
       count(*) FILTER (WHERE expires_at < now())::int AS over FROM clientele.sign_in_codes`,
  );

const askForCode = async ({ opened, shop }: World) => {
  await rows({ opened } as World, 'DELETE FROM clientele.sign_in_codes');
  const email = `owner@${shop.slug}.example`;
  await requestCode(opened.db, stranger(), { face: 'staff', email });
};

export const access = {
  'sign_in.mail': { arrange: askForCode, more: codes },
  'invitation.mail': {
    arrange({ opened, shop: { slug, staff } }) {
      const given = { email: `new@${slug}.example`, role: 'sales' } as const;
      return opened.db.as(staff.owner, 'gate', (tx) => invite(tx, staff.owner, given));
    },
  },
  'access.clean': {
    async arrange(world) {
      await askForCode(world);
      await rows(world, 'UPDATE clientele.sign_in_codes SET expires_at = $1', [daysAgo(1)]);
      const { opened } = world;
      const email = `admin@${world.shop.slug}.example`;
      await requestCode(opened.db, stranger(), { face: 'staff', email });
    },
    send: regular('access.clean', {}),
    more: codes,
  },
  // As where Supabase signs people in: two who proved their addresses, and one who is nobody yet.
  'sign_ups.recognise': {
    async arrange(world) {
      await rows(
        world,
        `CREATE OR REPLACE FUNCTION clientele.auth_user(p_user_id uuid) RETURNS TABLE (
           email text, email_confirmed boolean, phone text, phone_confirmed boolean, user_metadata jsonb,
           app_metadata jsonb, barred boolean, created_at timestamptz, updated_at timestamptz)
         LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
           SELECT right(p_user_id::text, 4) || '@people.example', true, NULL::text, false, NULL::jsonb, NULL::jsonb, false,
             NULL::timestamptz, NULL::timestamptz $$`,
      );
      for (const [name, number] of [
        ['Ann', '0001'],
        ['Bo', '0002'],
        ['Ann', '0001'],
      ] as const)
        await rows(
          world,
          `INSERT INTO clientele.user_profiles (tenant_id, user_id, first_name, last_name, created_at, updated_at)
           VALUES ($1, $2, $3, 'Lind', $4, $4)`,
          [world.shop.id, `${newId().slice(0, -4)}${number}`, name, daysAgo(1)],
        );
    },
    send: scheduled('sign_ups.recognise'),
  },
} satisfies Record<string, Kind>;
