/** Languages in which messages are shipped; who reads another is written to in the business's own, or in English. */
export const messageLanguages = ['en', 'th', 'fr'] as const;
export type MessageLanguage = (typeof messageLanguages)[number];

/**
 * What a message is for. `transactional`: what somebody must know of what they did; `reminders`: of what they booked;
 * `feedback` and `offers` only where they allow it; `staff`: to people at work.
 */
export const messagePurposes = [
  'transactional',
  'reminders',
  'feedback',
  'offers',
  'staff',
] as const;
export type MessagePurpose = (typeof messagePurposes)[number];

/** A sample in each language; one word where it is the same in all. */
type Sample = string | Readonly<Record<MessageLanguage, string>>;

interface Variable {
  readonly sample: Sample;
  /** Whether it may be empty. */
  readonly optional: boolean;
}

const always = (sample: Sample) => ({ sample, optional: false }) as const;
const maybe = (sample: Sample) => ({ sample, optional: true }) as const;

/** Every variable that a template may name, with what stands there in a sample. */
export const messageVariables = {
  'business.name': always('Birdie Golf Lounge'),
  'business.booking_link': always('https://clientele.example/b/birdie/book'),
  'unsubscribe.link': always('https://clientele.example/b/birdie/mail/sample'),
  'customer.first_name': maybe({ en: 'Anong', th: 'อนงค์', fr: 'Anong' }),
  'customer.name': maybe({ en: 'Anong Example', th: 'อนงค์ ตัวอย่าง', fr: 'Anong Exemple' }),
  'customer.email': maybe('anong@people.example'),
  'customer.phone': maybe('+66 2 555 0199'),
  'booking.reference': always('BKG-261205-0007'),
  'booking.service': always({ en: 'Golf lesson', th: 'เรียนกอล์ฟ', fr: 'Leçon de golf' }),
  'booking.when': always({
    en: 'Saturday 5 December 2026, 10:00–11:00',
    th: 'วันเสาร์ที่ 5 ธันวาคม 2569 เวลา 10:00–11:00 น.',
    fr: 'samedi 5 décembre 2026, de 10:00 à 11:00',
  }),
  'booking.was': maybe({
    en: 'Friday 4 December 2026, 09:00–10:00',
    th: 'วันศุกร์ที่ 4 ธันวาคม 2569 เวลา 09:00–10:00 น.',
    fr: 'vendredi 4 décembre 2026, de 09:00 à 10:00',
  }),
  'booking.where': maybe('Birdie Chidlom, 1 Ploenchit Road, Bangkok'),
  'booking.who': maybe('Coach Example'),
  'booking.party': maybe('2'),
  'booking.price': maybe({ en: 'THB 1,500.00', th: '฿1,500.00', fr: '1 500,00 THB' }),
  'booking.paid': maybe({ en: 'THB 1,500.00', th: '฿1,500.00', fr: '1 500,00 THB' }),
  'booking.policy': maybe({
    en: 'Free to change or cancel until 24 hours before.',
    th: 'เปลี่ยนหรือยกเลิกได้ฟรีจนถึง 24 ชั่วโมงก่อนเวลานัด',
    fr: 'Modification et annulation gratuites jusqu’à 24 heures avant.',
  }),
  'booking.meeting': maybe('https://meet.example/a-room'),
  'booking.reason': maybe({
    en: 'The bay is being repaired.',
    th: 'ช่องซ้อมปิดซ่อม',
    fr: 'Le poste est en réparation.',
  }),
  'booking.manage_link': always('https://clientele.example/b/birdie/booking#mb_sample'),
  'booking.staff_link': always('https://clientele.example/bookings/sample'),
  'booking.note': maybe({ en: 'I am left-handed.', th: 'ฉันถนัดมือซ้าย', fr: 'Je suis gaucher.' }),
  'offer.link': always('https://clientele.example/b/birdie/offer#mb_sample'),
  'offer.ends': always({
    en: 'Thursday 3 December 2026, 14:00',
    th: 'วันพฤหัสบดีที่ 3 ธันวาคม 2569 เวลา 14:00 น.',
    fr: 'jeudi 3 décembre 2026 à 14:00',
  }),
  'payment.amount': always({ en: 'THB 1,500.00', th: '฿1,500.00', fr: '1 500,00 THB' }),
  'digest.list': always({
    en: 'New: Golf lesson, Saturday 5 December, 10:00\nCancelled: Bay, Sunday 6 December, 18:00',
    th: 'ใหม่: เรียนกอล์ฟ วันเสาร์ที่ 5 ธันวาคม เวลา 10:00 น.\nยกเลิก: ช่องซ้อม วันอาทิตย์ที่ 6 ธันวาคม เวลา 18:00 น.',
    fr: 'Nouveau : Leçon de golf, samedi 5 décembre, 10:00\nAnnulé : Poste, dimanche 6 décembre, 18:00',
  }),
  'digest.count': always('2'),
} as const satisfies Record<string, Variable>;

