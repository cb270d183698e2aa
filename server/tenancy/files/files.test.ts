import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanName } from './name.ts';
import { typeOf } from './sniff.ts';

test('a name keeps its letters and loses paths, what is not seen, and what systems take for something else', () => {
  const cleaned = {
    'contract.pdf': 'contract.pdf',
    'สัญญา ปี 2569.pdf': 'สัญญา ปี 2569.pdf',
    '../../etc/passwd': 'passwd',
    'C:\\Users\\nok\\ID card.jpg': 'ID card.jpg',
    'invoice\u202efdp.exe': 'invoicefdp.exe',
    'a\u0000b\r\nSet-Cookie: x.txt': 'abSet-Cookie_ x.txt',
    '...hidden': 'hidden',
    '  ': 'file',
    'trailing. . ': 'trailing',
  };
  for (const [given, name] of Object.entries(cleaned)) assert.equal(cleanName(given), name);
});

test('a long name loses its middle and keeps its ending', () => {
  const name = cleanName(`${'x'.repeat(300)}.docx`);
  assert.equal(Array.from(name).length, 120);
  assert.match(name, /x…\.docx$/);
});

test('what a file is, its bytes say, not its name', () => {
  const bytes = (hex: string) => Buffer.from(`${hex}00000000`, 'hex');
  assert.equal(typeOf(bytes('255044462d'), 'a.jpg'), 'application/pdf');
  assert.equal(typeOf(bytes('89504e470d0a1a0a'), 'a.html'), 'image/png');
  assert.equal(typeOf(bytes('504b0304'), 'a.zip'), 'application/zip');
  assert.match(typeOf(bytes('504b0304'), 'Offer.DOCX') ?? '', /wordprocessingml/);
  assert.equal(typeOf(Buffer.from('<html><script>alert(1)</script>'), 'a.html'), 'text/plain');
  assert.equal(typeOf(Buffer.from('<svg onload="alert(1)">'), 'a.svg'), 'text/plain');
  assert.equal(typeOf(Buffer.from('สวัสดี').subarray(0, 7), 'a.txt'), 'text/plain');
  assert.equal(typeOf(bytes('00010203'), 'a.pdf'), 'application/octet-stream');
  assert.equal(typeOf(new Uint8Array(), 'a.txt'), 'application/octet-stream');
});

test('programs are no attachments, whatever they are called', () => {
  assert.equal(typeOf(Buffer.from('MZ\u0090\0'), 'photo.jpg'), null);
  assert.equal(typeOf(Buffer.from('7f454c4602', 'hex'), 'photo.jpg'), null);
  assert.equal(typeOf(Buffer.from('#!/bin/sh\n'), 'notes.txt'), null);
});
