import type { Words } from '../shape.ts';

export const shell: Words['shell'] = {
  skip: 'ข้ามไปที่เนื้อหา',
  navigation: 'เมนูหลัก',
  business: 'ธุรกิจ',
  businesses: 'ธุรกิจของคุณ',
  switchBusiness: 'เปลี่ยนไปที่',
  demo: 'สาธิต',
  account: 'บัญชีของคุณ',
  more: 'เพิ่มเติม',
  look: 'รูปลักษณ์',
  themes: { system: 'ตามระบบ', light: 'สว่าง', dark: 'มืด' },
  language: 'ภาษา',
  signOut: 'ออกจากระบบ',
  search: 'ค้นหาทุกอย่าง',
  searchHint: 'ชื่อ เบอร์โทร อีเมล หน้า หรือคำสั่ง',
  nothingFound: 'ไม่พบอะไร',
  pages: 'หน้า',
  acts: 'คำสั่ง',
  fault: 'แสดงส่วนนี้ไม่ได้',
  again: 'ลองอีกครั้ง',
  requestId: 'รหัสคำขอ',
  missing: 'ไม่มีอะไรที่นี่',
  missingWhy: 'ลิงก์อาจเก่าแล้ว หรือสิ่งที่ลิงก์ไปถูกลบแล้ว',
  toCustomers: 'ไปที่ลูกค้า',
  denied: 'บทบาทของคุณไม่อนุญาต',
  deniedWhy: 'เจ้าของหรือผู้ดูแลของธุรกิจเปลี่ยนสิ่งที่คุณเห็นได้',
  zoneOf: 'เวลาของ {{name}}',
  loadMore: 'แสดงเพิ่ม',
};

export const roles: Words['roles'] = {
  owner: 'เจ้าของ',
  admin: 'ผู้ดูแล',
  consultant: 'ที่ปรึกษา',
  sales: 'ฝ่ายขาย',
  support: 'ฝ่ายบริการ',
};
