import type { Words } from '../shape.ts';

/** Who waits for a time that is taken, in Thai. */
export const waitlist: Words['waitlist'] = {
  lead: 'คนที่รอเวลาว่าง เมื่อมีเวลาว่าง ระบบจะกันไว้และเสนอให้คนที่รอนานที่สุดก่อน',
  list: 'คนที่รอ เรียงจากรอนานที่สุด',
  state: 'สถานะ',
  open: 'กำลังรอหรือได้รับข้อเสนอ',
  states: {
    waiting: 'กำลังรอ',
    offered: 'เสนอแล้ว',
    taken: 'จองแล้ว',
    left: 'ออกแล้ว',
    over: 'สิ้นสุดแล้ว',
  },
  who: 'ใคร',
  what: 'อะไร',
  when: 'เมื่อไร',
  since: 'ตั้งแต่',
  acts: 'การทำงาน',
  erased: 'คนที่ถูกลบข้อมูลแล้ว',
  offered: '{{time}} กันไว้ถึง {{until}}',
  offer: 'เสนอเวลาแรกที่สะดวก',
  offeredNow: 'เสนอเวลาให้ {{name}} แล้ว',
  remove: 'นำออกจากรายชื่อ',
  removedNow: '{{name}} ไม่รอแล้ว',
  none: 'ไม่มีใครรอ',
  noneWhy: 'ลูกค้าเข้ารายชื่อรอได้จากหน้าจอง เมื่อไม่มีเวลาที่สะดวก',
};
