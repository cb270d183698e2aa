import { familyOf } from '#identity';
import type { Database } from '#platform/db';
import type { FileOut } from '#platform/handler';
import type { Customer, Key, Staff } from '#platform/who';
import { documentPdf } from './pdf.ts';
import { type DocumentRow, findDocument } from './row.ts';

/** A document as a PDF, for staff. @throws {Refusal} `not_found` */
export async function downloadDocument(
  db: Database,
  who: Staff | Key,
  id: string,
): Promise<FileOut> {
  return fileOf(await db.read(who, 'caller', (tx) => findDocument(tx, who.tenant, id)));
}

/** A customer's own. @throws {Refusal} `not_found` for anybody else's */
export async function downloadOwnDocument(
  db: Database,
  who: Customer,
  id: string,
): Promise<FileOut> {
  const row = await db.read(who, 'engine', async (tx) => {
    const owners = await familyOf(tx, who.tenant, who.customer);
    return findDocument(tx, who.tenant, id, owners);
  });
  return fileOf(row);
}

async function fileOf(row: DocumentRow): Promise<FileOut> {
  const bytes = await documentPdf(row);
  return {
    name: `${row.number}.pdf`,
    type: 'application/pdf',
    bytes: bytes.length,
    content: (async function* () {
      yield bytes;
    })(),
  };
}
