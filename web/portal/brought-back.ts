import { Problem, type ProblemCode } from '../api/problem.ts';

/** Takes a word out of the address: what it tells is told once, and a reload does not tell it again. */
function taken(name: string): string | undefined {
  const url = new URL(location.href);
  const value = url.searchParams.get(name) ?? undefined;
  url.searchParams.delete(name);
  if (value !== undefined) history.replaceState(null, '', url);
  return value;
}

/** What somebody whom a service led back was brought along with. */
export const broughtBack = {
  /** Why they were not signed in. */
  problem: (): Problem | undefined => {
    const code = taken('problem');
    return code === undefined ? undefined : new Problem({ code: code as ProblemCode });
  },
  /** The service that they can sign in by from now on. */
  added: () => taken('added'),
};
