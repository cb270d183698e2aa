import type {
  Ask,
  Hours,
  Need,
  Override,
  Situation,
  Slot,
  Taker,
} from '../../server/booking/slots/types.ts';

// The slots of a service, found by asking plain questions of every minute with the calendar of the language. Slow, and
// knows nothing of how they are found otherwise.

const msPerMinute = 60_000;
const perDay = 1440;

const known = new Map<string, number>();

/** Local minutes since 1970 that clocks of a zone show. */
function local(zone: string, instant: number): number {
  const name = `${zone} ${instant}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size > 2_000_000) known.clear();
  const at = Temporal.Instant.fromEpochMilliseconds(instant * msPerMinute).toZonedDateTimeISO(zone);
  const minutes = Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute) / msPerMinute;
  known.set(name, minutes);
  return minutes;
}

const weekday = (day: number) => new Date(day * perDay * msPerMinute).getUTCDay() || 7;

const covers = ({ from, to }: { from: number; to: number }, minute: number) =>
  from <= minute && minute < to;

/** The days that a minute of the clock may count to, with its minute counted from the midnight of each. */
const countings = (at: number): [day: number, minute: number][] => {
  const day = Math.floor(at / perDay);
  return [
    [day, at - day * perDay],
    [day - 1, at - day * perDay + perDay],
  ];
};

const isWhole = (one: Override) => one.kind === 'closed' && one.from === 0 && one.to >= perDay;

/** The hours that begin on a day, without breaks. */
function hoursBegun(hours: Hours, day: number): { from: number; to: number; most: number }[] {
  const otherwise = hours.overrides.get(day) ?? [];
  if (otherwise.some(isWhole)) return [];
  const instead = otherwise.filter((one) => one.kind === 'hours');
  if (instead.length > 0) return instead.map((one) => ({ ...one, most: one.most ?? Infinity }));
  if (hours.holidays.has(day)) return [];
  return hours.week.filter(
    (one) =>
      one.kind === 'open' &&
      one.weekday === weekday(day) &&
      day >= (one.validFrom ?? -Infinity) &&
      day <= (one.validTo ?? Infinity),
  );
}

/** How many bookings may stand at a minute; 0: closed. */
function bears(taker: Taker, instant: number, ask: Ask): number {
  const { hours, zone, lanes } = taker;
  const isOff =
    hours !== null && !ask.despite.includes('time_off') && inPairs(hours.off, instant) > 0;
  if (isOff) return 0;
  if (hours === null || ask.despite.includes('hours')) return lanes;
  let most = 0;
  for (const [day, minute] of countings(local(zone.zone, instant))) {
    const breaks = hours.week.some(
      (one) =>
        one.kind === 'break' &&
        one.weekday === weekday(day) &&
        day >= (one.validFrom ?? -Infinity) &&
        day <= (one.validTo ?? Infinity) &&
        covers(one, minute),
    );
    const otherwise = hours.overrides.get(day) ?? [];
    if (
      breaks ||
      otherwise.some((one) => one.kind === 'closed' && !isWhole(one) && covers(one, minute))
    )
      return 0;
    for (const range of hoursBegun(hours, day)) {
      if (!covers(range, minute)) continue;
      const said = otherwise.findLast((one) => one.kind === 'capacity' && covers(one, minute));
      most = Math.max(most, said?.most ?? range.most);
    }
  }
  return Math.min(most, lanes);
}

function inPairs(pairs: readonly number[], instant: number): number {
  let count = 0;
  for (let at = 0; at < pairs.length; at += 2)
    count += Number(pairs[at]! <= instant && instant < pairs[at + 1]!);
  return count;
}

function fits(taker: Taker, { service }: Situation, ask: Ask, start: number): boolean {
  if (ask.location !== null && taker.location !== null && taker.location !== ask.location)
    return false;
  const end = start + ask.minutes;
  for (let minute = start - service.bufferBefore; minute < end + service.bufferAfter; minute += 1) {
    const taken = inPairs(taker.busy, minute);
    if (taken >= taker.lanes || inPairs(taker.elsewhere, minute) > 0) return false;
    if (minute >= start && minute < end && taken >= bears(taker, minute, ask)) return false;
  }
  if (ask.despite.includes('caps') || taker.dailyCap === null) return true;
  const day = Math.floor(local(service.zone.zone, start) / perDay);
  return (taker.counts.get(day) ?? 0) < taker.dailyCap;
}

const chosen = ({ pool, wanted }: Need) =>
  pool.filter(({ id }) => wanted.length === 0 || wanted.includes(id));

function isOnGrid({ service, needs }: Situation, ask: Ask, start: number): boolean {
  if (ask.despite.includes('grid')) return true;
  const first = needs[0] === undefined ? [] : chosen(needs[0]);
  const opens = first.every(({ hours }) => hours !== null) && !ask.despite.includes('hours');
  if (service.gridFrom === 'midnight' || !opens || first.length === 0)
    return (((local(service.zone.zone, start) % perDay) + perDay) % perDay) % service.grid === 0;
  return first.some(({ hours, zone }) =>
    countings(local(zone.zone, start)).some(([day, minute]) =>
      hoursBegun(hours as Hours, day).some((range) => {
        if (!covers(range, minute)) return false;
        let begins = start;
        const isIn = (instant: number) => covers(range, local(zone.zone, instant) - day * perDay);
        // Clocks that are put back show an earlier part of the range again: look beyond it.
        for (let before = start - 1; before > start - 2 * perDay; before -= 1)
          if (isIn(before)) begins = before;
        return (start - begins) % service.grid === 0;
      }),
    ),
  );
}

function isWhen({ service, dayCounts }: Situation, ask: Ask, start: number): boolean {
  const { despite, now } = ask;
  const dayAt = (instant: number) => Math.floor(local(service.zone.zone, instant) / perDay);
  if (!despite.includes('notice') && start - now < service.notice) return false;
  if (!despite.includes('window') && dayAt(start) > dayAt(now) + service.windowDays) return false;
  if (despite.includes('caps') || service.dailyCap === null) return true;
  return (dayCounts.get(dayAt(start)) ?? 0) < service.dailyCap;
}

/** The slots of a situation, minute by minute. */
export function slotsByTheMinute(situation: Situation, ask: Ask): Slot[] {
  const { service, needs, sessions } = situation;
  const { party } = ask;
  const found: Slot[] = [];
  if (party < service.partyMin || party > service.partyMax) return found;
  for (let start = ask.from; start < ask.to; start += 1) {
    if (!isWhen(situation, ask, start)) continue;
    const there = sessions.filter(
      (one) =>
        service.seats !== null &&
        one.start === start &&
        one.minutes === ask.minutes &&
        (ask.location === null || one.location === ask.location),
    );
    for (const { id, isOpen, capacity, taken } of there)
      if (isOpen && capacity - taken >= party)
        found.push({ start, left: capacity - taken, session: id });
    if (there.length > 0 || (service.seats !== null && party > service.seats)) continue;
    if (!isOnGrid(situation, ask, start)) continue;
    const isFree = needs.every((need) => {
      const all = chosen(need);
      const wanted =
        need.assignment === 'collective'
          ? need.pool.length
          : Math.max(need.quantity, need.wanted.length);
      if (wanted === 0) return false;
      return all.filter((taker) => fits(taker, situation, ask, start)).length >= wanted;
    });
    if (isFree) found.push({ start, left: service.seats, session: null });
  }
  return found;
}
