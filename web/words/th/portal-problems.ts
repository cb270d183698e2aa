import type { portalProblems as english } from '../en/portal-problems.ts';

export const portalProblems: { readonly [Key in keyof typeof english]: string } = {
  proof_needed: 'เปลี่ยนอีเมลหรือเบอร์ได้ด้วยรหัสที่ส่งไปที่นั่น โปรดขอรหัสก่อน',
  sign_in_lost: 'การเข้าสู่ระบบนี้เริ่มในเบราว์เซอร์อื่นหรือนานเกินไป โปรดเริ่มใหม่',
  sign_in_cancelled: 'ยังไม่ได้เข้าสู่ระบบ เพราะมีการยกเลิก',
  linked_elsewhere: 'การเข้าสู่ระบบนี้เป็นของข้อมูลอีกรายการหนึ่ง โปรดขอให้ธุรกิจรวมทั้งสองรายการ',
};
