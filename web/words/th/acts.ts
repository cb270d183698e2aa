import type { Words } from '../shape.ts';

export const acts: Words['acts'] = {
  numbers: { read: 'ดูเลขประจำตัวประชาชนและอื่น ๆ ทั้งหมด' },
  business: {
    read: 'ดูธุรกิจ',
    change: 'แก้ไขธุรกิจ',
    'leave-demo': 'ออกจากตัวอย่างสาธิต',
  },
  locations: { change: 'แก้ไขสถานที่' },
  staff: { read: 'ดูทีม', invite: 'เชิญคน', change: 'แก้ไขทีม' },
  keys: { manage: 'จัดการกุญแจ API' },
  booking: { settings: 'เปลี่ยนการตั้งค่าการจอง' },
  payments: {
    read: 'ดูการชำระเงิน',
    take: 'รับชำระเงิน',
    refund: 'คืนเงินและยกเว้นการชำระเงิน',
    connect: 'เชื่อมต่อผู้ให้บริการรับชำระเงิน',
  },
  webhooks: { manage: 'จัดการเว็บฮุก' },
  tags: { read: 'ดูแท็ก', change: 'แก้ไขแท็ก' },
  fields: { change: 'แก้ไขช่องข้อมูลเฉพาะ' },
  customers: {
    export: 'ส่งออกลูกค้า',
    read: 'ดูลูกค้า',
    change: 'แก้ไขลูกค้า',
    merge: 'รวมลูกค้า ยกเลิกการรวม และกำหนดว่าโปรไฟล์เป็นของใคร',
    identify: 'จำแนกตัวบุคคล',
    block: 'บล็อกช่องทางติดต่อสำหรับทั้งธุรกิจ',
  },
  reviews: { decide: 'ตัดสินว่าใครเป็นใคร' },
  consents: { read: 'ดูสิ่งที่ลูกค้าอนุญาต', record: 'บันทึกสิ่งที่ลูกค้าอนุญาต' },
  segments: { change: 'บันทึกและแก้ไขกลุ่มลูกค้า' },
  imports: { read: 'ดูการนำเข้า', run: 'ทำการนำเข้า' },
  matching: { change: 'เปลี่ยนวิธีจับคู่' },
  jobs: { read: 'ดูงาน', replay: 'ลองงานอีกครั้ง' },
  audit: { read: 'อ่านบันทึกเหตุการณ์' },
  privacy: {
    read: 'ดูคำขอลบข้อมูล',
    export: 'ส่งออกข้อมูลทั้งหมดของลูกค้า',
    erase: 'ลบข้อมูลลูกค้า',
    change: 'เปลี่ยนระยะเวลาเก็บข้อมูล',
  },
};
