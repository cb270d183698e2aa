import type { ServiceRulesSaid } from '#contract/booking/service-rules';

/** What is wrong with one field, as `refuseField` takes it. */
type Fault = readonly [path: string, message: string];

/**
 * What holds after a change. Amounts go with the way of paying: those of another way are forgotten with it, unless the change
 * itself names them.
 */
export function rulesAfter(
  before: ServiceRulesSaid,
  change: Partial<ServiceRulesSaid>,
): ServiceRulesSaid {
  const said = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<ServiceRulesSaid>;
  const pay = said.pay ?? before.pay;
  return {
    ...before,
    ...(pay !== 'deposit' && { depositPercent: null, depositMinor: null }),
    ...(pay !== 'card_on_file' && { noShowMinor: null }),
    ...said,
  };
}

/** What is wrong with a service as a whole, or null. */
export function serviceFault(said: ServiceRulesSaid): Fault | null {
  const { partyMin, partyMax, seats, noticeMinutes, windowDays } = said;
  if (partyMax < partyMin) return ['partyMax', 'must not be less than the smallest party'];
  if (seats !== null && partyMax > seats)
    return ['partyMax', 'must not be more than there are seats'];
  if (noticeMinutes > windowDays * 1440)
    return ['noticeMinutes', 'must not be longer than the window in which it can be booked'];
  return payFault(said) ?? refundFault(said.refunds);
}

function payFault({ pay, depositPercent, depositMinor, noShowMinor }: ServiceRulesSaid) {
  const deposits = Number(depositPercent !== null) + Number(depositMinor !== null);
  if (pay === 'deposit' && deposits !== 1)
    return ['depositPercent', 'must be given, or else an amount, and not both'] as const;
  if (pay !== 'deposit' && deposits > 0)
    return ['pay', 'must be a deposit where one is given'] as const;
  if (pay !== 'card_on_file' && noShowMinor !== null)
    return ['noShowMinor', 'needs a card on file'] as const;
  return null;
}

function refundFault(refunds: ServiceRulesSaid['refunds']): Fault | null {
  const wrong = refunds.findIndex(
    ({ hoursBefore, percent }, at) =>
      at > 0 &&
      (hoursBefore >= (refunds[at - 1]?.hoursBefore ?? 0) ||
        percent > (refunds[at - 1]?.percent ?? 0)),
  );
  return wrong === -1
    ? null
    : [`refunds.${wrong}`, 'must be later than the one before, and give back no more'];
}
