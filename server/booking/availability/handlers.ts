import type { hoursOperations } from '#contract/booking/hours';
import type { Handlers } from '#platform/handler';
import { setOverride } from './overrides.ts';
import { rehearseHours } from './rehearse.ts';
import { showHours } from './shown.ts';
import { addTimeOff, removeTimeOff } from './time-off.ts';
import { copyWeek, setWeek } from './week.ts';

/** What answers for hours. */
export const hours: Handlers<typeof hoursOperations> = {
  getHours: ({ tx, who, params }) => showHours(tx, who.tenant, params.id),
  setWeek: ({ tx, who, params, body }) => setWeek(tx, who, params.id, body.week),
  copyWeek: async ({ tx, who, params, body }) => ({
    rows: await copyWeek(tx, who, params.id, body.to),
  }),
  setOverride: ({ tx, who, params, body }) => setOverride(tx, who, params, body.overrides),
  removeOverride: ({ tx, who, params }) => setOverride(tx, who, params, []),
  addTimeOff: ({ tx, who, params, body }) => addTimeOff(tx, who, params.id, body),
  removeTimeOff: ({ tx, who, params }) => removeTimeOff(tx, who, params),
  rehearseHours: ({ tx, who, params, body }) => rehearseHours(tx, who, params.id, body),
};
