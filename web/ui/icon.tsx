import styles from './icon.module.css';

/** Drawings on a 16 × 16 grid, stroked 1.5 wide. */
const drawings = {
  people:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 2.8a2.5 2.5 0 0 1 0 4.4M12 9.8c1.6.5 2.5 1.8 2.5 3.7',
  person:
    'M8 7.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.5 14c.3-2.8 2.5-4.5 5.5-4.5s5.2 1.7 5.5 4.5',
  upload: 'M8 10.5v-8M4.8 5.5 8 2.3l3.2 3.2M2 10.5v3h12v-3',
  download: 'M8 2v8M4.8 7 8 10.200 11.2 7M2 10.500v3h12v-3',
  jobs: 'M2 4h8M2 8h5M2 12h8M11 10.5l1.5 1.5L15 9.2',
  audit: 'M3 2h7l3 3v9H3ZM5.5 7h5M5.5 9.5h5M5.5 12h3',
  mail: 'M1.5 3.5h13v9h-13ZM2 4l6 5 6-5',
  settings:
    'M2 4.5h6M11.5 4.5H14M2 11.5h2.5M8 11.5h6M9.75 6.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5ZM6.25 13.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z',
  calendar: 'M2 3.500h12v10.500H2ZM2 6.500h12M5 1.500v3M11 1.500v3M5 9.500h2M9 9.500h2',
  clock: 'M8 14.500a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 4.500V8l2.500 1.500',
  hourglass:
    'M4 1.500h8M4 14.500h8M5 1.500V4.500L8 8l3-3.500V1.500M5 14.500V11.500L8 8l3 3.500V14.500',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.8 10.8 14.2 14.2',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  check: 'M2.5 8.5 6 12l7.5-8',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  left: 'M10 4 6 8l4 4',
  up: 'M4 10l4-4 4 4',
  upDown: 'M5 6l3-3 3 3M5 10l3 3 3-3',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  copy: 'M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3',
  menu: 'M2 4h12M2 8h12M2 12h12',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  sun: 'M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.500a6 6 0 1 0 7 7Z',
  half: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 2v12M8 5h5M8 8h6M8 11h5',
  phone:
    'M3 2h3l1.3 3.300L5.5 6.700a8.5 8.5 0 0 0 3.8 3.800l1.4-1.800L14 10v3a1.2 1.2 0 0 1-1.3 1.200A11.5 11.5 0 0 1 1.8 3.3 1.2 1.2 0 0 1 3 2Z',
  cake: 'M2.5 13.500v-6h11v6ZM2.5 10.500c1.8 1.5 3.7-1.5 5.5 0s3.7 1.5 5.5 0M8 7.500v-3M8 2.500v.01',
  pin: 'M8 14.500S3 10 3 6.500a5 5 0 0 1 10 0c0 3.5-5 8-5 8ZM8 8.200a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.400Z',
  building: 'M3 14V2.500h7V14M10 6.500h3V14M1.5 14h13M5.5 5.500h2M5.5 8h2M5.5 10.500h2',
  tag: 'M2 2.500h5.500l6.5 6.5-5 5L2.5 7.500ZM5 5.500h.01',
  key: 'M5 13.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM7.2 8.3 13.5 2M11 4.500l2 2',
  shield: 'M8 1.5 13.5 3.500v4c0 3.5-2.3 5.7-5.5 7-3.2-1.3-5.5-3.5-5.5-7v-4ZM5.5 8l2 2 3-3.5',
  screen: 'M1.5 2.500h13v8.500h-13ZM5.5 14h5M8 11v3',
  warn: 'M8 2 15 14H1ZM8 6.500v3.500M8 12v.01',
  card: 'M1.5 3.500h13v9h-13ZM1.5 6.500h13M4 10h3',
  stop: 'M8 14.500a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 4.500V9M8 11.500v.01',
  lock: 'M3 7h10v7H3ZM5 7V5a3 3 0 0 1 6 0v2',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  alike: 'M2.5 6.500c1.8-2 3.7-2 5.5 0s3.7 2 5.5 0M2.5 10.500c1.8-2 3.7-2 5.5 0s3.7 2 5.5 0',
  unlike: 'M3 6h10M3 10h10M10.500 3l-5 10',
  again: 'M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 2v3h-3',
  out: 'M6 2.500H2.500v11H6M10.5 4.5 14 8l-3.5 3.500M14 8H6',
  edit: 'M10.5 3 13 5.5 5.5 13 2.5 13.5 3 10.500ZM9 4.5 11.5 7',
  trash: 'M2.5 4.500h11M6 4.500v-2h4v2M4 4.500l.7 9h6.600l.7-9M6.7 7v4M9.3 7v4',
  link: 'M6.5 9.500a3 3 0 0 0 4.3 0l2.4-2.400a3 3 0 0 0-4.3-4.300l-1 1M9.5 6.500a3 3 0 0 0-4.3 0L2.8 8.900a3 3 0 0 0 4.3 4.300l1-1',
  table: 'M2 3h12v10H2ZM2 6.500h12M6 6.500V13',
  list: 'M5.5 4H14M5.5 8H14M5.5 12H14M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  globe:
    'M8 14.500a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM1.5 8h13M8 1.500c2 2 2.8 4 2.8 6.500S10 12.5 8 14.500C6 12.5 5.2 10.5 5.2 8S6 3.5 8 1.500Z',
  file: 'M3.5 1.500h6l3 3v10h-9ZM9.5 1.500v3h3',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof drawings;

/** A drawing beside words, which say the same: it is hidden from screen readers. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      className={`${styles['icon']} ${className ?? ''}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
