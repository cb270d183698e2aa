import { say } from '../../words/index.ts';
import type { Service } from './use-part.ts';

type Policy = Pick<Service, 'pay' | 'cancelHours' | 'changeHours' | 'refunds'>;

/** What holds for moving, cancelling and money, in sentences as a customer would be told. */
export function policyWords({ pay, cancelHours, changeHours, refunds }: Policy): string {
  const steps = refunds.map(({ hoursBefore, percent }) =>
    say(percent === 100 ? 'services.policy.all' : 'services.policy.part', { hoursBefore, percent }),
  );
  const money =
    refunds.length === 0
      ? [say('services.policy.nothing')]
      : [...steps, say('services.policy.late')];
  return [
    say(changeHours === 0 ? 'services.policy.moveAlways' : 'services.policy.move', {
      hours: changeHours,
    }),
    say(cancelHours === 0 ? 'services.policy.cancelAlways' : 'services.policy.cancel', {
      hours: cancelHours,
    }),
    ...(isPaidAhead({ pay }) ? money : []),
  ].join(' ');
}

/** Whether there is anything to give back when somebody cancels. */
export function isPaidAhead({ pay }: Pick<Service, 'pay'>): boolean {
  return pay === 'full' || pay === 'deposit';
}
