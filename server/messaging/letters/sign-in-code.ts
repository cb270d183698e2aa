import type { Mail } from '#platform/mail';
import { type CodeFor, type CodeLetter, codeMail } from './code-mail.ts';

const words: CodeLetter = {
  en: (place, code) => ({
    subject: `${code} is your sign-in code for ${place}`,
    opening: `Type this code to sign in to ${place}:`,
    closing:
      'It counts for 10 minutes. If you did not ask for it, leave it be: nobody can sign in without it.',
  }),
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

/** The mail that carries a sign-in code. */
export function signInCodeMail(given: CodeFor): Mail {
  return codeMail(words, given);
}
