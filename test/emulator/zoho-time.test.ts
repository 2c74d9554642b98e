import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseZohoTime, wholeSeconds, zohoTime } from '../../src/emulator/zoho-time.ts';

describe('Zoho’s times', () => {
  it.each([
    ['Asia/Shanghai', '2026-03-02T09:00:00+08:00'],
    ['Asia/Kolkata', '2026-03-02T06:30:00+05:30'],
    ['America/New_York', '2026-03-01T20:00:00-05:00'],
    ['Europe/London', '2026-03-02T01:00:00+00:00'],
  ])('are local with the offset in %s', (zone, expected) => {
    expect(zohoTime(Date.parse('2026-03-02T01:00:00.900Z'), zone)).toBe(expected);
  });

  it('follow daylight saving', () => {
    expect(zohoTime(Date.parse('2026-03-29T00:59:59Z'), 'Europe/Berlin')).toBe(
      '2026-03-29T01:59:59+01:00',
    );
    expect(zohoTime(Date.parse('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toBe(
      '2026-03-29T03:00:00+02:00',
    );
  });

  it('are read as they are written', () => {
    const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
    const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Kathmandu', 'America/St_Johns', 'UTC');
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        expect(parseZohoTime(zohoTime(instant, zone))).toBe(wholeSeconds(instant));
      }),
    );
  });

  it.each(['2026-03-02', '2026-03-02T09:00:00', 'Mon, 02 Mar 2026', '', undefined, 7])(
    'are not %j',
    (text) => {
      expect(parseZohoTime(text)).toBeUndefined();
    },
  );
});
