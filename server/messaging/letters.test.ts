import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invitationMail } from './letters/invitation.ts';
import { signInCodeMail } from './letters/sign-in-code.ts';

const to = 'ann@people.example';
const id = 'a-letter';

test('a code is written in the reader’s language, and in English where we do not write it', () => {
  const subjects = ['en', 'th', 'fr', 'de'].map(
    (language) => signInCodeMail({ id, to, language, place: 'Birdie', code: '123456' }).subject,
  );
  assert.deepEqual(subjects, [
    '123456 is your sign-in code for Birdie',
    '123456 คือรหัสเข้าสู่ระบบ Birdie ของคุณ',
    '123456 est votre code de connexion à Birdie',
    '123456 is your sign-in code for Birdie',
  ]);
});

test('text and HTML carry the same point', () => {
  const link = 'http://localhost:3000/invitation#ci_token';
  const mail = invitationMail({ id, to, language: 'en', business: 'Birdie', link });
  assert.ok(mail.text.includes(link));
  assert.ok(mail.html.includes(`href="${link}"`));
  const code = signInCodeMail({ id, to, language: 'en', place: 'Birdie', code: '123456' });
  assert.ok(code.text.includes('\n123456\n') && code.html.includes('>123456<'));
});

test('a business’s name cannot write HTML', () => {
  const business = `<img src=x onerror="alert('1')"> & Co`;
  const { html } = invitationMail({ id, to, language: 'en', business, link: 'http://x.example' });
  assert.ok(!html.includes('<img'));
  assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; Co'));
});
