import { z } from 'zod';

const done = new WeakMap<z.core.$ZodType, z.core.$ZodType>();

/**
 * The same shape, refusing fields it does not know, at every depth. The contract says what there is once; that nothing
 * else is taken is said here, for all of it. What an object says itself about unknown fields (a catchall) stays.
 */
export function strictly<S extends z.core.$ZodType>(shape: S): S {
  const known = done.get(shape);
  if (known !== undefined) return known as S;
  const strict = rebuilt(shape);
  done.set(shape, strict);
  return strict as S;
}

/** What of a definition may hold further shapes. */
interface Inside {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly catchall?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly items?: readonly z.core.$ZodType[];
  readonly getter?: () => z.core.$ZodType;
}

function rebuilt(shape: z.core.$ZodType): z.core.$ZodType {
  const inside = shape._zod.def as unknown as Inside;
  const changed = changes(inside);
  return changed === undefined
    ? shape
    : z.core.clone(shape, { ...inside, ...changed } as unknown as typeof shape._zod.def);
}

function changes(inside: Inside): Partial<Inside> | undefined {
  switch (inside.type) {
    case 'object':
      return {
        shape: Object.fromEntries(
          Object.entries(inside.shape ?? {}).map(([name, field]) => [name, strictly(field)]),
        ),
        catchall: inside.catchall ?? z.never(),
      };
    case 'array':
      return inside.element && { element: strictly(inside.element) };
    case 'record':
      return inside.valueType && { valueType: strictly(inside.valueType) };
    case 'union':
      return inside.options && { options: inside.options.map((option) => strictly(option)) };
    case 'tuple':
      return inside.items && { items: inside.items.map((item) => strictly(item)) };
    case 'pipe':
      return inside.in && { in: strictly(inside.in) };
    case 'lazy': {
      const { getter } = inside;
      return getter && { getter: () => strictly(getter()) };
    }
    default:
      return inside.innerType && { innerType: strictly(inside.innerType) };
  }
}
