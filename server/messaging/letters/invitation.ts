import type { Mail } from '#platform/mail';
import { mailOf } from '../letter.ts';

interface Words {
  readonly subject: string;
  readonly opening: string;
  readonly label: string;
  readonly closing: string;
}

const english = (business: string): Words => ({
  subject: `Work with ${business} on Clientele`,
  opening: `You are invited to work with ${business} on Clientele.`,
  label: 'Accept the invitation',
  closing: 'The link counts once, for 7 days. If you did not expect this, leave it be.',
});

const words: Readonly<Record<string, (business: string) => Words>> = {
  en: english,
  th: (business) => ({
    subject: `ร่วมงานกับ ${business} บน Clientele`,
    opening: `คุณได้รับเชิญให้ร่วมงานกับ ${business} บน Clientele`,
    label: 'ตอบรับคำเชิญ',
    closing: 'ลิงก์ใช้ได้ครั้งเดียวภายใน 7 วัน หากคุณไม่รู้จักคำเชิญนี้ ไม่ต้องทำอะไร',
  }),
  fr: (business) => ({
    subject: `Travaillez avec ${business} sur Clientele`,
    opening: `Vous êtes invité à travailler avec ${business} sur Clientele.`,
    label: 'Accepter l’invitation',
    closing:
      'Le lien sert une seule fois, pendant 7 jours. Si vous ne l’attendiez pas, ignorez-le.',
  }),
};

/** The mail that carries an invitation to work for a business. */
export function invitationMail(given: {
  id: string;
  to: string;
  language: string;
  business: string;
  link: string;
}): Mail {
  const { id, to, language, business, link } = given;
  const { subject, opening, label, closing } = (words[language] ?? english)(business);
  return mailOf({
    id,
    to,
    language: language in words ? language : 'en',
    subject,
    opening: [opening],
    point: { link, label },
    closing: [closing],
  });
}
