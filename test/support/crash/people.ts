import type { WrittenProfilePerson } from '#contract/person';

const givens = ['Anong', 'Boris', 'Chai', 'Dara', 'Elin', 'Farid', 'Gita', 'Hugo', 'Ines', 'Jiro'];
const families = ['Adler', 'Boon', 'Costa', 'Dahl', 'Endo', 'Faye', 'Gupta', 'Holm', 'Ito', 'Jain'];

/** Somebody of a crowd: names that many have, and an address of their own. */
export function crowdPerson(number: number): WrittenProfilePerson {
  const email = `crowd${number}@people.example`;
  return {
    givenName: givens[number % givens.length],
    familyName: families[Math.floor(number / givens.length) % families.length],
    emails: [{ value: email, verified: false }],
  };
}

/** A CSV file of people who are in no other file. */
export function importFile(file: number, rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const { givenName, familyName } = crowdPerson(row);
    return `${file}-${row},${givenName},${familyName},file${file}row${row}@people.example`;
  });
  return ['id,first name,last name,email', ...lines, ''].join('\n');
}
