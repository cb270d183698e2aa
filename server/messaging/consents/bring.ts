import { sql } from 'kysely';
import { recordMany } from '#audit';
import { families } from '#identity';
import type { ConsentChannel } from '#contract/consents';
import { asOf, now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { actorOf, type System } from '#platform/who';

/** What a line of a file says that a customer allows or forbids, of news and offers. */
interface BroughtConsent {
  readonly customer: string;
  readonly line: number;
  readonly channel: ConsentChannel;
  readonly given: boolean;
  /** When they said it; null where the file does not tell. */
  readonly at: Date | null;
  /** What the file says, word for word. */
  readonly wording: string;
}

/** What was said so far of one channel, the last first. */
interface Said {
  readonly given: boolean;
  readonly at: number;
  readonly imported: boolean;
}

/**
 * Writes down what a file says that customers allow, as of when they said it: whatever was said later stands above it, so
 * that no old yes comes back over a withdrawal. What has no date counts only where nothing was said, and a no also against
 * what other files said. What was brought before, to the same instant, is no news. As `engine`.
 */
export async function bringConsents(
  tx: Tx,
  who: System,
  imported: string,
  brought: readonly BroughtConsent[],
): Promise<void> {
  if (brought.length === 0) return;
  const { tenant } = who;
  const said = await saidBy(tx, tenant, [...new Set(brought.map(({ customer }) => customer))]);
  const news = brought.filter((one) => {
    const name = `${one.customer} ${one.channel}`;
    const before = said.get(name) ?? [];
    if (!isNews(one, before)) return false;
    const at = (one.at ?? now()).getTime();
    const all = [{ given: one.given, at, imported: true }, ...before];
    said.set(
      name,
      all.toSorted((a, b) => b.at - a.at),
    );
    return true;
  });
  if (news.length === 0) return;
  const rows = await Promise.all(
    news.map(async (one) => {
      const at = one.at ?? now();
      // Of what was said, the last id holds: an id of then puts it where it belongs.
      return { ...one, at, id: one.at === null ? newId() : await asOf(at, async () => newId()) };
    }),
  );
  await sql`
    INSERT INTO clientele.consents (tenant_id, id, customer_id, channel, topic, given, source, wording, actor_kind,
      actor_id, at, import_id, import_line)
    SELECT ${tenant}::uuid, n.id, n.customer, n.channel, 'offers', n.given, 'import', n.wording, ${who.kind},
      ${actorOf(who)}::uuid, n.at, ${imported}::uuid, n.line
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.customer)}::uuid[],
      ${rows.map((row) => row.channel)}::text[], ${rows.map((row) => row.given)}::boolean[],
      ${rows.map((row) => row.wording)}::text[], ${rows.map((row) => row.at)}::timestamptz[],
      ${rows.map((row) => row.line)}::int[]) AS n (id, customer, channel, given, wording, at, line)`.execute(
    tx,
  );
  await recordMany(
    tx,
    who,
    rows.map(({ customer, channel, given }) => ({
      type: given ? ('consent.given' as const) : ('consent.withdrawn' as const),
      subject: { kind: 'customer' as const, id: customer },
      customer,
      facts: { channel, topic: 'offers', source: 'import' },
    })),
  );
}

/** Whether what a file says is anything new beside what was said. Pure. */
function isNews({ given, at }: BroughtConsent, said: readonly Said[]): boolean {
  if (at !== null)
    return !said.some((one) => one.imported && one.given === given && one.at === at.getTime());
  if (given) return said.length === 0;
  return said.every((one) => one.imported) && said[0]?.given !== false;
}

/** What customers, and those who became part of them, said of news and offers so far, the last first. */
async function saidBy(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<Map<string, readonly Said[]>> {
  const { rows } = await sql<Omit<Said, 'at'> & { customer: string; channel: string; at: Date }>`
    WITH RECURSIVE ${families(tenant, customers)}
    SELECT f.customer, c.channel, c.given, c.at, c.import_id IS NOT NULL AS imported
    FROM family f
    JOIN clientele.consents c ON c.tenant_id = ${tenant} AND c.customer_id = f.id AND c.topic = 'offers'
      AND c.customer_id = ANY (ARRAY(SELECT m.id FROM family m))
    ORDER BY c.id DESC`.execute(tx);
  const lines = rows.map(({ customer, channel, given, at, imported }) => ({
    name: `${customer} ${channel}`,
    said: { given, at: at.getTime(), imported },
  }));
  return new Map(
    [...Map.groupBy(lines, ({ name }) => name)].map(([name, all]) => [
      name,
      all.map(({ said }) => said),
    ]),
  );
}
