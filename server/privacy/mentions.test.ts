import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentionsOf } from './mentions.ts';

const traces = {
  customers: [],
  profiles: [],
  emails: ['zuleikha@people.example'],
  phones: ['+66812345679'],
  names: [['Zuleikha', 'Quill Feather']],
  streets: ['78 Featherstone Lane'],
};

test('a person is found in a file however it writes them, and nobody else is', () => {
  const mentioned = mentionsOf(traces);
  assert.ok(mentioned);
  for (const text of [
    'x,ZULEIKHA@people.example,y',
    'phone\n081-234-5679\n',
    '8.12345679E+08',
    '๐๘๑ ๒๓๔ ๕๖๗๙',
    '٠٨١٢٣٤٥٦٧٩',
    '"Quill\nFeather","Zuleikha"',
    '"78 Featherstone\r\nLane"',
  ])
    assert.match(text, mentioned);
  for (const text of ['Zuleikha', '081-234-5678', '๐๘๑ ๒๓๔ ๕๖๗๘', '79 Featherstone Lane'])
    assert.doesNotMatch(text, mentioned);
});
