import { Problem, type ProblemCode } from '../api/problem.ts';

/** Takes a word out of the address: what it tells is told once, and a reload does not tell it again. */
function taken(name: string): string | undefined {
  const url = new URL(location.href);
  const value = url.searchParams.get(name) ?? undefined;
  url.searchParams.delete(name);
  if (value !== undefined) history.replaceState(null, '', url);
  return value;
}

/** Why somebody may have been led back without being signed in. Whatever else an address says is nobody's to read here. */
const reasons: readonly ProblemCode[] = [
  'sign_in_lost',
  'sign_in_cancelled',
  'service_failed',
  'linked_elsewhere',
  'too_many_requests',
];

/** What somebody whom a service led back was brought along with. */
export const broughtBack = {
  /** Why they were not signed in. */
  problem: (): Problem | undefined => {
    const said = taken('problem');
    if (said === undefined) return undefined;
    return new Problem({ code: reasons.find((reason) => reason === said) ?? 'service_failed' });
  },
  /** The service that they can sign in by from now on. */
  added: () => taken('added'),
  /** Whether they came by a link of the business's earlier site. */
  isEarlier: () => taken('from') === 'earlier',
};
