/** The seal: a house and its fire, the only place besides the unread badge that uses `ember`. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" style={{ flex: 'none', display: 'block' }}>
      <rect width="24" height="24" rx="6" fill="var(--hearth-ember)" />
      <path d="M5.5 18.5v-7a6.5 6.5 0 0 1 13 0v7" fill="none" stroke="#fff" strokeWidth="1.75" strokeLinecap="round" />
      <path
        d="M12 9.5c.4 1.9 2.6 2.7 2.6 5.3a2.6 2.6 0 0 1-5.2 0c0-1.2.7-1.9 1.2-2.5.4.5.6.8.9.9.2-1.2 0-2.4.5-3.7Z"
        fill="#fff"
      />
    </svg>
  );
}
