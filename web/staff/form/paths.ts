/** The name of a field of a form, as in `business.slug`. */
export type PathOf<T> = T extends readonly unknown[]
  ? never
  : {
      [Key in keyof T & string]: NonNullable<T[Key]> extends Readonly<Record<string, unknown>>
        ? `${Key}.${PathOf<NonNullable<T[Key]>>}`
        : Key;
    }[keyof T & string];

type Tree = Readonly<Record<string, unknown>>;

/** The text of a field; empty where it holds none. */
export function textAt(values: object, path: string): string {
  const value = valueAt(values, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The value of a field. */
export function valueAt(values: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inside, key) => (inside as Tree | undefined)?.[key], values);
}

/** The same values with one field changed. */
export function withValue<T extends object>(values: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('.');
  const inside = (values as Tree)[key];
  const next = rest.length === 0 ? value : withValue(inside ?? {}, rest.join('.'), value);
  return { ...values, [key]: next };
}
