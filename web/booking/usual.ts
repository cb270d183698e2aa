import type { Asked } from './asked.ts';
import type { Location, Service } from './shown.ts';

/** Where a service can be had; none: at no place in particular. */
export function locationsOf(all: readonly Location[], { locations }: Service): Location[] {
  return all.filter(({ id }) => locations.includes(id));
}

/** What is asked for, with the usual where nothing, or nothing that there is, was said. */
export function withUsual(
  said: Asked,
  { options, needs, partyMin, partyMax }: Service,
  locations: readonly Location[],
): Asked & { readonly option: string } {
  const among = (all: readonly { readonly id: string }[], id: string | undefined) =>
    all.some((one) => one.id === id) ? id : undefined;
  const resources = needs.flatMap((need) => need.resources);
  const must = needs.find(({ choice }) => choice === 'must');
  const party = said.party ?? partyMin;
  return {
    ...said,
    option: among(options, said.option) ?? options[0]?.id ?? '',
    location:
      among(locations, said.location) ?? (locations.length > 1 ? locations[0]!.id : undefined),
    resource: among(resources, said.resource) ?? must?.resources[0]?.id,
    party: partyMax > 1 ? Math.min(partyMax, Math.max(partyMin, party)) : undefined,
  };
}
