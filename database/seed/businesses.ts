import type { StaffRole } from '#contract/acts';
import { bangkok } from '#people/places/bangkok';
import { kigali } from '#people/places/kigali';
import { napa } from '#people/places/napa';
import { newYork } from '#people/places/new-york';
import type { Place } from '#people/places/place';
import type { Door } from './doors.ts';

/** A demo business: what it says of itself, who works there, what it calls things, and where its people come from. */
export interface DemoBusiness {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly country: string;
  readonly accent: string;
  readonly locations: readonly {
    readonly name: string;
    readonly address: string;
    readonly timeZone?: string;
  }[];
  readonly staff: readonly {
    readonly email: string;
    readonly name: string;
    readonly role: StaffRole;
  }[];
  /** Names and colours. */
  readonly tags: readonly (readonly [string, Color])[];
  readonly fields: readonly {
    readonly key: string;
    readonly label: string;
    readonly kind: 'text' | 'number' | 'date' | 'yes_no' | 'choice';
    readonly choices?: readonly string[];
    /** What is noted of its people, where the field gives no choices. */
    readonly noted?: readonly string[];
  }[];
  /** Services that its customers may sign in by, besides codes; the demo's twins stand for them. */
  readonly services?: readonly ('google' | 'line' | 'facebook')[];
  /** Tiers of its customers, the highest first, with what each gives. */
  readonly tiers?: readonly (readonly [name: string, gives: string])[];
  /** What the numbers of its members' cards begin with; some of its people have one and show it at the till and when booking. */
  readonly cards?: string;
  readonly place: Place;
  /** How many people it has, where the configuration does not say otherwise. */
  readonly people: number;
  /** What its staff note of people now and then. */
  readonly notes: readonly string[];
  /** Where its people work, where it asks for that. */
  readonly companies?: readonly string[];
  /** How busy each day of the week is, from Monday to Sunday, next to the others. */
  readonly week: readonly [number, number, number, number, number, number, number];
  /** The doors its people come in by, the most used first. */
  readonly doors: readonly Door[];
}

type Color = 'red' | 'orange' | 'yellow' | 'green' | 'teal' | 'blue' | 'purple' | 'pink' | 'grey';

