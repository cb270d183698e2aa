/** A name as people write it: in Latin letters, and in their own script where that is another. */
export interface Spelt {
  readonly latin: string;
  readonly native?: string;
  /** What friends say, and what stands in a messenger. */
  readonly nick?: string;
  /** Other ways in which the same name is written in Latin letters. */
  readonly also: readonly string[];
}

/** People who are called alike: their names, the most common first, and how they put them together. */
export interface Culture {
  /** As in `thai`. */
  readonly name: string;
  /** The language they would like to be written to in, as an ISO 639-1 code. */
  readonly language: string;
  readonly givens: readonly Spelt[];
  readonly families: readonly Spelt[];
  /** How a full name stands in their own script; `given family` where not said. */
  readonly nativeOrder?: (given: string, family: string) => string;
  /** Family names that hardly anybody shares, put together of a beginning and an end. */
  readonly rare?: {
    readonly share: number;
    readonly starts: readonly Spelt[];
    readonly ends: readonly Spelt[];
  };
  /** Their own country: where the numbers come from that they bring along. */
  readonly home: { readonly callingCode: string; readonly phones: readonly string[] };
}

/**
 * Names from a list such as `Siriporn ศิริพร Porn ~Siriphon, Arthit อาทิตย์`: in Latin letters, then, each where there
 * is one, in their own script, a nickname, and `~` other spellings. An underscore stands for a space.
 */
export function spelt(list: string): Spelt[] {
  return list.split(',').map((entry) => {
    const [latin = '', ...rest] = entry
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('_', ' '));
    const also = rest.filter((word) => word.startsWith('~')).map((word) => word.slice(1));
    const others = rest.filter((word) => !word.startsWith('~'));
    const native = others.find((word) => !isLatin(word));
    const nick = others.find(isLatin);
    return {
      latin,
      ...(native !== undefined && { native }),
      ...(nick !== undefined && { nick }),
      also,
    };
  });
}

const isLatin = (word: string) => /^\p{Script=Latin}/u.test(word);
