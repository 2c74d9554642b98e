const paths = {
  person: 'M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.4 5.6a5.4 5.4 0 0 1 10.8 0',
  calendar: 'M2.7 4h10.6v9.3H2.7V4Zm0 3h10.6M5.3 2.3V4m5.4-1.7V4',
  lock: 'M3.6 7.2h8.8v6.4H3.6V7.2Zm1.8 0V5.1a2.6 2.6 0 0 1 5.2 0v2.1',
  alert: 'M8 2.2 14.2 13H1.8L8 2.2Zm0 4.3v3m0 1.7v.2',
  hand: 'm10.7 2.6 2.7 2.7-7.6 7.6-3.2.5.5-3.2 7.6-7.6Z',
} as const;

/** A small drawing that says nothing a text beside it does not. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
