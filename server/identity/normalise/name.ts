import { nicknameGroups } from './nicknames.ts';
import { namesNobody } from './placeholder.ts';
import { remembered } from './remembered.ts';
import { scriptOf } from './romanise.ts';
import type { Script } from './romanise.ts';
import { skeleton, sound } from './sound.ts';
import { words } from './text.ts';

/** A given or family name, prepared once so that comparing is cheap. Plain data. */
export type NamePart = {
  /** Folded words, parted by one space. */
  text: string;
  words: string[];
  script: Script;
  /** Consonant classes of every word, across scripts; '' when there are none. */
  skeleton: string;
  sound: string;
  /** Nickname groups of the first word. */
  nicknames: readonly number[];
};

/** A name as people are compared by it. A single name stands in `given`; a company is apart and is no person. */
export type PersonName = {
  given: NamePart | null;
  family: NamePart | null;
  company: string | null;
};

/** How a name may turn up: in parts, or in one piece whose order is not known. */
export type WrittenName = { given?: string; family?: string; full?: string; company?: string };

const TITLES = new Set(
  `mr mrs ms miss mx dr prof professor sir dame lady rev khun mme mlle monsieur madame herr frau sr sra srta senor
  senora jr ii iii iv esq phd md คุณ นาย นาง นางสาว ดร`.split(/\s+/),
);
/** Thai titles are written without a space; a vowel sign after one means that it is part of the name (คุณากร). */
const THAI_TITLE = /^(?:นางสาว|นาย|นาง|คุณ|ดร)(?=[ก-ฮเแโใไ].)/u;
/** Thai titles that are shortened to letters with dots. */
const DOTTED_TITLE = /(?<!\p{L})(?:น\.\s?ส|ด\.\s?[ชญ])\./gu;
const COMPANY =
  /(?:^|\s)(?:ltd|limited|inc|llc|plc|gmbh|corp|corporation|company|co ltd|pty|sarl|sas|bv|hotel|resort|holdings|group)$|^บริษัท|จำกัด$/u;

/** Words of a name without titles: none where there is nothing else. Idempotent. */
export function nameWords(text: string): string[] {
  const kept: string[] = [];
  for (const word of words(text.replace(DOTTED_TITLE, ' ')).map(withoutThaiTitle)) {
    if (word === 'd' && kept.at(-1) === 'ph') kept.pop();
    else if (!TITLES.has(word)) kept.push(word);
  }
  return kept;
}

function withoutThaiTitle(word: string): string {
  const rest = word.replace(THAI_TITLE, '');
  return rest === word ? word : withoutThaiTitle(rest);
}

/** Prepares one part of a name; null when it holds no letter. */
function namePart(text: string | undefined): NamePart | null {
  return text === undefined ? null : partOfText(text);
}

const partOfText = remembered((text) => partOf(nameWords(text)));

function partOf(parts: string[]): NamePart | null {
  const [first] = parts;
  if (first === undefined || !parts.some((word) => /\p{L}/u.test(word))) return null;
  return {
    text: parts.join(' '),
    words: parts,
    script: scriptOf(first),
    skeleton: parts.map(skeleton).join(''),
    sound: parts.map(sound).join(''),
    nicknames: nicknameGroups(first),
  };
}

/** A company's name without case, accents and punctuation; null when empty. */
function companyName(text: string | undefined): string | null {
  return words(text ?? '').join(' ') || null;
}

/** Whether a name written where a person's should stand is a company's. */
function isCompany(text: string): boolean {
  return COMPANY.test(words(text).join(' '));
}

/** Reads a name as `partsOf` does; where it names nobody, such as `Walk in`, nothing is left of it. */
export function normaliseName(written: WrittenName): PersonName {
  const name = partsOf(written);
  const all = [...(name.given?.words ?? []), ...(name.family?.words ?? [])];
  return namesNobody(all) ? { ...name, given: null, family: null } : name;
}

/**
 * Reads a name. In a full name the family comes last, or first before a comma that more than titles follow; which it
 * truly is, is not settled here: comparing tries both orders.
 */
function partsOf(written: WrittenName): PersonName {
  const company = companyName(written.company);
  if (written.given?.trim() || written.family?.trim()) {
    return { given: namePart(written.given), family: namePart(written.family), company };
  }
  const full = written.full ?? '';
  if (isCompany(full)) return { given: null, family: null, company: company ?? companyName(full) };
  const [before = '', ...behind] = full.split(',');
  const family = namePart(before);
  const given = namePart(behind.join(' '));
  if (family && given) return { given, family, company };
  const parts = nameWords(full);
  if (parts.length < 2) return { given: partOf(parts), family: null, company };
  return { given: partOf(parts.slice(0, -1)), family: partOf(parts.slice(-1)), company };
}
