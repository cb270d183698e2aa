import type { Language } from './words.ts';

type Topic = 'reminders' | 'feedback' | 'offers';

/** What the page behind a message's link says. */
export interface MailWords {
  readonly topics: Readonly<Record<Topic, string>>;
  readonly given: (business: string, topic: string) => string;
  readonly stopped: (business: string, topic: string) => string;
  readonly stop: string;
  readonly allow: string;
  readonly dead: string;
}

/** The same in every language that messages are written in. */
export const mailWords: Readonly<Record<Language, MailWords>> = {
  en: {
    topics: {
      reminders: 'reminders of what you booked',
      feedback: 'questions how you liked it',
      offers: 'news and offers',
    },
    given: (business, topic) => `${business} may send you ${topic} by e-mail.`,
    stopped: (business, topic) => `${business} sends you no ${topic} by e-mail.`,
    stop: 'Send me no more of these',
    allow: 'Send me these again',
    dead: 'This link leads to no message of ours. Look at it again, or ask the business.',
  },
  th: {
    topics: {
      reminders: 'การแจ้งเตือนเรื่องการจอง',
      feedback: 'คำถามความคิดเห็น',
      offers: 'ข่าวสารและข้อเสนอ',
    },
    given: (business, topic) => `${business} ส่ง${topic}ให้คุณทางอีเมล`,
    stopped: (business, topic) => `${business} จะไม่ส่ง${topic}ให้คุณทางอีเมล`,
    stop: 'ไม่ต้องส่งให้ฉันอีก',
    allow: 'ส่งให้ฉันอีกครั้ง',
    dead: 'ลิงก์นี้ไม่ได้มาจากข้อความของเรา โปรดตรวจดูอีกครั้งหรือสอบถามธุรกิจ',
  },
  fr: {
    topics: {
      reminders: 'rappels de vos réservations',
      feedback: 'questions sur votre visite',
      offers: 'nouvelles et offres',
    },
    given: (business, topic) => `${business} peut vous envoyer par e-mail : ${topic}.`,
    stopped: (business, topic) => `${business} ne vous envoie plus par e-mail : ${topic}.`,
    stop: 'Ne plus me les envoyer',
    allow: 'Me les envoyer de nouveau',
    dead: 'Ce lien ne mène à aucun de nos messages. Vérifiez-le, ou demandez à l’entreprise.',
  },
};
