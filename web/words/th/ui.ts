import type { Words } from '../shape.ts';

export const ui: Words['ui'] = {
  close: 'ปิด',
  cancel: 'ยกเลิก',
  clear: 'ล้าง',
  dismiss: 'ซ่อน',
  loading: 'กำลังโหลด…',
  copied: 'คัดลอกแล้ว',
  copyId: 'คัดลอก {{what}} {{id}}',
  undo: 'เลิกทำ',
  undone: 'นำกลับมาแล้ว',
  results: 'ผลลัพธ์',
  keys: 'แป้นพิมพ์ลัด',
};

export const keys: Words['keys'] = {
  palette: 'ค้นหาลูกค้า หน้า และคำสั่ง',
  search: 'ค้นหาในหน้านี้',
  rows: 'แถวถัดไปหรือก่อนหน้า',
  open: 'เปิดแถว',
  edit: 'แก้ไข',
  customers: 'ไปที่ลูกค้า',
  undo: 'เลิกทำสิ่งที่เพิ่งลบ',
  close: 'ปิดสิ่งที่เปิดอยู่',
  help: 'แสดงแป้นพิมพ์ลัดเหล่านี้',
};

export const forms: Words['forms'] = {
  required: 'กรุณากรอกช่องนี้',
  email: 'กรอกอีเมล เช่น name@example.com',
  format: 'รูปแบบไม่ถูกต้อง',
  invalid: 'ค่านี้ใช้ไม่ได้',
  tooLong: 'ใช้ได้ไม่เกิน {{most}} ตัวอักษร',
  atLeastOne: 'เลือกอย่างน้อยหนึ่งรายการ',
  optional: '(ไม่บังคับ)',
  nothingFits: 'ไม่มีรายการที่ตรงกัน',
  saved: 'บันทึกแล้ว',
  yes: 'ใช่',
  no: 'ไม่ใช่',
};
