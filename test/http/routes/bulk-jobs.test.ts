import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulkHintUrl } from '../../../src/app/receive-bulk-hint.ts';
import { anOrganization, known } from '../../emulator/support/an-organization.ts';
import { startWorld, type World } from '../../support/start-world.ts';

const secretKey = Buffer.alloc(32, 7).toString('base64');

describe('the address for bulk jobs', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(anOrganization(), { config: { secretKey } });
  });

  afterAll(() => world.stop());

  function address(): string {
    const { clock, tierwise } = world;
    return bulkHintUrl({ clock, secretKey, publicUrl: tierwise.publicUrl }, known.zgid);
  }

  const post = (url: string) => fetch(url, { method: 'POST', body: '{ no JSON' });

  it('takes a hint, whatever is in it', async () => {
    expect((await post(address())).status).toBe(202);
  });

  it('takes none at an address that is not ours, or over', async () => {
    const over = address();
    world.clock.advance(86_400_000);
    const answers = await Promise.all([over, `${address()}x`].map(post));

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });
});
