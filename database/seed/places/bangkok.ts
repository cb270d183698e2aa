import { spelt, type Place } from './place.ts';

/** People around Bangkok: Thai families, and the foreigners who play with them. */
export const bangkok: Place = {
  country: 'TH',
  givens: spelt(`Somchai สมชาย Chai, Arthit อาทิตย์ Art, Nattapong ณัฐพงษ์ Nat, Kittisak กิตติศักดิ์ Kit,
    Wirat วิรัตน์ Rat, Thanakorn ธนกร Korn, Pichai พิชัย Pi, Anucha อนุชา Nu, Chaiwat ชัยวัฒน์ Wat, Surachai สุรชัย Su,
    Prasert ประเสริฐ Sert, Narong ณรงค์ Rong, Suda สุดา Da, Malee มาลี Lee, Pranee ปราณี Nee, Wanida วนิดา Nid,
    Kanya กัญญา Kan, Siriporn ศิริพร Porn, Nong นงลักษณ์ Nong, Ratana รัตนา Rat, Ploy พลอย Ploy, Fon ฝน Fon,
    Pim พิมพ์ Pim, Apinya อภิญญา Apple, Jintana จินตนา Jin, Orathai อรทัย Or, Busaba บุษบา Bua, Duangjai ดวงใจ Duang,
    James, Emma, Oliver, Hannah, Kenji, Yuki, Min-jun, Wei`),
  families: spelt(`Wongsakul วงศ์สกุล, Srisuk ศรีสุข, Chaiyasit ไชยสิทธิ์, Boonmee บุญมี, Rattanakul รัตนกุล,
    Suwan สุวรรณ, Thongchai ทองชัย, Phromma พรหมมา, Kaewkla แก้วกล้า, Saetang แซ่ตั้ง, Saelim แซ่ลิ้ม,
    Jaidee ใจดี, Charoensuk เจริญสุข, Intarat อินทรัตน์, Panyakul ปัญญากุล, Sombun สมบูรณ์, Namthong น้ำทอง,
    Klinhom กลิ่นหอม, Phetchara เพชรา, Dechakul เดชกุล, Wattana วัฒนา, Somsri สมศรี, Yodrak ยอดรัก,
    Thepsiri เทพศิริ, Nilawan นิลวรรณ, Chanthra จันทรา, Maneerat มณีรัตน์, Singhakul สิงหกุล, Bennett, Larsson,
    Tanaka, Okafor, Novak, Fischer`),
  phones: ['081 555 ####', '089 555 ####', '062 555 ####', '095 555 ####', '086 555 ####'],
  callingCode: '+66',
  streets: ['Sukhumvit 39', 'Sukhumvit 55', 'Phahonyothin 7', 'Silom', 'Ratchada 17', 'Rama IV'],
  towns: [
    { city: 'Bangkok', postcode: '10110' },
    { city: 'Bangkok', postcode: '10400' },
    { city: 'Bangkok', postcode: '10500' },
    { city: 'Nonthaburi', postcode: '11000' },
    { city: 'Samut Prakan', postcode: '10270' },
  ],
};
