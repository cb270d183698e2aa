import type { MergeAsked, MergePreview } from '#contract/merges';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readAddresses, readContacts } from '../customers/contacts.ts';
import { evidenceAsSeenBy, numbersBeside, numbersOfCustomers } from '../customers/own-numbers.ts';
import { rowsOf } from '../customers/rows.ts';
import { keptApart } from '../links/apart.ts';
import { compareCustomers } from '../recognise/compare.ts';
import { kept, lastSaid, type LastSaid } from './lines.ts';
import { countMoving } from './move.ts';
import type { OwnValue } from './own-values.ts';
import { readPair, type Pair } from './pair.ts';
import { planMerge, type Plan } from './plan.ts';
import { everyMergeField, saidIn, type Said, type Stands } from './survivorship.ts';

type Party = MergePreview['survivor'];

/**
 * What merging two customers would do: whose values stand and why, what moves, and what speaks for it. Writes nothing. As
 * `engine`.
 * @throws {Refusal} as `mergeCustomers`
 */
export async function previewMerge(
  tx: Tx,
  who: Tenanted,
  { customers, choices = {} }: Pick<MergeAsked, 'customers' | 'choices'>,
): Promise<MergePreview> {
  const { tenant } = who;
  const pair = await readPair(tx, tenant, customers);
  const plan = await planMerge(tx, pair, choices);
  const { setting, survivor, merged } = pair;
  const apart = await keptApart(tx, tenant, [survivor.id, merged.id]);
  const own = await numbersOfCustomers(tx, tenant, [survivor.id, merged.id]);
  const both = await partiesOf(tx, tenant, [survivor, merged]);
  return {
    survivor: both[0]!,
    merged: both[1]!,
    fields: shownFields(plan),
    values: shownValues(plan),
    firsts: await firstsOf(tx, pair, choices),
    tier: shownTier(pair, await lastSaid(tx, tenant, 'tier', pair, choices.tier)),
    numbers: numbersBeside(who, own.get(survivor.id) ?? [], own.get(merged.id) ?? []),
    moves: await countMoving(tx, tenant, { from: merged.id, to: survivor.id }),
    apart: apart && { ...apart, at: apart.at.toISOString() },
    why: evidenceAsSeenBy(who, await compareCustomers(tx, setting, survivor.record, merged.record)),
  };
}

/** Customers as previews show them, in the order they are given. */
export async function partiesOf(
  tx: Tx,
  tenant: string,
  people: readonly { readonly id: string; readonly version: number }[],
): Promise<Party[]> {
  const rows = await rowsOf(
    tx,
    tenant,
    people.map(({ id }) => id),
  );
  return rows.map(({ id, name, email, phone, profiles, createdAt }) => ({
    id,
    name,
    email,
    phone,
    profiles,
    createdAt,
    version: people.find((one) => one.id === id)?.version ?? 0,
  }));
}

const shownSide = ({ value, source }: Said) => ({ value, source: source?.source ?? null });

function standing({ survivor, merged }: Pair, { side, by }: Stands) {
  return { stands: side === 'survivor' ? survivor.id : merged.id, by };
}

function shownFields(plan: Plan): MergePreview['fields'] {
  return everyMergeField.flatMap((field) => {
    const [ours, theirs] = [saidIn(plan.survivor, field), saidIn(plan.merged, field)];
    if (ours.value === null && theirs.value === null) return [];
    const sides = { survivor: shownSide(ours), merged: shownSide(theirs) };
    return [{ field, ...sides, ...standing(plan, plan.fields[field]) }];
  });
}

function shownValues(plan: Plan): MergePreview['values'] {
  const side = (own: OwnValue | undefined) => ({
    value: own?.value ?? null,
    source: own?.source ?? null,
  });
  return plan.own.map(({ key, label, survivor, merged, stands }) => ({
    key,
    label,
    survivor: side(survivor),
    merged: side(merged),
    ...standing(plan, stands),
  }));
}

function shownTier(pair: Pair, said: LastSaid | null): MergePreview['tier'] {
  if (said === null) return null;
  const { survivor, merged, side, by } = said;
  return { survivor, merged, stands: pair[side].id, by, kept: kept(said) };
}

async function firstsOf(
  tx: Tx,
  { setting: { tenant }, survivor, merged }: Pair,
  choices: NonNullable<MergeAsked['choices']>,
): Promise<MergePreview['firsts']> {
  const firsts = async (customer: string) => {
    const contacts = await readContacts(tx, tenant, customer);
    const home = (await readAddresses(tx, tenant, customer)).find((one) => one.primary);
    const line =
      home && [home.line1, home.line2, home.postcode, home.city].filter(Boolean).join(', ');
    const first = (kind: 'email' | 'phone') =>
      contacts.find((one) => one.kind === kind && one.primary);
    return {
      email: first('email'),
      phone: first('phone'),
      address: home && { id: home.id, value: line! },
    };
  };
  const [ours, theirs] = [await firsts(survivor.id), await firsts(merged.id)];
  const shown = (one: { id: string; value: string } | undefined) =>
    one === undefined ? null : { id: one.id, value: one.value };
  return (['email', 'phone', 'address'] as const).flatMap((kind) => {
    const [one, other] = [ours[kind], theirs[kind]];
    if (one === undefined && other === undefined) return [];
    const stands = choices[kind] ?? one?.id ?? other?.id ?? null;
    return [{ kind, survivor: shown(one), merged: shown(other), stands }];
  });
}
