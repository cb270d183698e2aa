import type { Tx } from '#platform/tx';

const longest = 90;

/** What a service is called in links, made of its name; `service` where nothing of the name can stand there. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const cut = plain.replace(/^-/, '').slice(0, longest).replace(/-$/, '');
  return cut === '' ? 'service' : cut;
}

/**
 * A slug that no unarchived service has: that of the name, with a number where it is taken. Whoever makes services at the same
 * time must wait meanwhile (`raiseRules`).
 */
export async function freeSlug(tx: Tx, tenant: string, name: string): Promise<string> {
  const wanted = slugOf(name);
  const rows = await tx
    .selectFrom('services')
    .select('slug')
    .where('tenant_id', '=', tenant)
    .where('archived_at', 'is', null)
    .where('slug', 'like', `${wanted}%`)
    .execute();
  const taken = new Set(rows.map(({ slug }) => slug));
  let slug = wanted;
  for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}
