import type { Kysely } from 'kysely';
import type { SecretBox } from './secret-box.ts';
import type { Tables } from './tables.ts';

const name = 'token-key';

/**
 * Refuses a secret key that is not the one the database was made with, at once instead of at the first token.
 *
 * @throws {AppError} `secret-key-unusable`
 */
export async function proveKey(db: Kysely<Tables>, box: SecretBox): Promise<void> {
  await db
    .insertInto('key_proofs')
    .values({ name, sealed: box.seal(name, 'key_proofs') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { sealed } = await db
    .selectFrom('key_proofs')
    .select('sealed')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  box.open(sealed, 'key_proofs');
}
