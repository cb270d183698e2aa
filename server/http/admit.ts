import { mayRole } from '#contract/acts';
import type { Caller } from '#contract/operation';
import { refuse } from '#platform/refuse';
import type { Who } from '#platform/who';

/**
 * Whether this caller may call an operation at all. What of a tenant's rows it sees is the policies' to say.
 * @throws {Refusal} `signed_out`, `forbidden`
 */
export function admit(caller: Caller, who: Who): void {
  switch (caller.kind) {
    case 'anyone':
      return;
    case 'user':
      if (who.kind === 'user' || who.kind === 'staff') return;
      return turnAway(who);
    case 'customer':
      if (who.kind === 'customer') return;
      return turnAway(who);
    case 'staff':
      if (who.kind === 'staff' && mayRole(who.role, caller.act)) return;
      if (who.kind === 'key' && who.acts.includes(caller.act)) return;
      return turnAway(who, caller.act);
  }
}

function turnAway(who: Who, act?: string): never {
  if (who.kind === 'anonymous') refuse('signed_out');
  if (who.kind === 'user' && act !== undefined)
    refuse('forbidden', { detail: 'Choose a business first.' });
  return refuse('forbidden', act === undefined ? {} : { facts: { act } });
}
