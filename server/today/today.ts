import { countJobs } from '#audit';
import { failingCalendars, waitingZoneReviews } from '#booking';
import type { ReplyOf } from '#contract/operation';
import { figureNames, type today } from '#contract/today';
import { peopleByDay, readHealth, type Health } from '#identity';
import { unfinishedImports } from '#imports';
import { messagesWaiting } from '#messaging';
import { inSeconds, now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { type Key, mayDo, type Staff } from '#platform/who';
import { waitingErasures } from '#privacy';
import { readBusiness } from '#tenancy';
import { webhooksOff } from '#webhooks';
import { daysShown, figureOf } from './rules.ts';

type Today = ReplyOf<typeof today.getToday>;
type Attention = Today['attention'];

/** For so long messages that failed are shown: what is older nobody waits for. */
const failedShownSeconds = 14 * 24 * 3600;

/** The day's work at a glance. What the caller's role may not see is left out. */
export async function readToday(tx: Tx, who: Staff | Key): Promise<Today> {
  const { timeZone } = await readBusiness(tx, who.tenant);
  const last = Temporal.Instant.from(now().toISOString())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const first = last.subtract({ days: 2 * daysShown - 1 }).toZonedDateTime(timeZone);
  const since = new Date(first.epochMilliseconds);
  const [health, counted, waiting] = await Promise.all([
    readHealth(tx, who),
    peopleByDay(tx, who, since, timeZone),
    waitingWork(tx, who),
  ]);
  return {
    attention: [...waiting, ...reviewsOf(health)].filter((one) => one.count > 0),
    health: shown(health),
    figures: figureNames.map((name) => figureOf(name, counted, last)),
  };
}

function reviewsOf({ openReviews, oldestReview }: Health): Attention {
  return [{ kind: 'reviews', count: openReviews, since: oldestReview?.toISOString() ?? null }];
}

async function waitingWork(tx: Tx, who: Staff | Key): Promise<Attention> {
  const [jobs, imports, erasures, webhooks, calendars, messages, zones] = await Promise.all([
    mayDo(who, 'jobs.read') ? countJobs(tx, who) : [],
    mayDo(who, 'imports.run') ? unfinishedImports(tx, who) : null,
    mayDo(who, 'privacy.read') ? waitingErasures(tx, who) : null,
    mayDo(who, 'webhooks.manage') ? webhooksOff(tx, who) : null,
    mayDo(who, 'calendars.connect') ? failingCalendars(tx, who) : null,
    mayDo(who, 'messages.send') ? messagesWaiting(tx, who, inSeconds(-failedShownSeconds)) : null,
    mayDo(who, 'booking.settings') ? waitingZoneReviews(tx, who.tenant) : null,
  ]);
  const dead = jobs.reduce((sum, row) => sum + row.dead, 0);
  return [
    ...(erasures === null ? [] : [{ kind: 'erasures' as const, ...erasures }]),
    ...(webhooks === null ? [] : [{ kind: 'webhooks_off' as const, ...webhooks }]),
    ...(calendars === null ? [] : [{ kind: 'failing_calendars' as const, ...calendars }]),
    ...(messages === null
      ? []
      : [
          { kind: 'uncertain_messages' as const, ...messages.uncertain },
          { kind: 'failed_messages' as const, ...messages.failed },
        ]),
    ...(zones === null ? [] : [{ kind: 'zone_reviews' as const, ...zones }]),
    { kind: 'dead_jobs', count: dead, since: null },
    ...(imports === null
      ? []
      : [
          { kind: 'failed_imports' as const, ...imports.failed },
          { kind: 'waiting_imports' as const, ...imports.waiting },
        ]),
  ];
}

function shown(health: Health): Today['health'] {
  return {
    ...health,
    oldestReview: health.oldestReview?.toISOString() ?? null,
    countedAt: health.countedAt?.toISOString() ?? null,
  };
}
