/** Who books, as they typed it. */
export interface Booker {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

const place = 'clientele.booking.details';

/** The details that somebody wished this device to keep; undefined where there are none. */
export function rememberedDetails(): Booker | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Partial<Booker> | null;
    if (typeof kept?.name !== 'string' || kept.name === '') return undefined;
    return { name: kept.name, email: kept.email ?? '', phone: kept.phone ?? '' };
  } catch {
    // Storage may be shut, as in frames of some browsers, or hold what others wrote.
    return undefined;
  }
}

/** Keeps details on this device, or, given none, forgets those that are kept. */
export function rememberDetails(details: Booker | undefined): void {
  try {
    if (details === undefined) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(details));
  } catch {
    // Where nothing can be kept, nothing was promised but a wish.
  }
}
