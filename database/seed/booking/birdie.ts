import { daily, type BookingPlan, type PlannedResource } from './plan.ts';

const bay = (at: string, number: number): PlannedResource => ({
  kind: 'bay',
  name: `${at} bay ${number}`,
  at,
  color: at === 'Ari' ? 'teal' : 'green',
  hours: [[daily, '10:00', '01:00']],
});
const chidlom = [1, 2, 3, 4, 5, 6].map((number) => bay('Chidlom', number));
const ari = [1, 2, 3].map((number) => bay('Ari', number));
const named = (some: readonly PlannedResource[]) => some.map(({ name }) => name);

/** The golf lounge: bays until past midnight, lessons that take a coach and a bay, a clinic with seats. */
export const birdie: BookingPlan = {
  prefix: 'BRD',
  week: [0.7, 0.7, 0.8, 0.9, 1.3, 1.6, 1.5],
  resources: [
    ...chidlom,
    ...ari,
    {
      kind: 'bay',
      name: 'Lesson bay',
      at: 'Chidlom',
      color: 'blue',
      hours: [[daily, '10:00', '22:00']],
    },
    {
      kind: 'room',
      name: 'Putting studio',
      at: 'Chidlom',
      color: 'purple',
      hours: [[[6, 7], '10:00', '14:30']],
    },
    {
      kind: 'person',
      name: 'Ratchavin Boon',
      about: 'Teaches beginners and low handicaps alike. Thai and English.',
      email: 'coach@birdie.example',
      at: 'Chidlom',
      color: 'orange',
      hours: [[[2, 3, 4, 5, 6, 7], '11:00', '20:00']],
      breaks: [[[2, 3, 4, 5, 6, 7], '14:00', '15:00']],
    },
    {
      kind: 'person',
      name: 'Anong Thepsiri',
      about: 'Short game and putting. Thai, English and some Japanese.',
      at: 'Chidlom',
      color: 'pink',
      hours: [
        [[1, 2, 4], '12:00', '21:00'],
        [[6, 7], '10:00', '18:00'],
      ],
    },
  ],
  services: [
    {
      said: {
        name: 'Golf bay',
        slug: 'bay',
        shortDescription: 'A simulator bay for you and your friends.',
        description:
          'Play any of 80 courses, or just hit balls. Clubs are there for whoever has none, and the kitchen is open until midnight.',
        translations: {
          th: { name: 'เบย์', shortDescription: 'เบย์ซิมูเลเตอร์สำหรับคุณและเพื่อน ๆ' },
          fr: { name: 'Box', shortDescription: 'Un box de simulation pour vous et vos amis.' },
        },
        features: ['Up to five players', 'Clubs to borrow', 'Food and drinks at the bay'],
        isPopular: true,
        bufferAfter: 0,
        noticeMinutes: 0,
        windowDays: 30,
        gridMinutes: 30,
        partyMax: 5,
        pay: 'on_site',
        changeHours: 3,
        cancelHours: 3,
      },
      at: ['Chidlom', 'Ari'],
      options: [
        [60, 50_000],
        [120, 95_000],
        [180, 138_000],
        [240, 180_000],
        [300, 220_000],
      ],
      peaks: [
        [[5, 6, 7], '00:00', '24:00', 130],
        [[1, 2, 3, 4], '17:00', '22:00', 120],
      ],
      needs: [
        {
          label: 'Bay',
          of: [...named(chidlom), ...named(ari)],
          assignment: 'most_free',
          choice: 'may',
        },
      ],
      aDay: 14,
      busyAt: [19, 18, 20, 17, 15, 14, 13, 21, 11, 16],
    },
    {
      said: {
        name: 'Lesson',
        slug: 'lesson',
        shortDescription: 'A coach and a bay of your own.',
        description:
          'Your swing on video, what to work on, and a plan for the weeks until the next lesson.',
        translations: {
          th: { name: 'เรียนกอล์ฟ', shortDescription: 'โค้ชและเบย์สำหรับคุณคนเดียว' },
          fr: { name: 'Leçon', shortDescription: 'Un professeur et un box rien que pour vous.' },
        },
        features: ['Video of your swing', 'A plan to take home'],
        bufferAfter: 10,
        noticeMinutes: 120,
        windowDays: 45,
        gridMinutes: 30,
        pay: 'deposit',
        depositPercent: 50,
        changeHours: 24,
        cancelHours: 12,
        refunds: [
          { hoursBefore: 48, percent: 100 },
          { hoursBefore: 12, percent: 50 },
        ],
      },
      at: ['Chidlom'],
      options: [
        [50, 180_000],
        [80, 260_000],
      ],
      needs: [
        {
          label: 'Coach',
          of: ['Ratchavin Boon', 'Anong Thepsiri'],
          assignment: 'round_robin',
          choice: 'may',
        },
        { label: 'Bay', of: ['Lesson bay'], assignment: 'most_free' },
      ],
      questions: [
        {
          label: 'What would you like to work on?',
          kind: 'choice',
          choices: ['Driver', 'Irons', 'Short game', 'Putting', 'I have never played'],
        },
      ],
      aDay: 4,
      busyAt: [18, 17, 16, 11, 12, 13],
    },
    {
      said: {
        name: 'Short-game clinic',
        slug: 'clinic',
        shortDescription: 'Ninety minutes on chips and putts, at most eight people.',
        description:
          'Every Saturday and Sunday morning. Bring a wedge and a putter, or borrow ours.',
        translations: {
          th: { name: 'คลินิกลูกสั้น', shortDescription: 'เก้าสิบนาทีกับลูกชิปและพัตต์ ไม่เกินแปดคน' },
          fr: {
            name: 'Stage petit jeu',
            shortDescription:
              'Quatre-vingt-dix minutes de chips et de putts, huit personnes au plus.',
          },
        },
        seats: 8,
        partyMax: 4,
        isPerPerson: true,
        gridMinutes: 120,
        gridFrom: 'opening',
        windowDays: 30,
        pay: 'on_site',
        changeHours: 12,
        cancelHours: 12,
      },
      at: ['Chidlom'],
      options: [[90, 90_000]],
      needs: [{ label: 'Room', of: ['Putting studio'], assignment: 'most_free' }],
      aDay: 1.5,
      busyAt: [10, 12],
    },
  ],
  packages: [
    {
      name: '10 hours',
      unit: 'minutes',
      amount: 600,
      priceMinor: 450_000,
      validDays: 180,
      for: ['Golf bay'],
    },
    {
      name: '20 hours',
      unit: 'minutes',
      amount: 1200,
      priceMinor: 850_000,
      validDays: 365,
      for: ['Golf bay'],
      isShared: true,
    },
    {
      name: '30 hours',
      unit: 'minutes',
      amount: 1800,
      priceMinor: 1_200_000,
      validDays: 365,
      for: ['Golf bay'],
      isShared: true,
    },
    {
      name: '5 lessons',
      unit: 'visits',
      amount: 5,
      priceMinor: 800_000,
      validDays: 180,
      for: ['Lesson'],
    },
  ],
  // A coach is asked for before either comes, and after both have gone: these wait on. A bay there is.
  waits: [
    { for: 'Lesson', weekdays: [1, 2, 3, 4, 5], from: '07:00', to: '09:00' },
    { for: 'Golf bay', weekdays: [6], from: '18:00', to: '21:00' },
    { for: 'Lesson', weekdays: [3, 5], from: '20:30', to: '22:00' },
  ],
};
