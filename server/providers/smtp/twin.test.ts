import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { listMail, readMail } from '#messaging';
import { MailNotSent, MailRefused, type Mail } from '#platform/mail';
import { newId } from '#platform/ids';
import { stranger } from '#test/access';
import { forEachDatabase } from '#test/databases';
import { testPorts } from '#test/ports';
import { openMail } from './open.ts';
import { openSmtp } from './real.ts';
import { openSmtpTwin } from './twin.ts';

const mailTo = (to: string, changes: Partial<Mail> = {}): Mail => ({
  id: newId(),
  to,
  subject: 'ทดสอบ — “quotes” & <angles>',
  text: 'One line.\n.\nAnother, after a lone dot.\n',
  html: '<p>One line.</p>',
  ...changes,
});

const event = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:CANCEL', 'END:VCALENDAR', ''].join('\r\n');

forEachDatabase('mail through the twin', (opened) => {
  const open = () => openMail(testPorts(opened().db).config, opened().db);
  const rowsTo = (to: string) =>
    opened().db.as(stranger(), 'gate', (tx) => listMail(tx, { to, limit: 10 }));

  test('what is sent by SMTP is found in the mailbox as it was written', async () => {
    const { db } = opened();
    const mail = await open();
    try {
      const sent = mailTo('Ann@People.example', {
        calendar: { method: 'CANCEL', content: event },
      });
      assert.match(await mail.send(sent), /^250/);
      const [row] = await rowsTo('ann@people.EXAMPLE');
      assert(row !== undefined);
      assert.equal(row.from, 'clientele@localhost');
      const read = await db.as(stranger(), 'gate', (tx) => readMail(tx, row.id));
      assert.equal(read.subject, sent.subject);
      assert.equal(read.text.trim(), sent.text.trim());
      assert.equal(read.html.trim(), sent.html);
      assert.equal(read.calendar?.replaceAll('\n', '\r\n'), event);
    } finally {
      await mail.close();
    }
  });

  test('what is handed over twice under one id arrives once', async () => {
    const mail = await open();
    try {
      const sent = mailTo('twice@people.example');
      await mail.send(sent);
      await mail.send(sent);
      await mail.send(mailTo('twice@people.example'));
      assert.equal((await rowsTo('twice@people.example')).length, 2);
    } finally {
      await mail.close();
    }
  });

  test('no header can be slipped in through an address or a subject', async () => {
    const mail = await open();
    try {
      const subject = 'Hello\r\nBcc: other@people.example';
      await mail.send(mailTo('only@people.example', { subject })).catch(() => undefined);
      await mail.send(mailTo('a@people.example, other@people.example')).catch(() => undefined);
      const fromName = 'Club\r\nBcc: other@people.example';
      await mail.send(mailTo('only@people.example', { fromName })).catch(() => undefined);
      assert.deepEqual(await rowsTo('other@people.example'), []);
    } finally {
      await mail.close();
    }
  });
});

/** What a server said to a mail: the way in which it failed, if it did. */
const cameOf = (sending: Promise<string>) =>
  sending.then(
    () => 'sent',
    (fault: unknown) =>
      fault instanceof MailRefused
        ? `refused${fault.isNobody ? ', nobody' : ''}`
        : fault instanceof MailNotSent
          ? 'not sent'
          : 'uncertain',
  );

test('a refusal, a mail that did not go and one that may have gone are told apart', async () => {
  const taken: string[] = [];
  const twin = await openSmtpTwin(({ to, messageId }) => {
    const line = `${to} ${messageId}`;
    const isNew = !taken.includes(line);
    if (isNew) taken.push(line);
    return Promise.resolve(isNew);
  });
  const smtp = openSmtp(twin.url, 'Club <club@people.example>', 300);
  try {
    const came = (to: string) => cameOf(smtp.send(mailTo(to)));
    assert.equal(await came('x@refused.example'), 'refused, nobody');
    assert.equal(await came('x@busy.example'), 'not sent');
    for (const to of ['x@hangs.example', 'x@cuts.example']) {
      const mail = mailTo(to);
      assert.equal(await cameOf(smtp.send(mail)), 'uncertain');
      assert.equal(await cameOf(smtp.send(mail)), 'sent', 'known by its Message-ID');
      const line = `${to} <${mail.id}@people.example>`;
      assert.equal(taken.filter((one) => one === line).length, 1);
    }
  } finally {
    smtp.close();
    await twin.close();
  }
});

test('a server that cannot be reached, or goes before all was handed over, took nothing', async () => {
  const cutting = createServer((line) => {
    line.write('220 hello\r\n');
    line.on('data', (chunk) => {
      if (chunk.toString().startsWith('DATA')) line.write('354 go on\r\n', () => line.destroy());
      else if (!line.destroyed) line.write('250 yes\r\n');
    });
    line.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => cutting.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(cutting.address() as AddressInfo).port}`;
  // More than a socket holds, so that the line is cut while it is on its way.
  const long = 'A line of many.\r\n'.repeat(1_000_000);
  const smtp = openSmtp(url, 'club@people.example', 1000);
  assert.equal(await cameOf(smtp.send(mailTo('ann@people.example', { text: long }))), 'not sent');
  smtp.close();
  await new Promise((resolve) => cutting.close(resolve));
  const gone = openSmtp(url, 'club@people.example', 1000);
  assert.equal(await cameOf(gone.send(mailTo('ann@people.example'))), 'not sent');
  gone.close();
});

test('without a mail server and without the demo, sending says what is missing', async () => {
  const config = { ...testPorts({} as never).config, demo: false };
  const mail = await openMail(config, {} as never);
  await assert.rejects(mail.send(mailTo('a@people.example')), /CLIENTELE_SMTP_URL/);
});
