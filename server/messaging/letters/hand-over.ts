import { type Mail, MailNotSent, MailRefused, type MailPort } from '#platform/mail';

/**
 * Hands a letter over, once: where it may have gone already, it is not sent again blindly.
 * @returns what is to be written down of it: `uncertain` where it may have gone, or not
 * @throws when trying again is right: it did not go, or would arrive only once
 */
export async function handOver(
  port: MailPort,
  mail: Mail,
): Promise<'sent' | 'refused' | 'uncertain'> {
  try {
    await port.send(mail);
    return 'sent';
  } catch (fault) {
    if (fault instanceof MailRefused) return 'refused';
    if (fault instanceof MailNotSent || port.deduplicates) throw fault;
    return 'uncertain';
  }
}
