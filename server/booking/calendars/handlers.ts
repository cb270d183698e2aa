import type { calendarOperations } from '#contract/booking/calendars';
import type { feedOperations } from '#contract/booking/feeds';
import type { Handlers } from '#platform/handler';
import { followFeed } from './feeds/follow.ts';
import { listFeeds } from './feeds/list.ts';
import { makeFeed, revokeFeed } from './feeds/make.ts';
import { addSource } from './sources/add.ts';
import { readNow, removeSource } from './sources/remove.ts';
import { listSources } from './sources/shown.ts';
import { tryCalendar } from './sources/try.ts';

/** What answers for calendars elsewhere, and for those that follow us. */
export const calendarHandlers: Handlers<typeof calendarOperations & typeof feedOperations> = {
  listCalendars: ({ tx, who, ports }) => listSources(tx, who, ports.calendars.twinUrl),
  tryCalendar: ({ body, ports }) => tryCalendar(ports.calendars, body),
  addCalendar: ({ who, body, ports }) => addSource(ports, who, body),
  readCalendar: ({ tx, who, params }) => readNow(tx, who, params.id),
  removeCalendar: ({ tx, who, params }) => removeSource(tx, who, params.id),
  listFeeds: ({ tx, who }) => listFeeds(tx, who),
  makeFeed: ({ tx, who, body, ports }) => makeFeed(tx, who, body, ports.config.publicUrl),
  revokeFeed: ({ tx, who, params }) => revokeFeed(tx, who, params.id),
  getFeed: ({ who, params, ports }) => followFeed(ports, who, params),
};
