import type { OwnRecord } from '#contract/portal';
import type { Business } from './app.tsx';
import { AboutYou } from './about-you.tsx';
import { Addresses } from './addresses.tsx';
import { Emails, Phones } from './contacts.tsx';
import { Waiting } from './parts.tsx';
import { useRead } from '../api/use-read.ts';

/** What the parts of the record share: the record, and what to do with the one that a change brings. */
export interface RecordPart {
  readonly slug: string;
  /** By which ways codes reach telephones; none where they do not. */
  readonly phoneWays: Business['phoneWays'];
  readonly record: OwnRecord;
  readonly onChanged: (record: OwnRecord) => void;
}

/** The record that the business has of whoever looks. */
export function Details({ business: { slug, phoneWays } }: { business: Business }) {
  const { data, fault, again, put } = useRead('getOwnRecord', { params: { slug } });
  if (data === undefined) return <Waiting fault={fault} again={again} />;
  const part = { slug, phoneWays, record: data, onChanged: put };
  return (
    <>
      <AboutYou {...part} />
      <Emails {...part} />
      <Phones {...part} />
      <Addresses {...part} />
    </>
  );
}
