import { record } from '#audit';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';
import { factorsOf } from './customer-factor/factors.ts';
import { useCode } from './codes/try.ts';
import { openSession, type Opened } from './sessions/open.ts';
import { insistOnWay } from './ways/kept.ts';
import { endHeld } from './sign-in.ts';

/** Whom a portal is opened to, and how they proved who they are. */
interface Opening {
  readonly tenant: string;
  readonly profile: string;
  readonly customer: string;
  /** As in `code` or `google`. */
  readonly way: string;
  /** A code that was right, to be used up. */
  readonly code?: string;
}

/**
 * Opens a session of the portal; one that the browser had ends.
 * @throws {Refusal} `way_removed` where its customer removed the way; `code_wrong` where the code was used up by another meanwhile
 */
export function openPortal(db: Database, who: Who, opening: Opening): Promise<Opened> {
  const { tenant, profile, customer, way, code } = opening;
  return db.as(who, 'gate', async (tx) => {
    await insistOnWay(tx, tenant, profile);
    if (code !== undefined) await useCode(tx, code);
    await endHeld(tx, who);
    const factors = await factorsOf(tx, tenant, customer);
    const isDue = factors.some(({ confirmed }) => confirmed);
    const secondFactor = isDue ? 'due' : 'none';
    const opened = await openSession(tx, who, { face: 'portal', tenant, profile, secondFactor });
    // Nothing is open until the factor is confirmed; that is written down then.
    if (isDue) return opened;
    const { request, address, agent } = who;
    const origin = { request, ...(address && { address }), ...(agent && { agent }) };
    await record(
      tx,
      { kind: 'customer', tenant, profile, customer, session: opened.session, ...origin },
      {
        type: 'session.opened',
        subject: { kind: 'session', id: opened.session },
        customer,
        facts: { face: 'portal', way },
      },
    );
    return opened;
  });
}
