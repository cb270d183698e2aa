import type { ShippedLanguage } from './words.ts';

const hello = 'สวัสดี{% if customer.first_name %}คุณ{{ customer.first_name }}{% endif %}';
const booked = [
  ['บริการ', 'booking.service'],
  ['เวลา', 'booking.when'],
  ['สถานที่', 'booking.where'],
  ['กับ', 'booking.who'],
  ['จำนวนคน', 'booking.party'],
  ['ราคา', 'booking.price'],
  ['ชำระแล้ว', 'booking.paid'],
  ['เลขที่จอง', 'booking.reference'],
] as const;
const short = [
  ['บริการ', 'booking.service'],
  ['เวลา', 'booking.when'],
  ['สถานที่', 'booking.where'],
  ['เลขที่จอง', 'booking.reference'],
] as const;
const work = [
  ['ลูกค้า', 'customer.name'],
  ['อีเมล', 'customer.email'],
  ['โทรศัพท์', 'customer.phone'],
  ...booked,
  ['ข้อความจากลูกค้า', 'booking.note'],
] as const;
const manage = { words: 'ดู เปลี่ยน หรือยกเลิกการจอง', link: 'booking.manage_link' };
const atWork = { words: 'เปิดการจอง', link: 'booking.staff_link' };
const again = { words: 'จองอีกครั้ง', link: 'business.booking_link' };
const stop = { words: 'ไม่ต้องการรับข้อความแบบนี้อีก', link: 'unsubscribe.link' };
const meeting = '{% if booking.meeting %}ลิงก์เข้าห้องประชุม: {{ booking.meeting }}{% endif %}';
const policy = '{% if booking.policy %}{{ booking.policy }}{% endif %}';
const reason = '{% if booking.reason %}เหตุผล: {{ booking.reason }}{% endif %}';
const was = '{% if booking.was %}เวลาเดิม: {{ booking.was }}{% endif %}';

/** What is shipped in Thai. */
export const th: ShippedLanguage = {
  request_received: {
    subject: 'ได้รับคำขอจองแล้ว: {{ booking.service }} {{ booking.when }}',
    opening: [hello, 'ขอบคุณค่ะ เราได้รับคำขอจองแล้ว และจะแจ้งให้ทราบเร็ว ๆ นี้ว่าเวลานี้ว่างหรือไม่'],
    facts: booked,
    closing: ['การจองยังไม่สมบูรณ์จนกว่าจะได้รับการยืนยันจากเรา', policy],
    act: manage,
  },
  confirmation: {
    subject: 'ยืนยันการจอง: {{ booking.service }} {{ booking.when }}',
    opening: [hello, 'การจองของคุณได้รับการยืนยันแล้ว แล้วพบกันค่ะ'],
    facts: booked,
    closing: [meeting, policy],
    act: manage,
  },
  reminder: {
    subject: 'ใกล้ถึงเวลานัด: {{ booking.service }} {{ booking.when }}',
    opening: [hello, 'ขอแจ้งเตือนการจองของคุณ'],
    facts: short,
    closing: [meeting, policy],
    act: manage,
    small: stop,
  },
  moved: {
    subject: 'เวลาใหม่: {{ booking.service }} {{ booking.when }}',
    opening: [hello, 'การจองของคุณเปลี่ยนเป็นเวลาใหม่แล้ว', was],
    facts: short,
    closing: [meeting, policy],
    act: manage,
  },
  rescheduled: {
    subject: 'เปลี่ยนการจอง: {{ booking.service }} {{ booking.when }}',
    opening: [hello, 'การจองของคุณเปลี่ยนแล้ว รายการนี้ใช้แทนรายการเดิม', was],
    facts: booked,
    closing: [meeting, policy],
    act: manage,
  },
  cancelled: {
    subject: 'ยกเลิกแล้ว: {{ booking.service }} {{ booking.when }}',
    opening: [hello, 'การจองของคุณถูกยกเลิกแล้ว', reason],
    facts: short,
    act: again,
  },
  declined: {
    subject: 'ไม่สามารถรับจองได้: {{ booking.service }} {{ booking.when }}',
    opening: [hello, 'ขออภัยค่ะ เราไม่สามารถรับการจองในเวลานี้ได้', reason],
    facts: short,
    closing: ['เวลาอื่นอาจยังว่างอยู่'],
    act: again,
  },
  no_show: {
    subject: 'เราไม่พบคุณตามเวลานัด: {{ booking.service }} {{ booking.when }}',
    opening: [hello, 'เรารอคุณอยู่ และหวังว่าคุณสบายดี'],
    facts: short,
    closing: [policy],
    act: again,
  },
  follow_up: {
    subject: 'เป็นอย่างไรบ้าง? {{ booking.service }} ที่ {{ business.name }}',
    opening: [hello, 'ขอบคุณที่มาใช้บริการ ทุกอย่างเป็นที่พอใจหรือไม่ ตอบอีเมลนี้ได้เลย เราอ่านทุกข้อความ'],
    act: again,
    small: stop,
  },
  waitlist_offer: {
    subject: 'มีที่ว่างแล้ว: {{ booking.service }} {{ booking.when }}',
    opening: [hello, 'เวลาที่คุณรออยู่ว่างแล้ว เราเก็บไว้ให้คุณถึง {{ offer.ends }}'],
    facts: [
      ['บริการ', 'booking.service'],
      ['เวลา', 'booking.when'],
      ['สถานที่', 'booking.where'],
      ['กับ', 'booking.who'],
      ['ราคา', 'booking.price'],
    ],
    act: { words: 'รับเวลานี้ หรือปล่อยให้คนอื่น', link: 'offer.link' },
  },
  payment_receipt: {
    subject: 'ชำระแล้ว: {{ payment.amount }} ให้ {{ business.name }}',
    opening: [hello, 'ขอบคุณค่ะ เราได้รับเงิน {{ payment.amount }} แล้ว'],
    facts: short,
    act: manage,
  },
  payment_lapsed: {
    subject: 'คืนเงินของคุณ: {{ booking.service }} {{ booking.when }}',
    opening: [
      hello,
      'เราได้รับการชำระเงินหลังหมดเวลา และมีผู้อื่นจองเวลานี้ไปแล้ว ขออภัยเป็นอย่างยิ่ง เราคืนเงิน {{ payment.amount }} ให้คุณเต็มจำนวน',
    ],
    facts: short,
    act: again,
  },
  staff_new_booking: {
    subject: 'จองใหม่: {{ booking.service }} {{ booking.when }}',
    opening: ['มีการจองใหม่'],
    facts: work,
    act: atWork,
  },
  staff_moved: {
    subject: 'เลื่อนเวลา: {{ booking.service }} {{ booking.when }}',
    opening: ['การจองเปลี่ยนเป็นเวลาใหม่', was],
    facts: work,
    act: atWork,
  },
  staff_cancelled: {
    subject: 'ยกเลิก: {{ booking.service }} {{ booking.when }}',
    opening: ['การจองถูกยกเลิก', reason],
    facts: work,
    act: atWork,
  },
  staff_digest: {
    subject: 'การจองเปลี่ยนแปลง {{ digest.count }} รายการที่ {{ business.name }}',
    opening: ['รายการที่เปลี่ยนแปลง:', '{{ digest.list }}'],
  },
};
