import { spelt, type Culture } from './culture.ts';

/** Thai names. A family name belongs to one family by law, so that most are rare; friends use the nickname. */
export const thai: Culture = {
  name: 'thai',
  language: 'th',
  givens:
    spelt(`Somchai สมชาย Chai ~Somchay, Siriporn ศิริพร Porn ~Siriphon, Nattapong ณัฐพงษ์ Nat ~Natthaphong,
    Kanya กัญญา Kan ~Ganya, Malee มาลี Lee ~Mali, Wichai วิชัย Wi ~Vichai, Supaporn สุภาพร Pui ~Suphaphon,
    Prasert ประเสริฐ Sert ~Prasoet, Ploy พลอย Ploy ~Phloi, Arthit อาทิตย์ Art ~Athit, Kittisak กิตติศักดิ์ Kit ~Kitisak,
    Wirat วิรัตน์ Rat ~Virat, Thanakorn ธนกร Korn ~Thanakon, Pichai พิชัย Pi ~Phichai, Anucha อนุชา Nu,
    Chaiwat ชัยวัฒน์ Wat ~Chaiwatt, Surachai สุรชัย Su ~Surachay, Narong ณรงค์ Rong, Suda สุดา Da,
    Pranee ปราณี Nee ~Prani, Wanida วนิดา Nid ~Vanida, Nongluck นงลักษณ์ Nong ~Nonglak, Ratana รัตนา Rat ~Rattana,
    Pimchanok พิมพ์ชนก Pim ~Phimchanok, Apinya อภิญญา Apple ~Aphinya, Jintana จินตนา Jin ~Chintana,
    Orathai อรทัย Or, Busaba บุษบา Bua ~Butsaba, Duangjai ดวงใจ Duang ~Duangchai, Thanawat ธนวัฒน์ Tee ~Tanawat,
    Kannika กรรณิการ์ Nik ~Kanika, Pornthip พรทิพย์ Tip ~Phonthip, Manee มานี Nee ~Mani, Surasak สุรศักดิ์ Sak,
    Somsak สมศักดิ์ Sak, Anan อนันต์ Nan ~Anant, Nipa นิภา Pa ~Nipha, Chalerm เฉลิม Lerm ~Chaloem,
    Decha เดชา Dech ~Dacha, Ekachai เอกชัย Ek ~Eakachai, Pakorn ปกรณ์ Korn ~Pakon, Udom อุดม Dom,
    Yuthana ยุทธนา Yut ~Yutthana, Worawit วรวิทย์ Wit ~Vorawit, Chutima ชุติมา Ma ~Chutimar, Benjawan เบญจวรรณ Ben,
    Rattikarn รัตติกาล Ratti ~Rattikan, Kamonwan กมลวรรณ Mon ~Kamolwan, Thitima ฐิติมา Thi ~Titima,
    Panuwat ภานุวัฒน์ Nu ~Phanuwat, Waraporn วราภรณ์ Wara ~Varaporn, Sasithorn ศศิธร Noon ~Sasiton`),
  families:
    spelt(`Saetang แซ่ตั้ง ~Sae-Tang, Saelim แซ่ลิ้ม ~Sae-Lim, Jaidee ใจดี ~Chaidee, Boonmee บุญมี ~Bunmi,
    Srisuk ศรีสุข ~Srisook, Suwan สุวรรณ ~Suwannee, Thongchai ทองชัย ~Tongchai, Wongsa วงษา ~Vongsa,
    Phromma พรหมมา ~Promma, Kaewmanee แก้วมณี ~Kaeomani, Rakthai รักไทย ~Rukthai, Meesuk มีสุข ~Misuk,
    Charoensuk เจริญสุข ~Charoensook, Intarat อินทรัตน์ ~Inthrat, Sombun สมบูรณ์ ~Somboon, Klinhom กลิ่นหอม,
    Wattana วัฒนา ~Watthana, Thepsiri เทพศิริ ~Tepsiri, Chanthra จันทรา ~Chantra, Panya ปัญญา ~Punya,
    Rungrot รุ่งโรจน์ ~Rungroj, Klahan กล้าหาญ ~Glahan, Sombat สมบัติ ~Sombutt, Chaiyo ไชโย, Yodrak ยอดรัก ~Yotrak`),
  rare: {
    share: 0.55,
    starts:
      spelt(`Rattana รัตน ~Ratana, Wong วงศ์ ~Vong, Sri ศรี ~Si, Suwanna สุวรรณ, Chai ชัย ~Chay, Thong ทอง ~Tong,
      Kaew แก้ว ~Keaw, Phet เพชร ~Petch, Boon บุญ ~Bun, Singha สิงห, Thep เทพ ~Tep, Inthra อินทร ~Intra, Nila นิล,
      Manee มณี, Amorn อมร ~Amon, Wichit วิจิตร ~Vijit, Prom พรหม ~Phrom, Dusit ดุสิต, Kitti กิตติ, Pracha ประชา`),
    ends: spelt(`kul กุล ~gool, sakul สกุล ~sagul, wong วงศ์ ~vong, suk สุข ~sook, rat รัตน์ ~rut, phan พันธุ์ ~pan,
      chai ชัย ~chay, siri ศิริ, watthana วัฒนา ~wattana, phong พงษ์ ~pong, thon ธร ~torn, det เดช ~dej,
      sap ทรัพย์ ~sub, charoen เจริญ, nakorn นคร ~nakhon, thawi ทวี ~tawee, mongkhon มงคล ~mongkol, sawat สวัสดิ์`),
  },
  home: {
    callingCode: '+66',
    phones: ['081 555 ####', '089 555 ####', '062 555 ####', '095 555 ####', '086 555 ####'],
  },
};