/** The four demo businesses. Everybody in them is invented; addresses of theirs end in `.example`, which nobody can own. */
export const businesses: readonly DemoBusiness[] = [
  {
    name: 'Birdie Lounge',
    slug: 'birdie',
    timeZone: 'Asia/Bangkok',
    currency: 'THB',
    country: 'TH',
    accent: '#0b6e4f',
    locations: [
      { name: 'Chidlom', address: '4th floor, Mercury Arcade, Bangkok 10330' },
      { name: 'Ari', address: '12 Phahonyothin 7, Bangkok 10400' },
    ],
    staff: [
      { email: 'owner@birdie.example', name: 'Napat Srisawat', role: 'owner' },
      { email: 'admin@birdie.example', name: 'Ploy Charoen', role: 'admin' },
      { email: 'coach@birdie.example', name: 'Ratchavin Boon', role: 'consultant' },
      { email: 'sales@birdie.example', name: 'Mint Kaew', role: 'sales' },
      { email: 'desk@birdie.example', name: 'Dome Wattana', role: 'support' },
    ],
    tags: [
      ['VIP', 'yellow'],
      ['Coaching', 'green'],
      ['League', 'blue'],
      ['Corporate', 'purple'],
    ],
    fields: [
      {
        key: 'handicap',
        label: 'Handicap',
        kind: 'number',
        noted: ['4', '8.5', '11', '14.2', '18', '22', '28', '36'],
      },
      { key: 'hand', label: 'Plays', kind: 'choice', choices: ['right-handed', 'left-handed'] },
      {
        key: 'package_until',
        label: 'Package until',
        kind: 'date',
        noted: ['2026-12-31', '2027-01-31', '2027-03-31', '2027-06-30'],
      },
    ],
    services: ['google', 'line'],
    tiers: [
      ['Platinum', 'A bay whenever you come, and a guest for free'],
      ['Gold', 'Two hours a month on the house'],
      ['Silver', 'Ten per cent off lessons'],
    ],
    cards: 'BL',
    place: bangkok,
    people: 3200,
    notes: [
      'Prefers the bay by the window.',
      'Brings their own clubs.',
      'Coaching on Tuesdays after six.',
      'ขอเบย์ริมหน้าต่าง',
      'Asks for an invoice in the company’s name.',
      'Allergic to peanuts.',
    ],
    week: [6, 6, 7, 8, 11, 15, 14],
    doors: ['bookings', 'line', 'till', 'website'],
  },
  {
    name: 'Northlight Software',
    slug: 'northlight',
    timeZone: 'America/New_York',
    currency: 'USD',
    country: 'US',
    accent: '#1f4e8c',
    locations: [
      { name: 'New York', address: '27 West 27th Street, New York, NY 10001' },
      { name: 'Lisbon (remote)', address: '', timeZone: 'Europe/Lisbon' },
    ],
    staff: [
      { email: 'owner@northlight.example', name: 'Helen Marsh', role: 'owner' },
      { email: 'admin@northlight.example', name: 'Tobias Reyes', role: 'admin' },
      { email: 'maya@northlight.example', name: 'Maya Lindgren', role: 'consultant' },
      { email: 'joao@northlight.example', name: 'João Prates', role: 'consultant' },
      { email: 'sales@northlight.example', name: 'Curtis Bell', role: 'sales' },
      { email: 'help@northlight.example', name: 'Ana Duarte', role: 'support' },
    ],
    tags: [
      ['Lead', 'blue'],
      ['Client', 'green'],
      ['Partner', 'purple'],
      ['Past client', 'grey'],
    ],
    fields: [
      {
        key: 'industry',
        label: 'Industry',
        kind: 'choice',
        choices: ['Finance', 'Health', 'Logistics', 'Retail', 'Public sector'],
      },
      { key: 'nda_signed', label: 'NDA signed', kind: 'yes_no', noted: ['yes', 'yes', 'no'] },
    ],
    place: newYork,
    people: 2400,
    notes: [
      'Met at the logistics fair.',
      'Wants a proposal in two stages.',
      'Decides together with the finance lead.',
      'Budget comes in the second quarter.',
      'Prefers to be called in the morning.',
    ],
    companies: [
      'Harbour & Vale Freight',
      'Larkspur Health',
      'Tidewater Savings',
      'Pinnacle Parcel',
      'Oakline Retail',
      'City Records Office',
      'Bluefin Analytics',
      'Meridian Clinics',
      'Redwood Mutual',
      'Quarry Street Foods',
    ],
    week: [12, 13, 12, 11, 9, 2, 1],
    doors: ['website', 'bookings', 'spreadsheet'],
  },
  {
    name: 'Isimbi Kitchen',
    slug: 'isimbi',
    timeZone: 'Africa/Kigali',
    currency: 'RWF',
    country: 'RW',
    accent: '#b4451f',
    locations: [
      { name: 'Kimihurura', address: 'KG 624 Street, Kigali' },
      { name: 'Nyamirambo', address: 'KN 2 Avenue, Kigali' },
    ],
    staff: [
      { email: 'owner@isimbi.example', name: 'Clarisse Umuhoza', role: 'owner' },
      { email: 'admin@isimbi.example', name: 'Didier Nsengimana', role: 'admin' },
      { email: 'events@isimbi.example', name: 'Belise Gahongayire', role: 'consultant' },
      { email: 'sales@isimbi.example', name: 'Yves Kalisa', role: 'sales' },
      { email: 'floor@isimbi.example', name: 'Nadine Mbabazi', role: 'support' },
    ],
    tags: [
      ['Regular', 'green'],
      ['Vegetarian', 'teal'],
      ['Allergy', 'red'],
      ['Events', 'purple'],
    ],
    fields: [
      {
        key: 'allergies',
        label: 'Allergies',
        kind: 'text',
        noted: ['Peanuts', 'Shellfish', 'Lactose', 'Gluten', 'Sesame, and so is one child'],
      },
      {
        key: 'usual_table',
        label: 'Usual table',
        kind: 'choice',
        choices: ['Terrace', 'Window', 'Bar', 'Garden'],
      },
    ],
    place: kigali,
    people: 3600,
    notes: [
      'Table en terrasse si possible.',
      'Always a high chair.',
      'No onions.',
      'Vient le dimanche après la messe.',
      'Orders for the whole office on Fridays.',
    ],
    week: [5, 6, 7, 9, 14, 16, 12],
    doors: ['whatsapp', 'till', 'bookings'],
  },
  {
    name: 'Stillwater Vineyards',
    slug: 'stillwater',
    timeZone: 'America/Los_Angeles',
    currency: 'USD',
    country: 'US',
    accent: '#6b1f4a',
    locations: [
      { name: 'Tasting room', address: '1400 Oak Knoll Avenue, Napa, CA 94558' },
      { name: 'Cellar door', address: '22 Silverado Trail, St. Helena, CA 94574' },
    ],
    staff: [
      { email: 'owner@stillwater.example', name: 'Rosalind Hale', role: 'owner' },
      // Works for two of the businesses, so that the switch between them can be seen.
      { email: 'maya@northlight.example', name: 'Maya Lindgren', role: 'admin' },
      { email: 'host@stillwater.example', name: 'Felix Arroyo', role: 'consultant' },
      { email: 'sales@stillwater.example', name: 'Dana Whitlock', role: 'sales' },
      { email: 'care@stillwater.example', name: 'Iris Calloway', role: 'support' },
    ],
    tags: [
      ['Club', 'purple'],
      ['Library list', 'yellow'],
      ['Trade', 'blue'],
      ['Ships in winter', 'grey'],
    ],
    fields: [
      {
        key: 'favourite_grape',
        label: 'Favourite grape',
        kind: 'choice',
        choices: ['Cabernet Sauvignon', 'Merlot', 'Chardonnay', 'Zinfandel', 'Pinot Noir'],
      },
      {
        key: 'member_since',
        label: 'Member since',
        kind: 'date',
        noted: ['2014-05-01', '2017-09-15', '2019-11-02', '2021-04-20', '2023-10-07', '2025-06-12'],
      },
    ],
    cards: 'SV',
    place: napa,
    people: 3000,
    notes: [
      'Ship to the office, not home.',
      'Collects magnums.',
      'Asked about the 2019 library release.',
      'Likes the tasting on the terrace.',
      'Gift orders in December.',
    ],
    week: [5, 4, 5, 7, 12, 17, 15],
    doors: ['spreadsheet', 'website', 'bookings', 'till'],
  },
];
