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

const DEVANAGARI = table(
  `क=k ख=kh ग=g घ=gh ङ=n च=ch छ=ch ज=j झ=jh ञ=n ट=t ठ=th ड=d ढ=dh ण=n त=t थ=th द=d ध=dh न=n प=p फ=ph ब=b भ=bh म=m
  य=y र=r ल=l व=v श=sh ष=sh स=s ह=h ा=a ि=i ी=i ु=u ू=u ृ=ri े=e ै=ai ो=o ौ=au ं=n ँ=n ः=h ्= ़= अ=a आ=a इ=i ई=i उ=u
  ऊ=u ऋ=ri ए=e ऐ=ai ओ=o औ=au`,
);

/** Arabic writes few vowels; what it writes for them is dropped from keys with ours. */
const ARABIC = table(
  `ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=d ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=k ك=k ک=k گ=g ل=l م=m ن=n
  ه=h ة=a و=u ي=y ی=y ى=a ئ=y ؤ=u ء= آ=a أ=a إ=i پ=p چ=ch ژ=zh ّ= َ=a ُ=u ِ=i ْ=`,
);

/** Hiragana; katakana stand 96 places behind. */
const KANA = table(
  `あ=a い=i う=u え=e お=o か=ka き=ki く=ku け=ke こ=ko が=ga ぎ=gi ぐ=gu げ=ge ご=go さ=sa し=shi す=su せ=se そ=so
  ざ=za じ=ji ず=zu ぜ=ze ぞ=zo た=ta ち=chi つ=tsu て=te と=to だ=da ぢ=ji づ=zu で=de ど=do な=na に=ni ぬ=nu ね=ne の=no
  は=ha ひ=hi ふ=fu へ=he ほ=ho ば=ba び=bi ぶ=bu べ=be ぼ=bo ぱ=pa ぴ=pi ぷ=pu ぺ=pe ぽ=po ま=ma み=mi む=mu め=me も=mo
  や=ya ゆ=yu よ=yo ゃ=ya ゅ=yu ょ=yo ら=ra り=ri る=ru れ=re ろ=ro わ=wa を=o ん=n っ= ゔ=vu`,
);
const KATAKANA = Object.fromEntries(
  Object.entries(KANA).map(([letter, said]) => [
    String.fromCharCode(letter.charCodeAt(0) + 0x60),
    said,
  ]),
);

/** Sounds that open, carry and close a Korean syllable, in the order of Unicode (Revised Romanisation, closings as said). */
const OPENINGS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const MIDDLES = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const CLOSINGS = ' k k k n n n t l l l l l l l l m p p t t ng t t k t p t'.split(' ');
const FIRST_SYLLABLE = 0xac00;

function syllable(letter: string): string | undefined {
  const place = letter.charCodeAt(0) - FIRST_SYLLABLE;
  const [ofOpening, ofMiddle] = [MIDDLES.length * CLOSINGS.length, CLOSINGS.length];
  if (place < 0 || place >= OPENINGS.length * ofOpening) return undefined;
  const opening = OPENINGS[Math.floor(place / ofOpening)]!;
  const middle = MIDDLES[Math.floor((place % ofOpening) / ofMiddle)]!;
  return opening + middle + CLOSINGS[place % ofMiddle]!;
}

const LATIN: Record<string, string> = {
  ...CYRILLIC,
  ...GREEK,
  ...THAI,
  ...DEVANAGARI,
  ...ARABIC,
  ...KANA,
  ...KATAKANA,
  ー: '',
  ำ: 'am',
};

/** Scripts that are told apart when two spellings of one name are compared; `other` are those we cannot read. */
export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'thai'
  | 'devanagari'
  | 'arabic'
  | 'hangul'
  | 'kana'
  | 'other';

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['thai', /\p{Script=Thai}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
];

/** The script of a folded word, by its first letter. */
export function scriptOf(word: string): Script {
  const letter = /\p{L}/u.exec(word)?.[0] ?? '';
  return SCRIPTS.find(([, letters]) => letters.test(letter))?.[0] ?? 'other';
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
    .replace(/^و/, 'w') // waw opens as w, and is a vowel elsewhere
    .replace(/ου/g, 'u')
    .replace(/μπ/g, 'b')
    .replace(/ντ/g, 'd');
}

function inLatin(word: string): string {
  let latin = '';
  for (const letter of word) latin += LATIN[letter] ?? syllable(letter) ?? letter;
  return latin;
}
