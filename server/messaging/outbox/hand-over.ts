import { type Mail, MailNotSent, MailRefused, type MailPort } from '#platform/mail';

/** What came of handing a message over. */
export interface Came {
  readonly how: 'sent' | 'refused' | 'not_sent' | 'uncertain';
  /** The receiving server's word for it. */
  readonly answer: string;
  /** Whether nobody has the address. */
  readonly isNobody: boolean;
}

/** Most of an answer that is kept. */
const longest = 500;

/** Hands a message over, and tells what came of it. */
export async function handMessage(port: MailPort, mail: Mail): Promise<Came> {
  try {
    return { how: 'sent', answer: kept(await port.send(mail)), isNobody: false };
  } catch (fault) {
    const refused = fault instanceof MailRefused;
    const how = refused ? 'refused' : fault instanceof MailNotSent ? 'not_sent' : 'uncertain';
    const answer = fault instanceof Error ? fault.message : String(fault);
    return { how, answer: kept(answer), isNobody: refused && fault.isNobody };
  }
}

const kept = (answer: string) => answer.replaceAll('\0', '').slice(0, longest);
