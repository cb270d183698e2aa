import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listMail, readMail } from '#messaging';
import { MailRefused, type Mail } from '#platform/mail';
import { stranger } from '#test/access';
import { forEachDatabase } from '#test/databases';
import { testPorts } from '#test/ports';
import { openMail } from './open.ts';

const mailTo = (to: string, changes: Partial<Mail> = {}): Mail => ({
  to,
  subject: 'ทดสอบ — “quotes” & <angles>',
  text: 'One line.\n.\nAnother, after a lone dot.\n',
  html: '<p>One line.</p>',
  ...changes,
});

forEachDatabase('mail through the twin', (opened) => {
  const open = () => openMail(testPorts(opened().db).config, opened().db);

  test('what is sent by SMTP is found in the mailbox as it was written', async () => {
    const { db } = opened();
    const mail = await open();
    try {
      assert.match(await mail.send(mailTo('Ann@People.example')), /^250/);
      const [row] = await db.as(stranger(), 'gate', (tx) =>
        listMail(tx, { to: 'ann@people.EXAMPLE', limit: 10 }),
      );
      assert(row !== undefined);
      assert.equal(row.from, 'clientele@localhost');
      const read = await db.as(stranger(), 'gate', (tx) => readMail(tx, row.id));
      const sent = mailTo('');
      assert.equal(read.subject, sent.subject);
      assert.equal(read.text.trim(), sent.text.trim());
      assert.equal(read.html.trim(), sent.html);
    } finally {
      await mail.close();
    }
  });

  test('an address that does not exist is told from a server that is busy', async () => {
    const mail = await open();
    try {
      await assert.rejects(mail.send(mailTo('x@refused.example')), MailRefused);
      await assert.rejects(
        mail.send(mailTo('x@busy.example')),
        (fault) => !(fault instanceof MailRefused),
      );
    } finally {
      await mail.close();
    }
  });

  test('no header can be slipped in through an address or a subject', async () => {
    const { db } = opened();
    const mail = await open();
    try {
      const subject = 'Hello\r\nBcc: other@people.example';
      await mail.send(mailTo('only@people.example', { subject })).catch(() => undefined);
      await mail.send(mailTo('a@people.example, other@people.example')).catch(() => undefined);
      const rows = await db.as(stranger(), 'gate', (tx) =>
        listMail(tx, { to: 'other@people.example', limit: 10 }),
      );
      assert.deepEqual(rows, []);
    } finally {
      await mail.close();
    }
  });
});

test('without a mail server and without the demo, sending says what is missing', async () => {
  const config = { ...testPorts({} as never).config, demo: false };
  const mail = await openMail(config, {} as never);
  await assert.rejects(mail.send(mailTo('a@people.example')), /CLIENTELE_SMTP_URL/);
});
