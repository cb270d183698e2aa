import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CalendarFault } from '#platform/calendar-port';
import { type Radicale, startRadicale } from '#test/radicale';
import { calendarPort } from './real.ts';

const minute = (iso: string) => Date.parse(iso) / 60_000;
const span = { from: minute('2026-03-01T00:00Z'), to: minute('2026-06-01T00:00Z') };

function event(uid: string, start: string, ...more: string[]): string {
  const lines = [`UID:${uid}`, 'DTSTAMP:20260101T000000Z', `DTSTART:${start}`, 'DURATION:PT1H'];
  const inside = ['BEGIN:VEVENT', ...lines, 'SUMMARY:A & <b>', ...more, 'END:VEVENT'];
  const whole = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//T//EN', ...inside, 'END:VCALENDAR'];
  return `${whole.join('\r\n')}\r\n`;
}

let server: Radicale;
before(async () => {
  server = await startRadicale();
});
after(() => server?.stop());

test('a CalDAV server is asked for its calendars, and for the events of a span', async () => {
  const port = calendarPort({ allow: [server.url] });
  const url = await server.calendar('Work');
  await server.put(url, 'soon', event('soon', '20260310T100000Z'));
  await server.put(url, 'series', event('series', '20200310T100000Z', 'RRULE:FREQ=WEEKLY'));
  await server.put(url, 'past', event('past', '20200310T100000Z'));
  const account = { kind: 'caldav', user: server.user, password: server.password } as const;
  assert.deepEqual(await port.calendars({ ...account, url: server.url }), [{ url, name: 'Work' }]);
  const answer = await port.read({ ...account, url }, span, null);
  assert.ok(answer.as === 'text');
  const found = [...answer.text.matchAll(/^UID:(.*?)\r?$/gm)].map(([, uid = '']) => uid);
  assert.deepEqual(new Set(found), new Set(['series', 'soon']));
  assert.match(answer.text, /SUMMARY:A & <b>/);
});

test('a calendar without events is empty, one that is not there is gone', async () => {
  const port = calendarPort({ allow: [server.url] });
  const account = { kind: 'caldav', user: server.user, password: server.password } as const;
  const url = await server.calendar('Empty');
  assert.deepEqual(await port.read({ ...account, url }, span, null), {
    as: 'text',
    text: '',
    tag: null,
  });
  const nowhere = { ...account, url: `${server.url}/${server.user}/nowhere/` };
  await assert.rejects(port.read(nowhere, span, null), { code: 'gone' });
});

test('a wrong password opens nothing, and a server inside the network is not asked', async () => {
  const access = { kind: 'caldav', user: server.user, password: 'wrong' } as const;
  const port = calendarPort({ allow: [server.url] });
  const url = `${server.url}/${server.user}/office/`;
  await assert.rejects(port.read({ ...access, url }, span, null), { code: 'denied' });
  await assert.rejects(port.calendars({ ...access, url: server.url }), { code: 'denied' });
  for (const asked of [
    calendarPort({}).read({ ...access, url }, span, null),
    calendarPort({}).calendars({ ...access, url: server.url }),
  ])
    await assert.rejects(
      asked,
      (fault) => fault instanceof CalendarFault && fault.code === 'private',
    );
});
