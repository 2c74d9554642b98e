import { describe, expect, it } from 'vitest';
import { isCalibrationDue } from '../../src/app/is-calibration-due.ts';
import type { Book } from '../../src/core/book/book.ts';
import { createBookBuilder } from '../../src/core/book/create-book-builder.ts';
import { calibrate } from '../../src/core/calibration/calibrate.ts';
import { type Day, parseDay } from '../../src/core/day.ts';
import { Policy } from '../../src/core/policy/policy.ts';

const policy = Policy.parse({});

describe('a new calibration', () => {
  it('is due on the first night of a month, whenever in the month before the last one was made', () => {
    const book = aBook(200);
    const isDue = (made: string, today: string) =>
      isCalibrationDue(book, policy, calibrate(book, policy, day(made)), day(today));

    expect(isDue('2026-03-01', '2026-03-31')).toBe(false);
    expect(isDue('2026-03-31', '2026-04-01')).toBe(true);
    expect(isDue('2026-03-01', '2026-04-01')).toBe(true);
    expect(isDue('2026-04-01', '2026-04-02')).toBe(false);
    expect(isDue('2025-04-15', '2026-04-15')).toBe(true);
  });

  it('is not due by itself in a book of fewer than 200 buyers, however many never bought', () => {
    const isDue = (book: Book) =>
      isCalibrationDue(book, policy, calibrate(book, policy, day('2026-03-15')), day('2026-04-01'));

    expect(isDue(aBook(199, 500))).toBe(false);
    expect(isDue(aBook(200))).toBe(true);
  });
});

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is no day`);
  return parsed;
}

function aBook(buyers: number, others = 0): Book {
  const builder = createBookBuilder({ keepDeals: false });
  for (let place = 0; place < buyers + others; place++) {
    builder.addAccount({ id: String(place), name: `Account ${place}` });
    if (place >= buyers) continue;
    builder.addDeal({
      id: `deal ${place}`,
      accountId: String(place),
      outcome: 'won',
      amount: 100 + place,
      closedOn: day('2026-02-01'),
    });
  }
  return builder.build();
}
