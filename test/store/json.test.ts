import { describe, expect, it } from 'vitest';
import { fromJson, toJson } from '../../src/store/json.ts';

describe('JSON of the store', () => {
  it('leaves out what is undefined', () => {
    expect(toJson({ a: undefined, b: null, c: 0 })).toBe('{"b":null,"c":0}');
  });

  it.each([Number.NaN, Number.NEGATIVE_INFINITY])('refuses %s at any depth', (number) => {
    expect(() => toJson({ list: [{ total: number }] })).toThrow(
      expect.objectContaining({ code: 'internal', detail: 'total is not a number' }),
    );
  });

  it('keeps fields that are named like parts of an object', () => {
    const fields = JSON.parse('{"__proto__":"x","constructor":"y"}');

    expect(Object.entries(fromJson<object>(toJson(fields)))).toEqual(Object.entries(fields));
  });
});
