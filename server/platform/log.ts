import { pino } from 'pino';

/** Logs hold ids, codes and counts; never names, addresses, tokens or message texts. What slips through by these names is cut out. */
const censored = [
  'email',
  'phone',
  'name',
  'address',
  'token',
  'code',
  'secret',
  'password',
  'authorization',
  'cookie',
];

/** The program's log: one JSON line an entry on standard error. The program sets its level once the configuration is read. */
export const log = pino(
  {
    level: 'info',
    base: null,
    redact: {
      paths: censored.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[cut]',
    },
  },
  pino.destination(2),
);

/** A log whose every line carries the given ids. */
export type Log = typeof log;
