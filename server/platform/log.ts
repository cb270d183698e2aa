import { pino, type DestinationStream } from 'pino';
import { columns } from '../../database/columns.ts';
import { loggable } from './loggable.ts';

/**
 * Logs hold ids, codes and counts; never names, addresses, tokens or message texts. What slips through under the name of
 * a personal or secret column, written as the database or as the API writes it, or under one of these, is cut out.
 */
const doors = ['phone', 'token', 'code', 'password', 'authorization', 'cookie'];

const censored = new Set([
  ...doors,
  ...Object.values(columns)
    .flatMap((table) => Object.entries(table))
    .filter(([, holds]) => holds !== 'neither')
    .flatMap(([name]) => [
      name,
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    ]),
]);

const deepest = 6;

/** A copy of an entry without what is censored. Faults are told by `loggable`. */
function cut(entry: object, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      censored.has(name) ? '[cut]' : within(value, depth),
    ]),
  );
}

function within(value: unknown, depth: number): unknown {
  if (value instanceof Error) return loggable(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '[cut]';
  if (Array.isArray(value)) return value.map((one) => within(one, depth + 1));
  const plain = Object.getPrototypeOf(value) === Object.prototype;
  return plain ? cut(value, depth + 1) : value;
}

/** A log of the program's kind: one JSON line an entry, with nothing in it that logs do not hold. */
export function logInto(destination: DestinationStream) {
  return pino({ level: 'info', base: null, formatters: { log: cut } }, destination);
}

/** The program's log, on standard error. The program sets its level once the configuration is read. */
export const log = logInto(pino.destination(2));

/** A log whose every line carries the given ids. */
export type Log = typeof log;
