import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import styles from './tabs.module.css';

interface TabsProps<Key extends string> {
  label: string;
  /** Name of each tab, the number beside it, and what it shows. */
  tabs: readonly { key: Key; title: string; count?: number | undefined; panel: ReactNode }[];
  current: Key;
  onChange: (key: Key) => void;
}

/** Several views of one thing, one at a time. */
export function Tabs<Key extends string>({ label, tabs, current, onChange }: TabsProps<Key>) {
  return (
    <AriaTabs selectedKey={current} onSelectionChange={(key) => onChange(key as Key)}>
      <TabList aria-label={label} className={styles['list'] ?? ''}>
        {tabs.map(({ key, title, count }) => (
          <Tab key={key} id={key} className={styles['tab'] ?? ''}>
            {title}
            {count !== undefined && <span className={styles['count']}>{count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ key, panel }) => (
        <TabPanel key={key} id={key} className={styles['panel'] ?? ''}>
          {panel}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
