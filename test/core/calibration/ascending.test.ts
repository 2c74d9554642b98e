import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ascending } from '../../../src/core/calibration/ascending.ts';

it('puts numbers in order without those that are none, and leaves the given ones as they were', () => {
  const numbers = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double()), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(numbers, fc.boolean(), (given, isSorted) => {
      const column = isSorted ? Float64Array.from(given).sort() : Float64Array.from(given);
      const before = [...column];
      const sorted = ascending(column);
      const wanted = before.filter((number) => !Number.isNaN(number)).sort((a, b) => a - b);
      // Zeros of either sign are the same number.
      expect([...sorted].map((number) => number + 0)).toEqual(wanted.map((number) => number + 0));
      expect([...column]).toEqual(before);
    }),
  );
});
