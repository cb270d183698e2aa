/** What is booked so far, as the address of the page says it, so that it can be passed on and gone back to. */
export interface Asked {
  readonly option?: string | undefined;
  readonly location?: string | undefined;
  readonly resource?: string | undefined;
  readonly party?: number | undefined;
  readonly start?: string | undefined;
  readonly zone?: string | undefined;
}

const names = ['option', 'location', 'resource', 'start', 'zone'] as const;

/** What an address says. */
export function askedIn(search: string): Asked {
  const said = new URLSearchParams(search);
  const party = Number(said.get('party'));
  return {
    ...Object.fromEntries(names.map((name) => [name, said.get(name) ?? undefined])),
    ...(Number.isInteger(party) && party > 0 && { party }),
  };
}

/** The address that says it, with whatever else the present one says. */
export function addressOf(asked: Asked, { pathname, search }: Location = location): string {
  const said = new URLSearchParams(search);
  for (const name of [...names, 'party'] as const) {
    const value = asked[name];
    if (value === undefined) said.delete(name);
    else said.set(name, String(value));
  }
  const query = said.toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}
