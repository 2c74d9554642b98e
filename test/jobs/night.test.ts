import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNightDue, nightOf } from '../../src/jobs/night.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function organization(timeZone: string, connectedAt = '2020-01-01T00:00:00Z') {
  const profile = {
    id: '1',
    name: 'Zylker',
    domainName: 'org1',
    timeZone,
    currency: 'EUR',
    hasMultipleCurrencies: false,
    edition: 'enterprise',
    users: 1,
    environment: 'production',
  } as const;
  return { profile, connectedAt: Date.parse(connectedAt) };
}

const isDue = (timeZone: string, now: string, hour = 2) =>
  isNightDue(organization(timeZone), hour, Date.parse(now));

describe('the night of an organization', () => {
  it('is named after its own day', () => {
    const instant = Date.parse('2026-03-01T20:30:00Z');

    expect(nightOf('UTC', instant)).toBe('nightly-2026-03-01');
    expect(nightOf('Asia/Shanghai', instant)).toBe('nightly-2026-03-02');
    expect(nightOf('America/Los_Angeles', instant)).toBe('nightly-2026-03-01');
    expect(nightOf('Asia/Shanghai', Date.parse('2026-12-31T16:00:00Z'))).toBe('nightly-2027-01-01');
  });

  it.each([
    ['Asia/Shanghai', '2026-03-01T17:59:59Z', false],
    ['Asia/Shanghai', '2026-03-01T18:00:00Z', true],
    ['Asia/Kolkata', '2026-03-01T20:17:00Z', false],
    ['Asia/Kolkata', '2026-03-01T21:17:00Z', true],
    ['America/New_York', '2026-03-02T06:59:00Z', false],
    ['America/New_York', '2026-03-02T07:00:00Z', true],
    ['Pacific/Kiritimati', '2026-03-01T12:00:00Z', true],
  ])('is due in %s at %s: %s', (timeZone, now, expected) => {
    expect(isDue(timeZone, now)).toBe(expected);
  });

  it('is made up for later in the day, until midnight', () => {
    expect(isDue('Europe/Berlin', '2026-03-02T22:59:00Z')).toBe(true);
    expect(isDue('Europe/Berlin', '2026-03-02T23:00:00Z')).toBe(false);
  });

  it('is due although the clocks skip its hour', () => {
    // In Berlin 2:00 does not exist on 29 March 2026.
    expect(isDue('Europe/Berlin', '2026-03-29T00:59:00Z')).toBe(false);
    expect(isDue('Europe/Berlin', '2026-03-29T01:00:00Z')).toBe(true);
  });

  it('may begin at midnight', () => {
    expect(isDue('UTC', '2026-03-02T00:00:00Z', 0)).toBe(true);
  });

  it('is not needed on the day on which an organization was connected', () => {
    const fresh = organization('Asia/Shanghai', '2026-03-01T17:00:00Z');

    expect(isNightDue(fresh, 2, Date.parse('2026-03-02T15:59:00Z'))).toBe(false);
    expect(isNightDue(fresh, 2, Date.parse('2026-03-02T18:00:00Z'))).toBe(true);
  });

  it('is due once a day, whatever the zone, the hour and the time of the year', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const start = fc
      .integer({ min: 0, max: 365 })
      .map((day) => Date.parse('2026-01-01') + day * dayMs);
    fc.assert(
      fc.property(zones, fc.nat(23), start, (timeZone, hour, begin) => {
        const nights = new Set<string>();
        // As the schedule does: at 17 minutes past every hour, over ten days.
        for (let now = begin + 17 * 60_000; now < begin + 10 * dayMs; now += hourMs) {
          if (isNightDue(organization(timeZone), hour, now)) nights.add(nightOf(timeZone, now));
        }
        expect(nights.size).toBeGreaterThanOrEqual(9);
        expect(nights.size).toBeLessThanOrEqual(11);
      }),
      { numRuns: 150 },
    );
  });
});
