import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WrittenProfilePerson } from '#contract/person';
import { diceOf } from '#people/dice';
import { bigCityPerson, seenElsewhere } from './people.ts';

/** Rows before the first that may be somebody who came before. */
const first = 100;
const again = 0.25;

/**
 * Writes a CSV file of invented people, of which one row in four is a person who came before in the same file. The
 * column `person` tells who is who.
 */
export async function writePeople(to: string, rows: number): Promise<void> {
  const out = createWriteStream(to);
  const dice = diceOf(7);
  out.write('id,first name,last name,email,phone,birth date,street,city,postcode,person\n');
  for (let number = 0; number < rows; number += 1) {
    const who = number > first && dice.chance(again) ? dice.below(number) : number;
    const person = who === number ? bigCityPerson(3, who) : seenElsewhere(3, who, dice);
    if (!out.write(`${number},${cells(person).join(',')},${who}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function cells(person: WrittenProfilePerson): string[] {
  const { givenName, familyName, emails, phones, birthDate, address } = person;
  const values = [givenName, familyName, emails?.[0]?.value, phones?.[0]?.value, birthDate];
  return [...values, address?.line1, address?.city, address?.postcode].map((value) =>
    /[",\n]/.test(value ?? '') ? `"${value?.replaceAll('"', '""')}"` : (value ?? ''),
  );
}
