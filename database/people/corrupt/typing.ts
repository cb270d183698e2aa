import type { Way } from './way.ts';
import type { Dice } from '../dice.ts';

const names = ['givenName', 'familyName', 'fullName'] as const;

/** One slip of the hand, in one field that has room for one: a name, the e-mail's first part, the phone or the street. */
export const typing: Way = (written, _person, dice) => {
  const slips: (() => typeof written)[] = [];
  for (const field of names) {
    const name = written[field];
    if (name !== undefined && name.length > 3)
      slips.push(() => ({ ...written, [field]: slip(name, dice) }));
  }
  const [email, ...emails] = written.emails ?? [];
  if (email !== undefined) {
    const [local = '', host = ''] = email.value.split('@');
    if (local.length > 3)
      slips.push(() => ({
        ...written,
        emails: [{ ...email, value: `${slip(local, dice)}@${host}` }, ...emails],
      }));
  }
  const [phone, ...phones] = written.phones ?? [];
  if (phone !== undefined)
    slips.push(() => ({
      ...written,
      phones: [{ ...phone, value: misdialled(phone.value, dice) }, ...phones],
    }));
  const street = written.address?.line1;
  if (street !== undefined && street.length > 3)
    slips.push(() => ({ ...written, address: { ...written.address, line1: slip(street, dice) } }));
  return slips.length === 0 ? written : dice.pick(slips)();
};

/** A letter lost, doubled, hit beside, or changed with its neighbour; the first letter is never it. */
function slip(text: string, dice: Dice): string {
  const places = [...text.matchAll(/(?<=.)\p{L}\p{M}*/gu)];
  const place = places.length === 0 ? undefined : dice.pick(places);
  if (place === undefined) return text + text.slice(-1);
  const [letter, at] = [place[0], place.index];
  const next = /^\p{L}\p{M}*/u.exec(text.slice(at + letter.length))?.[0] ?? '';
  const tries = [
    letter + letter + next,
    ...(text.length > 4 ? [next] : []),
    ...(next === '' || next === letter ? [] : [next + letter]),
    ...(beside[letter] === undefined ? [] : [beside[letter] + next]),
  ];
  return text.slice(0, at) + dice.pick(tries) + text.slice(at + letter.length + next.length);
}

/** The key at the right of each on the keyboards of most. */
const beside: Readonly<Record<string, string>> = Object.fromEntries(
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((row) =>
    Array.from(row)
      .slice(0, -1)
      .map((key, place) => [key, row[place + 1]!]),
  ),
);

/** One of the last six digits hit beside. */
function misdialled(phone: string, dice: Dice): string {
  const digits = [...phone.matchAll(/\d/g)].slice(-6);
  const { 0: digit, index } = dice.pick(digits);
  const other = String((Number(digit) + 1 + dice.below(9)) % 10);
  return phone.slice(0, index) + other + phone.slice(index + 1);
}
