import type { Identified } from '#contract/identified';
import type { WrittenProfile } from '#contract/person';
import { type FieldFault, refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import type { Reading } from '../match/prepare.ts';
import { normaliseBirthDate } from '../normalise/date.ts';
import { normaliseEmail } from '../normalise/email.ts';
import { normaliseNumbers } from '../normalise/number.ts';
import { normalisePhone } from '../normalise/phone.ts';
import { identifyEach } from './identify.ts';
import { likely, matchSetting } from './setting.ts';

/** One call that tells of a person. */
export interface Telling {
  readonly who: Tenanted;
  readonly body: WrittenProfile;
}

/**
 * Recognises whom callers tell of who can put right what cannot be read: a form, a program. As engine.
 * @param calls that came at once, with one credential
 * @throws Refusal `invalid_input` naming each address, number or day that cannot be one; nothing is kept of any call then
 */
export async function identifyEachReadable(
  tx: Tx,
  calls: readonly Telling[],
): Promise<Identified[]> {
  await checkAllReadable(tx, calls);
  return identifyEach(
    tx,
    calls.map(({ who }) => who),
    calls.map(({ body }) => body),
  );
}

/** @throws Refusal `invalid_input` as `checkReadable`, for the first that cannot be read */
export async function checkAllReadable(tx: Tx, calls: readonly Telling[]): Promise<void> {
  const [first] = calls;
  if (first === undefined) return;
  const { tenant } = first.who;
  const { reading } = likely(tenant) ?? (await matchSetting(tx, tenant));
  for (const { body } of calls) checkReadable(body.person, reading);
}

/** @throws Refusal `invalid_input` naming each address, number or day of a person that cannot be one */
export function checkReadable(person: WrittenProfile['person'], reading: Reading): void {
  const fields = unreadable(person, reading);
  if (fields.length > 0) refuse('invalid_input', { fields });
}

function unreadable(
  { emails = [], phones = [], numbers = [], birthDate, birthDateChecked }: WrittenProfile['person'],
  { country, dates }: Reading,
): FieldFault[] {
  const faults = (
    kind: string,
    all: typeof emails,
    isFine: (value: string) => boolean,
    message: string,
  ) =>
    all.flatMap(({ value }, place) =>
      isFine(value) ? [] : [{ path: `person.${kind}.${place}.value`, message }],
    );
  const isPhone = (value: string) => (normalisePhone(value, country)?.last7 ?? '') !== '';
  const isDay = birthDate === undefined || normaliseBirthDate(birthDate, dates) !== null;
  return [
    ...faults(
      'emails',
      emails,
      (value) => normaliseEmail(value) !== null,
      'is not an e-mail address',
    ),
    ...faults('phones', phones, isPhone, 'is not a telephone number'),
    ...numbers.flatMap(({ kind, value }, place) => [
      ...(normaliseNumbers({ [kind]: value }) === null
        ? [{ path: `person.numbers.${place}.value`, message: 'is not a number of anybody’s own' }]
        : []),
      ...(numbers.findIndex((one) => one.kind === kind) === place
        ? []
        : [{ path: `person.numbers.${place}.kind`, message: 'is given twice' }]),
    ]),
    ...(birthDateChecked === undefined || birthDate !== undefined
      ? []
      : [{ path: 'person.birthDateChecked', message: 'is said of no birth date' }]),
    ...(isDay
      ? []
      : [{ path: 'person.birthDate', message: 'does not exist, or is not a birthday' }]),
  ];
}
