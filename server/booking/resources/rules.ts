import type { Resource } from '#contract/booking/resources';

/** One thing of a resource that may not be as it is. */
interface Fault {
  readonly path: keyof Resource;
  readonly message: string;
}

/**
 * What is wrong with a resource as it is to be, or null.
 * @param team whether its user works for the business; true where it has none
 * @param place whether its location is one of the business that is not archived; true where it has none
 */
export function resourceFault(
  { kind, user }: Pick<Resource, 'kind' | 'user'>,
  { team, place }: { readonly team: boolean; readonly place: boolean },
): Fault | null {
  if (user !== null && kind !== 'person')
    return { path: 'user', message: 'must be empty: only a person signs in' };
  if (!team) return { path: 'user', message: 'must be somebody of the team' };
  if (!place) return { path: 'location', message: 'must be a location of the business' };
  return null;
}
