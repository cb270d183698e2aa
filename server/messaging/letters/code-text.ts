/** What a text with a code is for. */
export type CodeTextKind = 'sign_in' | 'proof';

type Words = (place: string, code: string) => string;

// One line each, short enough for one text also in Thai, whose letters take twice the room.
const words: Readonly<
  Record<CodeTextKind, { readonly en: Words } & Readonly<Record<string, Words>>>
> = {
  sign_in: {
    en: (place, code) => `${code} is your sign-in code for ${place}. It counts for 10 minutes.`,
    th: (place, code) => `${code} คือรหัสเข้าสู่ระบบ ${place} ใช้ได้ 10 นาที`,
    fr: (place, code) => `${code} est votre code de connexion à ${place}, valable 10 minutes.`,
  },
  proof: {
    en: (place, code) => `${code} confirms your number for ${place}. It counts for 10 minutes.`,
    th: (place, code) => `${code} คือรหัสยืนยันเบอร์ของคุณกับ ${place} ใช้ได้ 10 นาที`,
    fr: (place, code) => `${code} confirme votre numéro auprès de ${place}, valable 10 minutes.`,
  },
};

/** The text that carries a code to a telephone. What we do not write is written in English. */
export function codeText(
  kind: CodeTextKind,
  { language, place, code }: { language: string; place: string; code: string },
): string {
  const letter = words[kind];
  return (letter[language] ?? letter.en)(place, code);
}
