import { Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createSqliteDialect } from '../../../src/store/sqlite/sqlite-dialect.ts';
import { DatabaseSync } from '../../../src/store/sqlite/sqlite-engine.ts';

/** Binds a value to a real statement and answers what comes back. */
async function roundTrip(value: unknown): Promise<unknown> {
  const database = new DatabaseSync(':memory:');
  const db = new Kysely<never>({ dialect: createSqliteDialect(database) });
  try {
    const { rows } = await sql<{ back: unknown }>`select ${value} as back`.execute(db);
    return rows[0]?.back;
  } finally {
    database.close();
  }
}

describe('binding a value', () => {
  it.each<[string, unknown]>([
    ['a text', `O'Reilly "& Söhne" 👩‍👩‍👧‍👦`],
    ['an empty text', ''],
    ['zero', 0],
    ['an integer beyond 32 bits', 2 ** 31],
    ['the largest integer', Number.MAX_SAFE_INTEGER],
    ['the smallest integer', Number.MIN_SAFE_INTEGER],
    ['a fraction', 0.1],
    ['the largest number', Number.MAX_VALUE],
    ['null', null],
    ['bytes', new Uint8Array([0, 1, 255])],
  ])('gives %s back as it was', async (_, value) => {
    expect(await roundTrip(value)).toStrictEqual(value);
  });

  it('gives a buffer back as bytes', async () => {
    expect(await roundTrip(Buffer.from([1, 2]))).toStrictEqual(new Uint8Array([1, 2]));
  });

  it.each<[string, unknown]>([
    ['boolean', true],
    ['boolean', false],
    ['bigint', 5n],
    ['bigint', 2n ** 80n],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['undefined', undefined],
    ['Date', new Date(0)],
    ['Object', { token: 'secret' }],
    ['object', Object.create(null)],
    ['Array', ['secret']],
    ['symbol', Symbol('secret')],
    ['text with NUL or half a character', 'before\u0000after'],
    ['text with NUL or half a character', 'half \ud83d of a pair'],
  ])('refuses a %s by name, without its value', async (name, value) => {
    await expect(roundTrip(value)).rejects.toMatchObject({
      code: 'internal',
      detail: `a ${name} cannot be stored`,
    });
  });
});
