import { setImmediate as breath } from 'node:timers/promises';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { freshPerson, holdPeople, joined, type Person } from './people.ts';
import type { Judgement } from '../recognise/recognise.ts';
import { countBatch } from './recount.ts';
import type { Setting } from '../recognise/setting.ts';
import { writeAliases, shownName } from './aliases.ts';
import { writeBrought } from './brought.ts';
import { isBornChecked } from './checked.ts';
import { writeContacts } from './contacts.ts';
import { hasChanged, writeCustomers } from './customers.ts';
import { writeDerived } from './derived.ts';
import { writeEvents } from './events.ts';
import { writeProfiles } from './profiles.ts';
import { writeReviews } from './reviews.ts';

/**
 * Keeps what came in and what became of it: everything in one go, whether it is one arrival or a batch.
 * @param callers who brought each, where each came with a request of its own
 */
export async function keep(
  tx: Tx,
  who: Tenanted,
  setting: Setting,
  judgements: readonly Judgement[],
  callers: readonly Tenanted[] = [],
): Promise<void> {
  const { tenant, secret } = setting;
  const { people, checked } = await gather(tx, setting, judgements);
  const changed = people.filter(hasChanged);
  // Sent one behind the other and answered in this order: a row comes after the rows it refers to.
  await sendEach([
    () => writeCustomers(tx, tenant, people),
    () => writeContacts(tx, tenant, people),
    () => writeProfiles(tx, setting, judgements),
    () => writeReviews(tx, setting, judgements),
    () =>
      writeDerived(
        tx,
        tenant,
        secret,
        changed.map(({ id, record, recordBefore }) => ({
          customer: id,
          record,
          before: recordBefore,
        })),
      ),
    () => writeAliases(tx, tenant, changed.flatMap(renamed)),
    () => writeEvents(tx, who, judgements, { callers, checked }),
  ]);
  await writeBrought(tx, who, setting, judgements);
  if (judgements.length > 1)
    await countBatch(tx, tenant, people.filter((person) => person.fresh).length);
}

/** Every customer that is made or added to, as it is to be; and by which arrivals a birth date came to be checked. */
async function gather(
  tx: Tx,
  setting: Setting,
  judgements: readonly Judgement[],
): Promise<{ readonly people: Person[]; readonly checked: ReadonlySet<Judgement> }> {
  const moving = judgements.filter((one) => !one.unchanged);
  const made = new Set(
    moving.filter((one) => !one.known && one.outcome !== 'link').map((one) => one.customer),
  );
  const met = [...new Set(moving.map((one) => one.customer).filter((id) => !made.has(id)))];
  const people = await holdPeople(tx, setting.tenant, met, setting.precedence);
  const checked = new Set<Judgement>();
  for (const judgement of moving) {
    const { customer, arrival, profile } = judgement;
    const person =
      people.get(customer) ?? freshPerson(customer, arrival.record, setting.precedence);
    const after = joined(person, arrival, profile, setting);
    people.set(customer, after);
    if (isBornChecked(after.sources) && !isBornChecked(person.sources)) checked.add(judgement);
  }
  return { people: [...people.values()], checked };
}

/** A customer whose name is new, and whose alias is therefore. */
function renamed(person: Person) {
  const phone = [...person.contacts.values()].find((one) => one.kind === 'phone')?.raw ?? '';
  const isNew = person.fresh || shownName(person.live) !== shownName(person.liveBefore);
  return isNew ? [{ customer: person.id, live: person.live, phone, fresh: person.fresh }] : [];
}

/**
 * Sends one statement after the other without waiting for answers, and waits for all of them in the end. Each is on its
 * way before the next is made, so that the database works on large ones while the others are written out.
 */
async function sendEach(sends: readonly (() => Promise<void>)[]): Promise<void> {
  const sent: Promise<void>[] = [];
  for (const send of sends) {
    const one = send();
    // A fault is thrown below, when all have been sent.
    one.catch(() => undefined);
    sent.push(one);
    await breath();
  }
  await Promise.all(sent);
}
