/** Letters of one script with their Latin sound, written as `letter=sound`. */
function table(pairs: string): Record<string, string> {
  return Object.fromEntries(pairs.split(/\s+/).map((pair) => [pair.slice(0, 1), pair.slice(2)]));
}

const CYRILLIC = table(
  `а=a б=b в=v г=g ґ=g д=d е=e є=e ё=e ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=u ф=f х=kh
  ц=ts ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=yu я=ya ђ=dj ј=j љ=l њ=n ћ=c џ=dz`,
);

const GREEK = table(
  `α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o`,
);

/** Initial sounds of the Royal Thai General System; vowels only roughly, for keys drop them. */
const THAI = table(
  `ก=k ข=kh ฃ=kh ค=kh ฅ=kh ฆ=kh ง=ng จ=ch ฉ=ch ช=ch ซ=s ฌ=ch ญ=ny ฎ=d ฏ=t ฐ=th ฑ=th ฒ=th ณ=n ด=d ต=t ถ=th ท=th ธ=th
  น=n บ=b ป=p ผ=ph ฝ=f พ=ph ฟ=f ภ=ph ม=m ย=y ร=r ล=l ว=w ศ=s ษ=s ส=s ห=h ฬ=l อ=o ฮ=h ะ=a ั=a า=a ิ=i ี=i ึ=ue
  ื=ue ุ=u ู=u เ=e แ=ae โ=o ใ=ai ไ=ai ฤ=rue ๅ=a ็= ่= ้= ๊= ๋= ํ=m ๆ=`,
);

const LATIN: Record<string, string> = { ...CYRILLIC, ...GREEK, ...THAI, ำ: 'am' };

/** Scripts that are told apart when two spellings of one name are compared. */
export type Script = 'latin' | 'cyrillic' | 'greek' | 'thai' | 'other';

/** The script of a folded word, by its first letter. */
export function scriptOf(word: string): Script {
  const letter = /\p{L}/u.exec(word)?.[0] ?? '';
  if (/\p{Script=Latin}/u.test(letter)) return 'latin';
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'cyrillic';
  if (/\p{Script=Greek}/u.test(letter)) return 'greek';
  return /\p{Script=Thai}/u.test(letter) ? 'thai' : 'other';
}

/** A folded word in Latin letters, as far as our tables reach; other letters stay. For keys, never for showing. */
export function romanise(word: string): string {
  return inLatin(heard(word));
}

/** The same, with the vowels that Thai says between two consonants and leaves unwritten. */
export function romaniseSpoken(word: string): string {
  return inLatin(heard(word).replace(/(?<=[ก-ฮ])(?=[ก-ฮ])/g, 'ะ'));
}

/** A word without the letters that are not said as they are written. */
function heard(word: string): string {
  return word
    .replace(/[ก-ฮ][ิุ]?์/g, '') // a killer mark silences its consonant
    .replace(/(?<=[ก-ฮ])รร(?=[ก-ฮ])/g, 'ั') // double ro between consonants is a vowel
    .replace(/^ญ/, 'ย') // yo ying opens as y, and closes as n
    .replace(/(?<=[ก-๎])ร$/g, 'น') // a closing ro is said as n
    .replace(/ου/g, 'u')
    .replace(/μπ/g, 'b')
    .replace(/ντ/g, 'd');
}

function inLatin(word: string): string {
  let latin = '';
  for (const letter of word) latin += LATIN[letter] ?? letter;
  return latin;
}
