import { Options } from './options.tsx';
import { PeakPrices } from './peak-prices.tsx';
import styles from './services.module.css';
import type { Service } from './use-part.ts';

/** How long a service may be had, what that costs, and when it costs something else. */
export function PricesPart({ service }: { service: Service }) {
  return (
    <div className={styles['stack']}>
      <Options key={`options ${service.updatedAt}`} service={service} />
      <PeakPrices key={`prices ${service.updatedAt}`} service={service} />
    </div>
  );
}
