import { describe, expect, it } from 'vitest';
import { createTextTable } from '../../../src/core/tables/text-table.ts';

describe('a text table', () => {
  const table = createTextTable([
    ['Systems Integrator', 1],
    ['系统集成商', 2],
    ['systems-integrator', 3],
    ['—', 4],
  ]);

  it.each([['systems integrator'], [' SYSTEMS  INTEGRATOR. '], ['Ｓｙｓｔｅｍｓ Integrator']])(
    'finds %s whatever case, blanks, width and punctuation; the first meaning stays',
    (text) => {
      expect(table.find(text)).toBe(1);
    },
  );

  it('finds Chinese words with blanks in between', () => {
    expect(table.find('系统 集成商')).toBe(2);
  });

  it('finds nothing in nothing', () => {
    expect([undefined, '', '—', 'integrator'].map(table.find)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('answers the same after more texts than it remembers', () => {
    for (let i = 0; i < 25_000; i++) table.find(`text ${i}`);

    expect(table.find('systems integrator')).toBe(1);
    expect(table.find('text 7')).toBeUndefined();
  });
});
