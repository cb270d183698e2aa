/** A name as people write it: in Latin letters, and in their own script where that is another. */
export interface Spelt {
  readonly latin: string;
  readonly native?: string;
  /** What friends say, and what stands in a messenger. */
  readonly nick?: string;
}

/** Where the invented people of a business live: what they are called, and how they write numbers and addresses. */
export interface Place {
  readonly country: string;
  readonly givens: readonly Spelt[];
  readonly families: readonly Spelt[];
  /** National telephone numbers with `#` for any digit; the 555 in them says that they are invented. */
  readonly phones: readonly string[];
  /** What stands before a national number abroad, in place of its leading 0. */
  readonly callingCode: string;
  readonly streets: readonly string[];
  readonly towns: readonly { readonly city: string; readonly postcode: string }[];
}

/** Names from a list such as `Somchai สมชาย Chai, Arthit อาทิตย์`: Latin, native, nickname, the latter two optional. */
export function spelt(list: string): Spelt[] {
  return list.split(',').map((entry) => {
    const [latin = '', ...rest] = entry.trim().split(' ');
    const native = rest.find((word) => !/^[A-Za-z]/.test(word));
    const nick = rest.find((word) => /^[A-Za-z]/.test(word));
    const name: { latin: string; native?: string; nick?: string } = { latin };
    if (native !== undefined) name.native = native;
    if (nick !== undefined) name.nick = nick;
    return name;
  });
}
