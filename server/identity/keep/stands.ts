import { saidOf, type Whole } from '../customers/said.ts';
import type { Reading } from '../match/prepare.ts';
import type { PersonRecord } from '../match/types.ts';
import { recordOf } from '../recognise/arrival.ts';
import { isBornChecked } from './checked.ts';

/** What stands of a customer, prepared for comparing. */
export function standsOf(customer: Whole, reading: Reading): PersonRecord {
  const stands = recordOf(saidOf(customer), reading);
  return isBornChecked(customer.sources) ? { ...stands, bornChecked: true } : stands;
}
