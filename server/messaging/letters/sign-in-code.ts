import type { Mail } from '#platform/mail';
import { mailOf } from '../letter.ts';

/** The words of a letter in the languages we write; what we do not write is written in English. */
type Words = (place: string, code: string) => { subject: string; opening: string; closing: string };

const english: Words = (place, code) => ({
  subject: `${code} is your sign-in code for ${place}`,
  opening: `Type this code to sign in to ${place}:`,
  closing:
    'It counts for 10 minutes. If you did not ask for it, leave it be: nobody can sign in without it.',
});

const words: Readonly<Record<string, Words>> = {
  en: english,
  th: (place, code) => ({
    subject: `${code} คือรหัสเข้าสู่ระบบ ${place} ของคุณ`,
    opening: `ใส่รหัสนี้เพื่อเข้าสู่ระบบ ${place}:`,
    closing: 'รหัสใช้ได้ 10 นาที หากคุณไม่ได้ขอรหัสนี้ ไม่ต้องทำอะไร ไม่มีใครเข้าสู่ระบบได้หากไม่มีรหัส',
  }),
  fr: (place, code) => ({
    subject: `${code} est votre code de connexion à ${place}`,
    opening: `Saisissez ce code pour vous connecter à ${place} :`,
    closing:
      'Il est valable 10 minutes. Si vous ne l’avez pas demandé, ignorez-le : sans lui, personne ne peut se connecter.',
  }),
};

/**
 * The mail that carries a sign-in code.
 * @param place what is signed in to: a business's name, or Clientele
 */
export function signInCodeMail(given: {
  to: string;
  language: string;
  place: string;
  code: string;
}): Mail {
  const { to, language, place, code } = given;
  const { subject, opening, closing } = (words[language] ?? english)(place, code);
  return mailOf({
    to,
    language: language in words ? language : 'en',
    subject,
    opening: [opening],
    point: { code },
    closing: [closing],
  });
}