/** A variable of templates, as in `booking.when`. */
export type MessageVariable = keyof typeof messageVariables;

const business = ['business.name', 'business.booking_link'] as const;
const customer = ['customer.first_name', 'customer.name'] as const;
const booking = [
  ...business,
  ...customer,
  'booking.reference',
  'booking.service',
  'booking.when',
  'booking.where',
  'booking.who',
  'booking.party',
  'booking.price',
  'booking.paid',
  'booking.policy',
  'booking.meeting',
  'booking.reason',
  'booking.was',
  'booking.manage_link',
] as const;
const staffBooking = [
  ...booking,
  'customer.email',
  'customer.phone',
  'booking.note',
  'booking.staff_link',
] as const;

interface TypeShape {
  readonly purpose: MessagePurpose;
  readonly variables: readonly MessageVariable[];
}

/** Every type of message: what it is for, and the variables that its template may name. */
export const messageTypes = {
  request_received: { purpose: 'transactional', variables: booking },
  confirmation: { purpose: 'transactional', variables: booking },
  reminder: { purpose: 'reminders', variables: [...booking, 'unsubscribe.link'] },
  moved: { purpose: 'transactional', variables: booking },
  rescheduled: { purpose: 'transactional', variables: booking },
  cancelled: { purpose: 'transactional', variables: booking },
  declined: { purpose: 'transactional', variables: booking },
  no_show: { purpose: 'transactional', variables: booking },
  follow_up: { purpose: 'feedback', variables: [...booking, 'unsubscribe.link'] },
  waitlist_offer: {
    purpose: 'transactional',
    variables: [
      ...business,
      ...customer,
      'booking.service',
      'booking.when',
      'booking.where',
      'booking.who',
      'booking.price',
      'offer.link',
      'offer.ends',
    ],
  },
  payment_receipt: { purpose: 'transactional', variables: [...booking, 'payment.amount'] },
  payment_lapsed: { purpose: 'transactional', variables: [...booking, 'payment.amount'] },
  staff_new_booking: { purpose: 'staff', variables: staffBooking },
  staff_moved: { purpose: 'staff', variables: staffBooking },
  staff_cancelled: { purpose: 'staff', variables: staffBooking },
  staff_digest: { purpose: 'staff', variables: [...business, 'digest.list', 'digest.count'] },
} as const satisfies Record<string, TypeShape>;

/** What a message says, as in `confirmation`. */
export type MessageType = keyof typeof messageTypes;

/** Every type of message, in the order of the list. */
export const everyMessageType = Object.keys(messageTypes) as [MessageType, ...MessageType[]];

/** Variables that the messages themselves know; whoever composes one gives the rest. */
export type OwnVariable = 'business.name' | 'business.booking_link' | 'unsubscribe.link';

/** What whoever composes a message of a type puts in: every variable of it, empty where there is nothing to say. */
export type MessageValues<Type extends MessageType> = Readonly<
  Record<Exclude<(typeof messageTypes)[Type]['variables'][number], OwnVariable>, string>
>;

/** What stands in a sample. */
export function sampleOf(name: MessageVariable, language: MessageLanguage): string {
  const { sample } = messageVariables[name];
  return typeof sample === 'string' ? sample : sample[language];
}
