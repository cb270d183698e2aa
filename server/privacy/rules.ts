/** Days within which an erasure that was asked for is to be decided (GDPR, article 12: a month). */
export const daysToDecide = 30;

/** What is typed to erase a customer who has no name. */
const withoutName = 'ERASE';

const folded = (text: string) =>
  text.normalize('NFC').trim().toLocaleLowerCase().replaceAll(/\s+/g, ' ');

/** Whether what was typed is what had to be typed: case and blanks do not matter. */
export function confirms(typed: string, wanted: string): boolean {
  return folded(typed) === folded(wanted === '' ? withoutName : wanted);
}
