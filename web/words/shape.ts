import type { en } from './en/index.ts';

type English = typeof en;

/** A catalogue with the keys of the English one. Languages with more plurals than English may add `…_many`. */
type Translated<Part> = Part extends string
  ? string
  : { [Key in keyof Part]: Translated<Part[Key]> } & {
      [Key in keyof Part as Key extends `${infer Stem}_other` ? `${Stem}_many` : never]?: string;
    };

/** All words of the screens in one language. */
export type Words = Translated<English>;

type Stem<Key extends string> = Key extends `${infer Singular}_${'one' | 'other' | 'many'}`
  ? Singular
  : Key;

type Paths<Part> = {
  [Key in keyof Part & string]: Part[Key] extends string ? Stem<Key> : `${Key}.${Paths<Part[Key]>}`;
}[keyof Part & string];

/** The name of a text, as in `customers.title`; plurals by their stem. */
export type WordKey = Paths<English>;
