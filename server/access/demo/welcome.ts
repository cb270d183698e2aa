import { staffRoles, type StaffRole } from '#contract/acts';
import type { Config } from '#platform/config';
import type { Tx } from '#platform/tx';

/** Most sign-ins that the demo offers. */
const mostSignIns = 50;

/** A person of the demo who can be tried, at one business. */
export interface DemoSignIn {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly business: string;
}

/** What the sign-in page needs to know before anybody is known. As `gate`. */
export async function readWelcome(tx: Tx, config: Config) {
  const some = await tx.selectFrom('tenants').select('id').limit(1).executeTakeFirst();
  return {
    demo: config.demo,
    demoSignIns: config.demo ? await listDemoSignIns(tx) : [],
    mailbox: config.demo && config.smtpUrl === undefined,
    empty: some === undefined,
  };
}

/** The people of the demo, by business and role. As `gate`. */
export async function listDemoSignIns(tx: Tx): Promise<DemoSignIn[]> {
  const rows = await tx
    .selectFrom('tenants')
    .innerJoin('staff', 'staff.tenant_id', 'tenants.id')
    .innerJoin('users', 'users.id', 'staff.user_id')
    .select(['users.email', 'users.name', 'staff.role', 'tenants.name as business'])
    .where('tenants.is_demo', '=', true)
    .where('users.is_demo', '=', true)
    .orderBy('tenants.id')
    .limit(mostSignIns)
    .execute();
  const businesses = [...new Set(rows.map((row) => row.business))];
  return (rows as DemoSignIn[]).toSorted(
    (one, other) =>
      businesses.indexOf(one.business) - businesses.indexOf(other.business) ||
      staffRoles.indexOf(one.role) - staffRoles.indexOf(other.role),
  );
}
