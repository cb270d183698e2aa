import type { BookingPlan } from './plan.ts';

const weekdays = [1, 2, 3, 4, 5];
const consultants = ['Maya Lindgren', 'João Prates'];
const wishes = [
  'We want to move our warehouse system off a server in the basement.',
  'An app for our drivers, with signatures at the door.',
  'Our forms come in by mail and somebody types them. That must end.',
  'A second opinion on an offer we were given.',
  'We lose orders between the shop and the books, and need to know where.',
  'A portal where patients move their own appointments.',
];

/** The consultancy: a free call and a paid session, by people in two zones. */
export const northlight: BookingPlan = {
  prefix: 'INT',
  week: [1.1, 1.2, 1.1, 1, 0.8, 0, 0],
  resources: [
    {
      kind: 'person',
      name: 'Maya Lindgren',
      about: 'Architecture, data and how teams work together.',
      email: 'maya@northlight.example',
      color: 'blue',
      hours: [[weekdays, '09:00', '17:00']],
      breaks: [[weekdays, '12:30', '13:15']],
    },
    {
      kind: 'person',
      name: 'João Prates',
      about: 'Integrations, and moving old systems without stopping them.',
      email: 'joao@northlight.example',
      timeZone: 'Europe/Lisbon',
      color: 'teal',
      hours: [
        [[1, 2, 3, 4], '10:00', '19:00'],
        [[5], '10:00', '15:00'],
      ],
    },
  ],
  services: [
    {
      said: {
        name: 'Introductory Discovery Call',
        slug: 'discovery-call',
        shortDescription: 'Fifteen minutes, free of charge.',
        description:
          'Tell us what you have in mind. We say openly whether we are the right people for it.',
        translations: {
          fr: {
            name: 'Premier échange',
            shortDescription: 'Quinze minutes, sans frais.',
          },
          th: { name: 'พูดคุยครั้งแรก', shortDescription: 'สิบห้านาที ไม่มีค่าใช้จ่าย' },
        },
        features: ['Your aims and what is in the way', 'Whether we fit', 'What could come next'],
        bufferAfter: 5,
        noticeMinutes: 240,
        windowDays: 30,
        gridMinutes: 15,
        pay: 'free',
        hasMeeting: true,
        wantsFollowUp: true,
        changeHours: 2,
        cancelHours: 2,
      },
      options: [[15, 0]],
      needs: [{ label: 'Consultant', of: consultants, assignment: 'round_robin', choice: 'may' }],
      questions: [
        { label: 'What is it about?', kind: 'long_text', isRequired: true, answers: wishes },
        {
          label: 'How large is your company?',
          kind: 'choice',
          choices: ['Just me', '2 to 20', '21 to 200', 'More than 200'],
        },
      ],
      aDay: 4,
      busyAt: [10, 11, 14, 15, 9, 16],
      wishes,
    },
    {
      said: {
        name: 'Technical Strategy Session',
        slug: 'strategy-session',
        shortDescription: 'An hour with a senior consultant, and a plan at the end of it.',
        description:
          'We go through your systems and aims together. Within two days you have a written plan with steps, times and costs.',
        translations: {
          fr: {
            name: 'Séance de stratégie technique',
            shortDescription: 'Une heure avec un consultant confirmé, et un plan à la fin.',
          },
          th: { name: 'วางแผนเชิงเทคนิค', shortDescription: 'หนึ่งชั่วโมงกับที่ปรึกษาอาวุโส พร้อมแผนงาน' },
        },
        features: ['Systems and data', 'A written plan', 'Times and costs', 'A summary afterwards'],
        prerequisites: ['A short description of your systems'],
        isPopular: true,
        bufferBefore: 10,
        bufferAfter: 15,
        noticeMinutes: 1440,
        windowDays: 60,
        gridMinutes: 30,
        pay: 'full',
        autoConfirm: false,
        hasMeeting: true,
        wantsFollowUp: true,
        changeHours: 24,
        cancelHours: 24,
        refunds: [
          { hoursBefore: 72, percent: 100 },
          { hoursBefore: 24, percent: 50 },
        ],
        terms:
          'What we learn of you in the session stays between us. The plan is yours to use as you like.',
      },
      options: [[60, 15_000]],
      needs: [{ label: 'Consultant', of: consultants, assignment: 'most_free', choice: 'may' }],
      questions: [
        { label: 'What is it about?', kind: 'long_text', isRequired: true, answers: wishes },
      ],
      aDay: 2,
      busyAt: [10, 14, 11, 15],
      wishes,
    },
    {
      said: {
        name: 'Working Afternoon',
        slug: 'working-afternoon',
        shortDescription: 'Three hours on one question, at our office.',
        description:
          'You bring the question and whoever should be there. We work on it together until there is something to take home.',
        translations: {
          fr: {
            name: 'Après-midi de travail',
            shortDescription: 'Trois heures sur une question, dans nos bureaux.',
          },
          th: { name: 'ช่วงบ่ายทำงานร่วมกัน', shortDescription: 'สามชั่วโมงกับหนึ่งคำถาม ที่สำนักงานของเรา' },
        },
        features: ['A room and a senior consultant', 'Notes of what was decided'],
        bufferAfter: 30,
        noticeMinutes: 2880,
        windowDays: 60,
        gridMinutes: 60,
        pay: 'card_on_file',
        noShowMinor: '10000',
        changeHours: 48,
        cancelHours: 48,
      },
      options: [[180, 45_000]],
      needs: [{ label: 'Consultant', of: consultants, assignment: 'most_free', choice: 'may' }],
      questions: [
        { label: 'What is it about?', kind: 'long_text', isRequired: true, answers: wishes },
      ],
      aDay: 0.5,
      busyAt: [13, 14],
      wishes,
    },
  ],
};
