import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { newId } from '#platform/ids';
import type { Page, Service } from './booking/shown.ts';
import { bookingScreensOf } from './booking-screens.ts';
import { framedBy } from './embed.ts';
import type { Screens } from './screens.ts';

const thb = (minor: string) => ({ minor, currency: 'THB' });
const listed = {
  id: newId(),
  slug: 'bay',
  name: 'Bay </script><b>',
  shortDescription: 'Your own simulator',
  isPopular: true,
  isPerPerson: false,
  minutes: [60, 120],
  prices: { from: thb('50000'), to: thb('95000') },
};
const page: Page = {
  business: {
    slug: 'birdie',
    name: 'Birdie',
    language: 'th',
    accent: '#0b6e4f',
    timeZone: 'Asia/Bangkok',
    currency: 'THB',
  },
  embedOrigins: ['https://shop.example'],
  takesCards: 'stripe',
  locations: [
    {
      id: newId(),
      name: 'Chidlom',
      address: '1 Road',
      timeZone: 'Asia/Bangkok',
      hours: [{ weekday: 5, fromMinute: 600, toMinute: 1500 }],
    },
  ],
  services: [listed],
};
const service: Service = {
  ...listed,
  description: 'With a screen of four metres',
  features: [],
  prerequisites: [],
  options: [{ id: newId(), minutes: 60, name: '', price: thb('50000') }],
  locations: [],
  needs: [],
  questions: [],
  partyMin: 1,
  partyMax: 5,
  seats: null,
  autoConfirm: true,
  pay: 'free',
  depositPercent: null,
  depositMinor: null,
  noShowMinor: null,
  windowDays: 60,
  changeHours: 24,
  cancelHours: 24,
  refunds: [],
  terms: '',
  termsVersion: 1,
};
const answers: Readonly<Record<string, unknown>> = {
  '/api/b/birdie/booking': page,
  '/api/b/birdie/services/bay': service,
  '/api/b/birdie/services/bay/slots': { zone: 'Asia/Bangkok', days: [], next: null },
};

let folder: string;
let screens: Screens;
let asked: Request[] = [];
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clientele-booking-'));
  await mkdir(path.join(folder, 'assets'));
  const speech = (book: string) => ({ words: { bookAt: book, from: '{{price}}+' }, problems: {} });
  const words = {
    en: speech('Book at {{business}}'),
    th: speech('จอง {{business}}'),
    fr: speech(''),
  };
  const html =
    '<html lang="__LANGUAGE__"><title>__TITLE__</title><!--HEAD--><!--BODY--><!--DATA-->';
  await writeFile(path.join(folder, 'index.html'), html);
  await writeFile(path.join(folder, 'words.json'), JSON.stringify(words));
  const manifest = { '../../virtual:words/en': { file: 'assets/en-1.js' } };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'assets/en-1.js'), '1');
  screens = await bookingScreensOf(folder, 'https://book.example');
});
after(async () => rm(folder, { recursive: true }));

async function get(at: string, headers: Record<string, string> = {}) {
  asked = [];
  const request = new Request(`http://localhost${at}`, { headers });
  return screens(request, at.split('?')[0] ?? '', async (inner) => {
    asked.push(inner);
    const answer = answers[new URL(inner.url).pathname];
    return new Response(JSON.stringify(answer), { status: answer === undefined ? 404 : 200 });
  });
}

test('there is all to read before any script: what can be booked, its price, places and hours', async () => {
  const text = (await (await get('/b/birdie/book'))?.text()) ?? '';
  for (const part of [
    'จอง Birdie',
    'Bay &lt;/script&gt;&lt;b&gt;',
    'Your own simulator',
    '฿500',
    'Chidlom',
    '1 Road',
    '10:00',
  ])
    assert.ok(text.includes(part), part);
  assert.match(text, /href="\/b\/birdie\/book\/bay"/);
  assert.match(text, /<link rel="canonical" href="https:\/\/book.example\/b\/birdie\/book"/);
});

test('programs that read pages are told of business, service, offer and how it is booked', async () => {
  const read = async (at: string) => {
    const text = (await (await get(at))?.text()) ?? '';
    const [, json = ''] =
      /<script type="application\/ld\+json"[^>]*>([^<]*)<\/script>/.exec(text) ?? [];
    return JSON.parse(json) as Record<string, never>;
  };
  const business = await read('/b/birdie/book');
  assert.equal(business['@type'], 'LocalBusiness');
  assert.deepEqual(business['openingHoursSpecification'], [
    { '@type': 'OpeningHoursSpecification', dayOfWeek: 'Friday', opens: '10:00', closes: '01:00' },
  ]);
  const one = await read('/b/birdie/book/bay');
  assert.equal(one['@type'], 'Service');
  const offers = { '@type': 'AggregateOffer', lowPrice: 500, highPrice: 950, priceCurrency: 'THB' };
  assert.deepEqual(one['offers'], { ...offers, url: 'https://book.example/b/birdie/book/bay' });
});

test('the times of the first month come with the page, asked as nobody', async () => {
  const answered = await get('/b/birdie/book/bay?party=2', {
    cookie: 'session=1',
    authorization: 'Bearer x',
    'accept-language': 'en-GB',
  });
  const text = (await answered?.text()) ?? '';
  assert.match(text, /"times":\{"query":\{"party":"2","from":"\d{4}-\d\d-\d\d"/);
  assert.match(text, /rel="modulepreload" href="\/booking\/assets\/en-1.js"/);
  assert.equal(asked.length, 3);
  for (const { headers } of asked)
    assert.ok(!headers.has('cookie') && !headers.has('authorization'));
});

test('only the sites that the business named may frame the page, and it is nobody else’s to find', async () => {
  const framed = await get('/b/birdie/embed/book/bay');
  const policy = framed?.headers.get('content-security-policy') ?? '';
  assert.match(policy, /frame-ancestors https:\/\/shop\.example(?:;|$)/);
  const text = (await framed?.text()) ?? '';
  assert.match(text, /noindex/);
  assert.doesNotMatch(text, /canonical/);
  assert.equal((await get('/b/birdie/book'))?.headers.get('content-security-policy'), null);
  assert.match(framedBy(['https://a.example; script-src *']), /frame-ancestors 'none'/);
});

test('Stripe is loaded only where a card is asked for', async () => {
  const policy = async (at: string) => (await get(at))?.headers.get('content-security-policy');
  assert.match(
    (await policy('/b/birdie/pay')) ?? '',
    /script-src 'self' https:\/\/js\.stripe\.com/,
  );
  assert.equal(await policy('/b/birdie/booking'), null);
});

test('an address where nothing can be booked says so, and others are not ours', async () => {
  assert.equal((await get('/b/nobody/book'))?.status, 404);
  assert.equal((await get('/b/birdie/book/other'))?.status, 404);
  for (const at of ['/b/birdie', '/b/birdie/plain', '/b/birdie/books', '/today'])
    assert.equal(await get(at), undefined, at);
});

test('search finds every page in the map', async () => {
  const map = await get('/b/birdie/sitemap.xml');
  assert.match(
    (await map?.text()) ?? '',
    /<loc>https:\/\/book\.example\/b\/birdie\/book\/bay<\/loc>/,
  );
  assert.equal(await get('/b/nobody/sitemap.xml'), undefined);
});
