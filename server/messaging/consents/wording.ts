import type { ConsentChannel, ConsentTopic } from '#contract/consents';

/** The sentences that are agreed to, in the languages we write: by topic, with the channel put in. */
const sentences = {
  en: {
    channels: {
      email: 'by e-mail',
      sms: 'by text message',
      whatsapp: 'on WhatsApp',
      phone: 'by phone',
    },
    offers: (business: string, how: string) => `${business} may send me news and offers ${how}.`,
    reminders: (business: string, how: string) =>
      `${business} may remind me of what I booked or ordered ${how}.`,
    feedback: (business: string, how: string) => `${business} may ask me ${how} how I liked it.`,
  },
  th: {
    channels: { email: 'ทางอีเมล', sms: 'ทาง SMS', whatsapp: 'ทาง WhatsApp', phone: 'ทางโทรศัพท์' },
    offers: (business: string, how: string) => `${business} ส่งข่าวสารและข้อเสนอให้ฉัน${how}ได้`,
    reminders: (business: string, how: string) => `${business} เตือนฉันเรื่องการจองหรือคำสั่งซื้อ${how}ได้`,
    feedback: (business: string, how: string) => `${business} สอบถามความคิดเห็นจากฉัน${how}ได้`,
  },
  fr: {
    channels: {
      email: 'par e-mail',
      sms: 'par SMS',
      whatsapp: 'sur WhatsApp',
      phone: 'par téléphone',
    },
    offers: (business: string, how: string) =>
      `${business} peut m’envoyer des nouvelles et des offres ${how}.`,
    reminders: (business: string, how: string) =>
      `${business} peut me rappeler ${how} ce que j’ai réservé ou commandé.`,
    feedback: (business: string, how: string) => `${business} peut me demander mon avis ${how}.`,
  },
} as const;

/** The sentence that somebody agrees to, or does not, in a language. It is kept as it was shown. */
export function wordingOf(
  language: keyof typeof sentences,
  business: string,
  { channel, topic }: { channel: ConsentChannel; topic: ConsentTopic },
): string {
  const words = sentences[language];
  return words[topic](business, words.channels[channel]);
}
