import type { Mail } from '#platform/mail';
import { mailOf } from '../letter.ts';

interface Words {
  readonly subject: string;
  readonly opening: string;
  readonly why: Readonly<Record<'gone' | 'failing', string>>;
  readonly label: string;
  readonly closing: string;
}

const english = (business: string, address: string): Words => ({
  subject: `${business}: a webhook was switched off`,
  opening: `${business} no longer sends webhook messages to ${address}.`,
  why: {
    gone: 'The address answered that it is gone for good (410).',
    failing: 'Nothing got through to it for three days.',
  },
  label: 'Look at the webhook',
  closing:
    'Once the address answers again, switch it on there. What was not delivered is kept for 30 days and can be sent again.',
});

const words: Readonly<Record<string, typeof english>> = {
  en: english,
  th: (business, address) => ({
    subject: `${business}: เว็บฮุกถูกปิด`,
    opening: `${business} ไม่ส่งข้อความเว็บฮุกไปที่ ${address} อีกต่อไป`,
    why: {
      gone: 'ปลายทางตอบว่าเลิกใช้ถาวรแล้ว (410)',
      failing: 'ส่งไม่สำเร็จเลยเป็นเวลาสามวัน',
    },
    label: 'ดูเว็บฮุก',
    closing: 'เมื่อปลายทางตอบได้แล้ว ให้เปิดใหม่ที่นั่น ข้อความที่ส่งไม่สำเร็จเก็บไว้ 30 วันและส่งซ้ำได้',
  }),
  fr: (business, address) => ({
    subject: `${business} : un webhook a été désactivé`,
    opening: `${business} n’envoie plus de messages webhook à ${address}.`,
    why: {
      gone: 'L’adresse a répondu qu’elle n’existe plus (410).',
      failing: 'Rien n’est passé pendant trois jours.',
    },
    label: 'Voir le webhook',
    closing:
      'Quand l’adresse répondra de nouveau, réactivez-la à cet endroit. Ce qui n’a pas été remis est gardé 30 jours et peut être renvoyé.',
  }),
};

/** The mail that tells somebody who answers for webhooks that one was switched off, and why. */
export function webhookOffMail(given: {
  id: string;
  to: string;
  language: string;
  business: string;
  address: string;
  why: 'gone' | 'failing';
  link: string;
}): Mail {
  const { id, to, language, business, address, why, link } = given;
  const said = (words[language] ?? english)(business, address);
  return mailOf({
    id,
    to,
    language: language in words ? language : 'en',
    subject: said.subject,
    opening: [said.opening, said.why[why]],
    point: { link, label: said.label },
    closing: [said.closing],
  });
}
