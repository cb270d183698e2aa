/** Most ids that are looked up at once. */
export const mostAtOnce = 50;

/** A line that says whose an id was. */
export interface Whose {
  readonly hash: string;
  readonly customer?: string;
  readonly email?: string;
  readonly phone?: string;
}

const hash = /^[0-9a-f]{32}$/i;
const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ids in what was pasted, each once, and what among it is none. */
export function pastedIds(text: string): { ids: string[]; others: string[] } {
  const words = text.split(/[\s,;"']+/).filter((word) => word !== '');
  return {
    ids: [...new Set(words.filter((word) => hash.test(word)).map((word) => word.toLowerCase()))],
    others: words.filter((word) => !hash.test(word)),
  };
}

/** Lines of an id and an e-mail address, number or customer's id; and the first line that is none of these. */
export function pastedOwners(text: string): { rows: Whose[]; wrong: string | undefined } {
  const rows: Whose[] = [];
  for (const line of text.split('\n')) {
    const [first = '', ...rest] = line.trim().split(/[\s,;]+/);
    const owner = rest.join(' ').trim();
    if (first === '') continue;
    if (!hash.test(first) || owner === '') return { rows, wrong: line.trim() };
    const by = owner.includes('@') ? 'email' : id.test(owner) ? 'customer' : 'phone';
    rows.push({ hash: first.toLowerCase(), [by]: owner });
  }
  return { rows, wrong: undefined };
}
