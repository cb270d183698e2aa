import { getRouteApi } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import type { SettingsPart } from '../shell/places.ts';
import { RouteMissing, RoutePending } from '../shell/route-states.tsx';
import { useSettingsParts } from '../shell/use-places.ts';
import { PartDenied } from './part-denied.tsx';
import { PartNavigation } from './part-navigation.tsx';
import styles from './settings.module.css';

const route = getRouteApi('/shell/settings/$part');

const parts: Record<SettingsPart, ComponentType> = {
  business: lazy(async () => ({ default: (await import('./business/part.tsx')).BusinessPart })),
  locations: lazy(async () => ({ default: (await import('./locations/part.tsx')).LocationsPart })),
  team: lazy(async () => ({ default: (await import('./team/part.tsx')).TeamPart })),
  resources: lazy(async () => ({ default: (await import('./resources/part.tsx')).ResourcesPart })),
  packages: lazy(async () => ({ default: (await import('./packages/part.tsx')).PackagesPart })),
  tags: lazy(async () => ({ default: (await import('./tags/part.tsx')).TagsPart })),
  fields: lazy(async () => ({ default: (await import('./fields/part.tsx')).FieldsPart })),
  sources: lazy(async () => ({ default: (await import('./sources/part.tsx')).SourcesPart })),
  tiers: lazy(async () => ({ default: (await import('./tiers/part.tsx')).TiersPart })),
  'old-ids': lazy(async () => ({ default: (await import('./old-ids/part.tsx')).OldIdsPart })),
  'sign-in': lazy(async () => ({ default: (await import('./sign-in/part.tsx')).SignInPart })),
  matching: lazy(async () => ({ default: (await import('./matching/part.tsx')).MatchingPart })),
  shared: lazy(async () => ({ default: (await import('./shared/part.tsx')).SharedPart })),
  messages: lazy(async () => ({ default: (await import('./messages/part.tsx')).MessagesPart })),
  holidays: lazy(async () => ({ default: (await import('./holidays/part.tsx')).HolidaysPart })),
  calendars: lazy(async () => ({ default: (await import('./calendars/part.tsx')).CalendarsPart })),
  payments: lazy(async () => ({ default: (await import('./payments/part.tsx')).PaymentsPart })),
  webhooks: lazy(async () => ({ default: (await import('./webhooks/part.tsx')).WebhooksPart })),
  keys: lazy(async () => ({ default: (await import('./keys/part.tsx')).KeysPart })),
  privacy: lazy(async () => ({ default: (await import('./privacy/part.tsx')).PrivacyPart })),
  account: lazy(async () => ({ default: (await import('./account/part.tsx')).AccountPart })),
  sessions: lazy(async () => ({ default: (await import('./sessions/part.tsx')).SessionsPart })),
  'two-step': lazy(async () => ({ default: (await import('./two-step/part.tsx')).TwoStepPart })),
};

/** The settings of the business and of the person, one part at a time. */
export function SettingsPage() {
  const { part } = route.useParams();
  const mayOpen = useSettingsParts().some((one) => one.part === part);
  if (!isPart(part)) return <RouteMissing />;
  const Part = parts[part];
  return (
    <div className={styles['settings']}>
      <PartNavigation part={part} />
      <div className={styles['part']}>
        <Suspense key={part} fallback={<RoutePending />}>
          {mayOpen ? <Part /> : <PartDenied part={part} />}
        </Suspense>
      </div>
    </div>
  );
}

function isPart(part: string): part is SettingsPart {
  return part in parts;
}
