import type { slotOperations } from '#contract/booking/slots';
import type { Handlers } from '#platform/handler';
import { askedByVisitor, firstOption } from './asked.ts';
import { explain, lookAt } from './explain.ts';
import { listTimes, type Which } from './list.ts';
import { whyNotOf } from './why-not.ts';

/** What visitors may say of the times they want: nobody sets a rule aside for them. */
function byVisitor(
  asked: { readonly service: string; readonly option: string },
  query: { location?: string; party?: number; resource?: string },
): Which {
  const { location = null, party, resource } = query;
  const chosen = resource === undefined ? [] : [resource];
  return { ...asked, location, party, chosen, despite: [] };
}

/** What answers for free times. */
export const slotHandlers: Handlers<typeof slotOperations> = {
  listSlots: async ({ tx, who, params, query }) => {
    const { tenant, ...asked } = await askedByVisitor(tx, who, params.service, query.option);
    const { from, to, zone } = query;
    return listTimes(tx, tenant, byVisitor(asked, query), { from, to, zone });
  },
  whyNot: async ({ tx, who, params, query }) => {
    const { tenant, ...asked } = await askedByVisitor(tx, who, params.service, query.option);
    const which = byVisitor(asked, query);
    const { offered, reasons, standing } = await lookAt(tx, tenant, which, query.start);
    return { offered, why: offered ? null : whyNotOf(standing.situation, reasons) };
  },
  findSlots: async ({ tx, who, query }) => {
    const { from, to, zone, ...asked } = query;
    return listTimes(tx, who.tenant, await byStaff(tx, who.tenant, asked), { from, to, zone });
  },
  explainSlot: async ({ tx, who, query: { start, ...asked } }) =>
    explain(tx, who.tenant, await byStaff(tx, who.tenant, asked), start),
};

interface OfStaff extends Pick<Which, 'service' | 'despite'> {
  readonly option?: string;
  readonly location?: string;
  readonly party?: number;
  readonly resources: readonly string[];
}
type Reading = Parameters<typeof firstOption>[0];

async function byStaff(tx: Reading, tenant: string, asked: OfStaff): Promise<Which> {
  const { service, location = null, party, resources: chosen, despite } = asked;
  const option = asked.option ?? (await firstOption(tx, tenant, service));
  return { service, option, location, party, chosen, despite };
}
