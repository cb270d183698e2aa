/** What the page in the frame says to the site around it. */
export type Said =
  | { readonly type: 'height'; readonly height: number }
  | { readonly type: 'ready' | 'slot' | 'booked' | 'closed'; readonly detail: object };

const told = ['ready', 'slot', 'booked', 'closed'] as const;
/** A page is not taller than this, whatever it says. */
const tallest = 20_000;

/** A message of the page, if it is one; undefined for anything else that windows send each other. */
export function heard(data: unknown): Said | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { clientele, height, detail } = data as Record<string, unknown>;
  if (clientele === 'height' && typeof height === 'number' && height > 0 && height < tallest)
    return { type: 'height', height: Math.ceil(height) };
  const type = told.find((one) => one === clientele);
  if (type === undefined) return undefined;
  return { type, detail: typeof detail === 'object' && detail !== null ? detail : {} };
}
