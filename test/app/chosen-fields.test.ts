import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyField, readChosenFields } from '../../src/app/chosen-fields.ts';

describe('the fields chosen', () => {
  it('are in the order in which they are offered, each once', () => {
    expect(readChosenFields('lifecycle, tier,lifecycle')).toEqual(['tier', 'lifecycle']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyField), { minLength: 1 }), (keys) => {
        expect(readChosenFields(keys.join())).toEqual(
          everyField.filter((field) => keys.includes(field)),
        );
      }),
    );
  });

  it.each(['', 'tier,', 'shoe-size', 'tier,shoe-size', 'Tier', 'tier;lifecycle', '__proto__'])(
    'are refused with what there is to choose from: "%s"',
    (list) => {
      expect(() => readChosenFields(list)).toThrow(
        expect.objectContaining({
          code: 'invalid-request',
          detail: `fields: choose from ${everyField.join(', ')}`,
        }),
      );
    },
  );
});
