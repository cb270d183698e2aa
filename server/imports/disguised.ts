/** What files are that are sent as tables and are none, by how they begin. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'This is a PDF, not a table. Export the list as CSV or XLSX.'],
  [
    /^\s*<(?:!doctype html|html|head|body|table|meta|script)\b/i,
    'This is a web page; some systems save them as XLS. Open it in a spreadsheet program and save it as XLSX.',
  ],
  [/^\s*<\?xml/i, 'This is XML, not a table. Export the list as CSV or XLSX.'],
  [
    /^\s*(?:\{\s*"|\[\s*\{)/,
    'This is JSON, not a table. Send it to POST /api/identify, or export a CSV file.',
  ],
  [/^\{\\rtf/, 'This is a document (RTF), not a table. Export the list as CSV or XLSX.'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF|II\*\0|MM\0\*)/, 'This is a picture, not a table.'],
  [/^BEGIN:VCARD/i, 'These are address cards (VCF). Export the contacts as CSV.'],
];

/** Says what a file is that is certainly no table; undefined where it may be one. @param sample its first bytes */
export function disguised(sample: Uint8Array): string | undefined {
  const head = Buffer.from(sample.subarray(0, 512))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  return beginnings.find(([begins]) => begins.test(head))?.[1];
}
