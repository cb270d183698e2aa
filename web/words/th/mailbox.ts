import type { Words } from '../shape.ts';

export const mailbox: Words['mailbox'] = {
  title: 'กล่องจดหมาย',
  lead: 'อีเมลจะอยู่ที่นี่แทนการส่งจริง เพราะนี่คือตัวอย่าง',
  list: 'อีเมล ใหม่สุดก่อน',
  none: 'ยังไม่มีอีเมล',
  noneWhy: 'รหัสเข้าสู่ระบบและคำเชิญจะมาถึงที่นี่',
  noneTo: 'ไม่มีอีเมลถึงที่อยู่นี้',
  search: 'เฉพาะอีเมลถึงที่อยู่นี้',
  searchHint: 'name@example.com',
  choose: 'เลือกอีเมลเพื่ออ่าน',
  from: 'จาก',
  to: 'ถึง',
  received: 'มาถึงเมื่อ',
  view: 'วิธีแสดงอีเมล',
  looks: 'ตามที่เห็น',
  text: 'เป็นข้อความ',
  frame: 'อีเมล “{{subject}}”',
  back: 'อีเมลทั้งหมด',
  noSubject: 'ไม่มีหัวเรื่อง',
};
