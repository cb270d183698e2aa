import { changeCustomer } from '#identity';
import { sayConsent } from '#messaging';
import type { ReplyOf } from '#contract/operation';
import type { vip, VipProfile, VipProfileChange } from '#contract/vip';
import { readBusiness } from '#tenancy';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { addOwnContact } from '../change.ts';
import { readOwnRecord } from '../record.ts';
import { readProfile } from './profile.ts';

type Changed = ReplyOf<typeof vip.updateVipProfile>;
type Field = Changed['updatedFields'][number];

/**
 * Changes what is supplied of one's own profile, and nothing else. An address or number other than the present one counts
 * with the code that went there, and is then the one that is used first. What is allowed is written down with time and source.
 * @returns what is another than before
 * @throws {Refusal} `proof_needed` before anything is changed, `code_wrong`, `invalid_input`
 */
export async function changeProfile(
  ports: Ports,
  who: Customer,
  given: VipProfileChange,
): Promise<Changed> {
  const { email, emailCode, phoneCode, marketingPreference } = given;
  const name = given.name ?? given.display_name;
  const phone = given.phoneNumber ?? given.vip_phone_number;
  const before = await ports.db.as(who, 'engine', (tx) => readProfile(tx, who));
  const isOther = {
    email: email !== undefined && email.toLowerCase() !== before.email,
    phone: phone !== undefined && phone !== before.phoneNumber,
  };
  if ((isOther.email && emailCode === undefined) || (isOther.phone && phoneCode === undefined))
    return refuse('proof_needed');
  let me = who;
  const proved = { first: true };
  if (isOther.email)
    me = (await addOwnContact(ports, me, { email, code: emailCode ?? '' }, proved)).who;
  if (isOther.phone)
    me = (await addOwnContact(ports, me, { phone, code: phoneCode ?? '' }, proved)).who;
  const after = await ports.db.as(me, 'engine', async (tx) => {
    if (name !== undefined && name !== before.name) await rename(tx, me, name);
    return readProfile(tx, me);
  });
  const isSaid =
    marketingPreference !== undefined && marketingPreference !== before.marketingPreference;
  if (isSaid) await allow(ports, me, marketingPreference);
  const updatedFields: Field[] = [
    ...differing(before, after),
    ...(isSaid ? (['marketingPreference'] as const) : []),
  ];
  const message = updatedFields.length === 0 ? 'Nothing was changed.' : 'Your profile was changed.';
  return { message, updatedFields };
}

function differing(before: VipProfile, after: VipProfile): Field[] {
  return (['name', 'email', 'phoneNumber'] as const).filter(
    (field) => before[field] !== after[field],
  );
}

/** A name that was written as one takes the place of its parts: they are not guessed. */
async function rename(tx: Tx, who: Customer, fullName: string): Promise<void> {
  const { version } = await readOwnRecord(tx, who);
  const parts = { givenName: null, familyName: null };
  await changeCustomer(tx, who, who.customer, { version, fullName, ...parts });
}

/** News and offers by e-mail, in the business's own language: whoever calls says no other. */
async function allow({ db }: Ports, who: Customer, given: boolean): Promise<void> {
  await db.as(who, 'caller', async (tx) => {
    const { language } = await readBusiness(tx, who.tenant);
    const what = { channel: 'email', topic: 'offers', source: 'portal' } as const;
    await sayConsent(tx, who, who.customer, { ...what, given, language });
  });
}
