import { describe, expect, it } from 'vitest';
import { dueCalibration } from '../../src/app/due-calibration.ts';
import type { Book } from '../../src/core/book/book.ts';
import { createBookBuilder } from '../../src/core/book/create-book-builder.ts';
import { calibrate } from '../../src/core/calibration/calibrate.ts';
import { type Day, parseDay } from '../../src/core/day.ts';
import { Policy } from '../../src/core/policy/policy.ts';

const policy = Policy.parse({});

describe('the calibration that is due', () => {
  it('comes on the first night of a month, whenever in the month before the last one was made', () => {
    const book = aBook(200);
    const isDue = (made: string, today: string) =>
      dueCalibration(book, policy, calibrate(book, policy, day(made)), day(today)) !== undefined;

    expect(isDue('2026-03-01', '2026-03-31')).toBe(false);
    expect(isDue('2026-03-31', '2026-04-01')).toBe(true);
    expect(isDue('2026-03-01', '2026-04-01')).toBe(true);
    expect(isDue('2026-04-01', '2026-04-02')).toBe(false);
    expect(isDue('2025-04-15', '2026-04-15')).toBe(true);
  });

  it('is made anew from 200 buyers on, however many never bought', () => {
    const today = day('2026-04-01');
    const due = (book: Book) =>
      dueCalibration(book, policy, calibrate(book, policy, day('2026-02-01')), today)?.calibration;

    expect(due(aBook(200))).toEqual(calibrate(aBook(200), policy, today));
    expect(due(aBook(199, 500))).not.toEqual(calibrate(aBook(199, 500), policy, today));
  });

  it('is the last one carried on in a smaller book: the lines stay, the month is counted', () => {
    const book = aBook(50);
    const made = calibrate(book, policy, day('2026-02-01'));
    const due = dueCalibration(book, policy, made, day('2026-03-01'));

    const { id, ...carried } = due?.calibration ?? made;
    expect(due?.areLinesNew).toBe(false);
    expect({ id: made.id, ...carried }).toEqual({ ...made, asOf: day('2026-03-01') });
    expect(id).not.toBe(made.id);
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
