import { today } from '#contract/today';
import { implement } from '#platform/handler';
import { checkSender } from './sender.ts';
import { readStart } from './start.ts';
import { readToday } from './today.ts';

/** What answers the part of the API about the day's work and the way to begin. */
export const handlers = implement(today, {
  getToday: ({ tx, who }) => readToday(tx, who),
  getStart: ({ who, ports }) => readStart(ports.db, who, ports.config),
  checkSender: ({ ports }) => checkSender(ports.names, ports.config),
});
