import { RRuleTemporal } from 'rrule-temporal';
import { refuseField } from '#platform/refuse';
import { instantsOf } from '../zones/convert.ts';
import type { ZoneTable } from '../zones/table.ts';

/** Most bookings of one series. */
const most = 104;
const minuteMs = 60_000;

/**
 * When bookings that repeat begin: by the clock on the wall, whatever clocks do in between. Where they leap over the time there
 * is none; of one that comes twice it is the first.
 * @param first local start as `2026-01-31T09:30`
 * @param rule as RFC 5545 writes it, bounded by COUNT or UNTIL
 * @returns minutes since 1970 in UTC
 * @throws {Refusal} `invalid_input` for a rule that is none, has no end, or gives fewer than 2 or more than 104
 */
export function expand(zone: ZoneTable, first: string, rule: string): number[] {
  if (!/\b(?:COUNT|UNTIL)=/i.test(rule)) refuseField('rule', 'must have an end: COUNT or UNTIL');
  const locals = localsOf(first, rule);
  if (locals.length < 2 || locals.length > most)
    refuseField('rule', `must give 2 to ${most} times`);
  return locals.map((local, place) => {
    const [instant] = instantsOf(zone, local);
    return (
      instant ?? refuseField('rule', `gives a time that no clock shows, at place ${place + 1}`)
    );
  });
}

/** In UTC, where no clock is ever changed, local times follow each other as they are written. */
function localsOf(first: string, rule: string): number[] {
  const start = `${first.replaceAll(/[-:]/g, '')}00`;
  try {
    const rules = new RRuleTemporal({
      rruleString: `DTSTART:${start}Z\nRRULE:${rule.replace(/^RRULE:/i, '')}`,
    });
    const times = rules.all((_, place) => place <= most);
    return times.map(({ epochMilliseconds }) => epochMilliseconds / minuteMs);
  } catch {
    return refuseField('rule', 'must be a rule as RFC 5545 writes it');
  }
}
