import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import type { Act } from '#contract/acts';
import { Problem } from '../api/problem.ts';
import { read } from '../api/query.ts';
import type { Reply } from '../api/call.ts';

type Me = Extract<Reply<'getMe'>, { state: 'signed_in' }>;

/** A signed-in person at a business of theirs. */
type AtWork = Me & {
  readonly business: NonNullable<Me['business']>;
  readonly role: NonNullable<Me['role']>;
};

/** Who is at the screen; asked anew when a session begins, ends or changes business. */
export const whoAmI = read('getMe', {});

/**
 * Lets a route open only for somebody at work.
 * @param back where to come back to after signing in
 * @throws a redirect to sign-in, or to the choice of a business
 */
export async function atWork(client: QueryClient, back: string): Promise<AtWork> {
  const me = await client.ensureQueryData(whoAmI);
  if (me.state !== 'signed_in') throw redirect({ to: '/sign-in', search: { back } });
  if (me.business === null || me.role === null) throw redirect({ to: '/businesses' });
  return me as AtWork;
}

/**
 * Lets a route open only for a role that may do the act.
 * @throws {Problem} `forbidden`, which the route shows as such
 */
export async function mayOpen(client: QueryClient, act: Act): Promise<void> {
  const me = await client.ensureQueryData(whoAmI);
  if (me.state === 'signed_in' && !me.acts.includes(act)) throw new Problem({ code: 'forbidden' });
}

/** The person at work; only inside the shell, whose route has made sure of them. */
export function useAtWork(): AtWork {
  return useSuspenseQuery(whoAmI).data as AtWork;
}

/** Whether the person at work may do an act. */
export function useMay(): (act: Act) => boolean {
  const { acts } = useAtWork();
  return (act) => acts.includes(act);
}
