/** What places of the app are called, in the navigation and the palette. */
export const places = {
  import: 'การนำเข้า',
  mirror: 'กระจก',
  settings: 'การตั้งค่า',
  parts: {
    business: 'ธุรกิจ',
    locations: 'สถานที่',
    team: 'ทีม',
    tags: 'แท็ก',
    fields: 'ช่องข้อมูลเฉพาะ',
    sources: 'แหล่งที่มา',
    matching: 'การจับคู่',
    shared: 'ช่องทางที่ใช้ร่วมกัน',
    keys: 'กุญแจ API',
    tiers: 'ระดับสมาชิก',
    signIn: 'การเข้าสู่ระบบของลูกค้า',
    webhooks: 'เว็บฮุก',
    account: 'ชื่อและภาษา',
    sessions: 'เซสชัน',
    twoStep: 'การเข้าสู่ระบบสองขั้นตอน',
  },
};
