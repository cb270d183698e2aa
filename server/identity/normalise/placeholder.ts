/**
 * Whole names that people type where somebody has none, in English, Thai and French, folded. Only the whole: Guest is a
 * family name too.
 */
const NOBODY = new Set(
  `test|tests|test test|testing|tester|test user|test customer|test guest|asdf|asdfgh|qwerty|abc|xxx|xyz|dummy|fake|sample|example
  walk in|walkin|walk in customer|walk in guest|walkin customer|guest|guest guest|guest user|customer|cash customer|cash sale
  n a|na|none|nil|null|no name|noname|unknown|unknown unknown|anonymous|nobody|not available|not given|tbc|tbd|undefined
  ทดสอบ|ทดสอบ ทดสอบ|เทส|ลูกค้า|ลูกค้าทั่วไป|ลูกค้า ทั่วไป|ลูกค้าหน้าร้าน|ลูกค้า หน้าร้าน|ลูกค้าเงินสด|วอล์คอิน|วอร์คอิน|ไม่ระบุ|ไม่ระบุชื่อ|ไม่มีชื่อ|ไม่มี|ไม่ทราบ|ไม่ทราบชื่อ
  essai|essai essai|client|client de passage|client comptoir|passage|de passage|inconnu|inconnue|anonyme|sans nom|invite|aucun|neant|non renseigne`
    .split(/[|\n]/)
    .map((name) => name.trim()),
);

/** Whether folded words, all that is written of a name, name nobody: `walk in`, `guest 2`, `n a`. */
export function namesNobody(words: readonly string[]): boolean {
  const text = words
    .map((word) => word.replace(/\d+/g, ''))
    .filter((word) => word !== '')
    .join(' ');
  return NOBODY.has(text);
}
