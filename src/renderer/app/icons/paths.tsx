import type { ReactNode } from 'react';

/**
 * The outline signs, drawn on a 16 grid with stroke 1.5 and `currentColor`. A kind of record or activity keeps its sign
 * everywhere (pictures/tokens.md, Icons).
 */
export const iconPaths = {
  alert: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5.25V8.5M8 10.7v.05" />
    </>
  ),
  arrow: <path d="M3 8h10M9.5 4.5 13 8l-3.5 3.5" />,
  arrowDown: <path d="M8 3v10M4.5 9.5 8 13l3.5-3.5" />,
  arrowUp: <path d="M8 13V3M4.5 6.5 8 3l3.5 3.5" />,
  assign: (
    <>
      <circle cx="6.5" cy="5.5" r="2.5" />
      <path d="M2 13.25c0-2.5 2-4.25 4.5-4.25M11.5 9v4.5M9.25 11.25h4.5" />
    </>
  ),
  barred: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="m4.2 11.8 7.6-7.6" />
    </>
  ),
  bell: <path d="M4 11.25V7a4 4 0 0 1 8 0v4.25M2.75 11.25h10.5M6.75 13.75h2.5" />,
  book: (
    <>
      <path d="M2.75 3.25C4.6 2.7 6.5 2.9 8 4c1.5-1.1 3.4-1.3 5.25-.75v9c-1.85-.55-3.75-.35-5.25.75-1.5-1.1-3.4-1.3-5.25-.75Z" />
      <path d="M8 4v9" />
    </>
  ),
  calendar: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
      <path d="M2.5 6.75h11M5.5 2v2.75M10.5 2v2.75" />
    </>
  ),
  chart: <path d="M2.75 13.25h10.5M4.5 10.75V8M8 10.75V3.25M11.5 10.75V5.75" />,
  chat: <path d="M2.5 3.5h11v7.25H7.75L5 13v-2.25H2.5Z" />,
  check: <path d="m3.5 8.5 3 3 6-6.75" />,
  chevronDown: <path d="M4.75 6.5 8 9.75l3.25-3.25" />,
  chevronLeft: <path d="M9.5 4.75 6.25 8l3.25 3.25" />,
  chevronRight: <path d="M6.5 4.75 9.75 8 6.5 11.25" />,
  chevronUp: <path d="M4.75 9.5 8 6.25l3.25 3.25" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3.25l2 1.25" />
    </>
  ),
  board: <path d="M3 3h2.75v10H3zM6.75 3h2.75v6.5H6.75zM10.5 3h2.75v8.25H10.5z" />,
  close: <path d="m4.5 4.5 7 7m0-7-7 7" />,
  coins: (
    <>
      <ellipse cx="8" cy="4.5" rx="5" ry="1.9" />
      <path d="M3 4.5V8c0 1.05 2.24 1.9 5 1.9S13 9.05 13 8V4.5M3 8v3.5c0 1.05 2.24 1.9 5 1.9s5-.85 5-1.9V8" />
    </>
  ),
  columns: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1.25" />
      <path d="M6.25 3v10M9.75 3v10" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.25" />
      <path d="M10.5 5.5v-3h-8v8h3" />
    </>
  ),
  deals: (
    <>
      <rect x="2.25" y="2.75" width="3.25" height="10.5" rx=".75" />
      <rect x="6.4" y="2.75" width="3.25" height="6.5" rx=".75" />
      <rect x="10.5" y="2.75" width="3.25" height="8.5" rx=".75" />
    </>
  ),
  disk: (
    <>
      <ellipse cx="8" cy="4.25" rx="5" ry="1.75" />
      <path d="M3 4.25v7.5c0 1 2.2 1.75 5 1.75s5-.75 5-1.75v-7.5M3 8c0 1 2.2 1.75 5 1.75S13 9 13 8" />
    </>
  ),
  download: <path d="M8 2.5v7.25M5 7l3 3 3-3M2.75 13.25h10.5" />,
  eye: (
    <>
      <path d="M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  eyeClosed: (
    <>
      <path d="M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8Z" />
      <path d="m3 13 10-10" />
    </>
  ),
  contract: (
    <>
      <path d="M3.75 2.25h8.5v11.5h-8.5Z" />
      <path d="M6 5.25h4M6 7.75h2" />
      <circle cx="9.25" cy="10.5" r="1.5" />
    </>
  ),
  file: (
    <>
      <path d="M3.75 2.25h5.5l3 3v8.5h-8.5Z" />
      <path d="M9 2.5v3h3" />
    </>
  ),
  filter: <path d="M2.5 4h11M4.75 8h6.5M6.75 12h2.5" />,
  flag: <path d="M4 13.5V2.75h8l-1.75 3L12 8.75H4" />,
  folder: <path d="M2.25 4h4l1.25 1.5h6.25v7H2.25Z" />,
  grip: <path d="M6 4h.01M6 8h.01M6 12h.01M10 4h.01M10 8h.01M10 12h.01" strokeWidth="2" />,
  history: <path d="M3 8a5 5 0 1 0 1.5-3.6L3 5.75M3 3v2.75h2.75M8 5.5V8l1.75 1.25" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 7.5v3.25M8 5.3v.05" />
    </>
  ),
  language: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M2.5 8h11M8 2.5c4 3.5 4 7.5 0 11M8 2.5c-4 3.5-4 7.5 0 11" />
    </>
  ),
  lead: (
    <>
      <path d="M2.5 9.25 4.25 3.5h7.5l1.75 5.75v3.25h-11Z" />
      <path d="M2.5 9.25h3l1 1.75h3l1-1.75h3" />
    </>
  ),
  lifeAtRisk: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="M8 5.25V8.5M8 10.6v.05" />
    </>
  ),
  lifeLost: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="M5.75 8h4.5" />
    </>
  ),
  lifeNew: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="M8 5a3 3 0 0 1 0 6Z" fill="currentColor" stroke="none" />
    </>
  ),
  lifeProspect: <circle cx="8" cy="8" r="5" />,
  lifeRetained: (
    <>
      <circle cx="8" cy="8" r="5" />
      <circle cx="8" cy="8" r="3" fill="currentColor" stroke="none" />
    </>
  ),
  link: (
    <path d="M6.75 9.25 9.25 6.75M7 4.75 8.4 3.35a2.9 2.9 0 0 1 4.1 4.1L11.1 8.9M9 11.25 7.6 12.65a2.9 2.9 0 0 1-4.1-4.1L4.9 7.1" />
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.25" rx="1.25" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  mail: (
    <>
      <rect x="2.25" y="3.5" width="11.5" height="9" rx="1.5" />
      <path d="M2.75 4.75 8 8.75l5.25-4" />
    </>
  ),
  masked: <path d="M3.25 8h.01M8 8h.01M12.75 8h.01" strokeWidth="2.5" />,
  meeting: (
    <>
      <circle cx="8" cy="4.5" r="1.75" />
      <circle cx="3.6" cy="8" r="1.4" />
      <circle cx="12.4" cy="8" r="1.4" />
      <path d="M4.75 13c0-2 1.4-3.5 3.25-3.5s3.25 1.5 3.25 3.5" />
    </>
  ),
  megaphone: (
    <>
      <path d="M2.75 6.5v3h2.5l6 3v-9l-6 3Z" />
      <path d="M13.25 6.75a2 2 0 0 1 0 2.5M5.25 9.75 6 13" />
    </>
  ),
  merge: <path d="M4 2.75v2c0 3.25 4 2.75 4 6v2.5M12 2.75v2c0 3.25-4 2.75-4 6M5.75 11 8 13.25 10.25 11" />,
  minus: <path d="M3.25 8h9.5" />,
  mobile: (
    <>
      <rect x="4.5" y="1.75" width="7" height="12.5" rx="1.5" />
      <path d="M7.25 12h1.5" />
    </>
  ),
  moon: <path d="M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5Z" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.25" />,
  note: (
    <>
      <path d="M3.25 2.75h9.5v7l-3.25 3.5H3.25Z" />
      <path d="M9.5 13V9.75h3" />
    </>
  ),
  offline: (
    <path d="m2.75 2.75 10.5 10.5M2 6.6c.9-.8 1.9-1.4 3-1.8M7.4 4.05c2.5-.2 4.8.75 6.6 2.55M4.4 9.1c.7-.6 1.4-1 2.2-1.2M10.3 8.1c.5.3.9.6 1.3 1M8 12v.05" />
  ),
  order: (
    <>
      <path d="M2.75 5.25 8 2.5l5.25 2.75v5.5L8 13.5l-5.25-2.75Z" />
      <path d="M2.75 5.25 8 8l5.25-2.75M8 8v5.5" />
    </>
  ),
  pause: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M6.75 6v4M9.25 6v4" />
    </>
  ),
  payment: (
    <>
      <rect x="1.75" y="4" width="12.5" height="8" rx="1" />
      <circle cx="8" cy="8" r="1.75" />
      <path d="M4.25 8v.05M11.75 8v.05" />
    </>
  ),
  pencil: <path d="m3 13 .6-2.7 7.2-7.2a1.25 1.25 0 0 1 1.75 0l.35.35a1.25 1.25 0 0 1 0 1.75L5.7 12.4Z" />,
  people: (
    <>
      <circle cx="6" cy="5.5" r="2.25" />
      <path d="M1.75 13c0-2.35 1.9-4 4.25-4s4.25 1.65 4.25 4M10.5 3.4a2.25 2.25 0 0 1 0 4.2M12 9.4c1.4.6 2.25 1.9 2.25 3.6" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.5" r="2.5" />
      <path d="M3.25 13.25c0-2.5 2-4.25 4.75-4.25s4.75 1.75 4.75 4.25" />
    </>
  ),
  phone: (
    <path d="M5.3 2.75 6.7 5.7 5.4 7c.75 1.55 2.05 2.85 3.6 3.6l1.3-1.3 2.95 1.4c.1.95-.3 2.55-1.75 2.55-4.85 0-8.75-3.9-8.75-8.75 0-1.45 1.6-1.85 2.55-1.75Z" />
  ),
  plus: <path d="M8 3.25v9.5M3.25 8h9.5" />,
  print: (
    <>
      <path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2" />
      <path d="M4.5 9.5h7v4h-7Z" />
    </>
  ),
  product: (
    <>
      <rect x="2.5" y="2.5" width="4.5" height="4.5" rx=".75" />
      <rect x="2.5" y="9" width="4.5" height="4.5" rx=".75" />
      <rect x="9" y="9" width="4.5" height="4.5" rx=".75" />
      <circle cx="11.25" cy="4.75" r="2.25" />
    </>
  ),
  quote: (
    <>
      <path d="M3.75 2.25h5.5l3 3v8.5h-8.5Z" />
      <path d="M9 2.5v3h3M6 8.25h4M6 11h4" />
    </>
  ),
  reply: <path d="M6.5 4 3 7.5 6.5 11M3 7.5h6.25A3.75 3.75 0 0 1 13 11.25v1" />,
  rowsComfortable: <path d="M3 4.5h10M3 11.5h10" />,
  rowsCompact: <path d="M3 3.5h10M3 6.5h10M3 9.5h10M3 12.5h10" />,
  screen: (
    <>
      <rect x="2" y="2.75" width="12" height="8.25" rx="1.25" />
      <path d="M5.5 13.5h5M8 11v2.5" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="M10.2 10.2 13.5 13.5" />
    </>
  ),
  settings: (
    <>
      <path d="M2.5 4.75h5.75M11.75 4.75h1.75M2.5 11.25h1.75M7.75 11.25h5.75" />
      <circle cx="10" cy="4.75" r="1.75" />
      <circle cx="6" cy="11.25" r="1.75" />
    </>
  ),
  shield: (
    <>
      <path d="M8 2 13 3.9V8c0 3-2.2 5-5 6-2.8-1-5-3-5-6V3.9Z" />
      <path d="m5.75 8 1.6 1.6 2.9-3.1" />
    </>
  ),
  signOut: <path d="M9.5 2.75h-6v10.5h6M6.5 8h7M11 5.5 13.5 8 11 10.5" />,
  sort: <path d="M5 3v10M5 13l-2.25-2.25M5 13l2.25-2.25M11 13V3M11 3 8.75 5.25M11 3l2.25 2.25" />,
  stage: <path d="M3 3.5v9M6.25 8h6.75M10.25 5.25 13 8l-2.75 2.75" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.75" />
      <path d="M8 1.75v1.5M8 12.75v1.5M1.75 8h1.5M12.75 8h1.5M3.6 3.6l1 1M11.4 11.4l1 1M3.6 12.4l1-1M11.4 4.6l1-1" />
    </>
  ),
  sync: <path d="M13 6.5A5.25 5.25 0 0 0 3.6 5.2M3 9.5a5.25 5.25 0 0 0 9.4 1.3M3.5 2.75v2.5H6M12.5 13.25v-2.5H10" />,
  tag: (
    <>
      <path d="M2.5 7.25V2.5h4.75l6.25 6.25-4.75 4.75Z" />
      <path d="M5.25 5.25h.01" strokeWidth="2" />
    </>
  ),
  task: (
    <>
      <rect x="3" y="3" width="10" height="10" rx="2" />
      <path d="m5.75 8.25 1.75 1.75 3-3.75" />
    </>
  ),
  ticket: (
    <>
      <path d="M2.25 4.25h11.5v2.4a1.4 1.4 0 0 0 0 2.7v2.4H2.25v-2.4a1.4 1.4 0 0 0 0-2.7Z" />
      <path d="M9.5 6.5v3" />
    </>
  ),
  trash: <path d="M3 4.5h10M6 4.5V3h4v1.5M4.25 4.5l.6 8.75h6.3l.6-8.75" />,
  undo: <path d="M3.5 6.25h6a3.4 3.4 0 0 1 0 6.75H6M3.5 6.25 6.25 3.5M3.5 6.25 6.25 9" />,
  upload: <path d="M8 10V2.75M5 5.5l3-3 3 3M2.75 13.25h10.5" />,
  visit: (
    <>
      <path d="M8 14s4.5-4.1 4.5-7.5a4.5 4.5 0 0 0-9 0C3.5 9.9 8 14 8 14Z" />
      <circle cx="8" cy="6.5" r="1.6" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.75 14 13H2Z" />
      <path d="M8 6.75V9.5M8 11.2v.05" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof iconPaths;
