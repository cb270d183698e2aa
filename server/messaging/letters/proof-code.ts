import type { Mail } from '#platform/mail';
import { type CodeFor, type CodeLetter, codeMail } from './code-mail.ts';

const words: CodeLetter = {
  en: (place, code) => ({
    subject: `${code} confirms your address for ${place}`,
    opening: `Type this code to confirm to ${place} that this address is yours:`,
    closing:
      'It counts for 10 minutes. If you did not ask for it, leave it be: nothing changes then.',
  }),
  th: (place, code) => ({
    subject: `${code} คือรหัสยืนยันอีเมลของคุณกับ ${place}`,
    opening: `ใส่รหัสนี้เพื่อยืนยันกับ ${place} ว่าอีเมลนี้เป็นของคุณ:`,
    closing: 'รหัสใช้ได้ 10 นาที หากคุณไม่ได้ขอรหัสนี้ ไม่ต้องทำอะไร จะไม่มีอะไรเปลี่ยนแปลง',
  }),
  fr: (place, code) => ({
    subject: `${code} confirme votre adresse auprès de ${place}`,
    opening: `Saisissez ce code pour confirmer à ${place} que cette adresse est la vôtre :`,
    closing:
      'Il est valable 10 minutes. Si vous ne l’avez pas demandé, ignorez-le : rien ne changera.',
  }),
};

/** The mail that carries a code by which somebody proves that an address is theirs. */
export function proofCodeMail(given: CodeFor): Mail {
  return codeMail(words, given);
}
