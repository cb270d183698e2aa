import type { Tx } from '#platform/tx';
import { readRules, type Rules } from './rules-of.ts';

/** Most services whose rules are kept in mind; what was not asked for longest goes first. */
const mostServices = 1000;

const kept = new Map<string, Rules>();

/**
 * The rules of a service as they are kept in mind, and read and kept where they are not. Whether they are those of now, only
 * their edition tells. Only for those who read, as in `takenInMind`.
 */
export async function rulesInMind(
  tx: Tx,
  tenant: string,
  service: string,
): Promise<Rules | undefined> {
  return rulesKept(tenant, service) ?? rulesAnew(tx, tenant, service);
}

/** The rules of a service as they are kept in mind, of whichever edition. */
export function rulesKept(tenant: string, service: string): Rules | undefined {
  const name = `${tenant} ${service}`;
  const known = kept.get(name);
  if (known === undefined) return undefined;
  kept.delete(name);
  kept.set(name, known);
  return known;
}

/** Reads the rules of a service, and keeps them in place of those that are in mind. */
export async function rulesAnew(
  tx: Tx,
  tenant: string,
  service: string,
): Promise<Rules | undefined> {
  const name = `${tenant} ${service}`;
  const rules = await readRules(tx, tenant, service);
  kept.delete(name);
  if (rules === undefined || rules.service.edition === null) return rules;
  kept.set(name, rules);
  const [oldest] = kept.keys();
  if (kept.size > mostServices && oldest !== undefined) kept.delete(oldest);
  return rules;
}
