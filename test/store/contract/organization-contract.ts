import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { plantEverything, readEverything } from './everything.ts';
import { anOrganization, byText, drain, freshId, hardTexts } from './samples.ts';

/** What every organization store does. */
export function organizationContract(store: () => Store): void {
  describe('organizations', () => {
    it('are found as they were saved', async () => {
      const organization = anOrganization(freshId(), { readUntil: 1_790_000_000_999 });

      await store().organizations.save(organization);

      expect(await store().organizations.find(organization.id)).toStrictEqual(organization);
    });

    it('keep what is absent absent', async () => {
      const organization = anOrganization(freshId());

      await store().organizations.save({ ...organization, readUntil: undefined });

      expect(await store().organizations.find(organization.id)).toStrictEqual(organization);
    });

    it.each(Object.entries(hardTexts))('keep names with %s', async (_, name) => {
      const organization = anOrganization(freshId());
      organization.profile.name = name;

      await store().organizations.save(organization);

      expect((await store().organizations.find(organization.id))?.profile.name).toBe(name);
    });

    it('are replaced by saving again', async () => {
      const id = freshId();

      await store().organizations.save(anOrganization(id, { readUntil: 5 }));
      await store().organizations.save(anOrganization(id, { language: 'en' }));

      expect(await store().organizations.find(id)).toStrictEqual(
        anOrganization(id, { language: 'en' }),
      );
    });

    it('change in part without touching what others changed meanwhile', async () => {
      const id = freshId();
      await store().organizations.save(anOrganization(id, { readUntil: 5 }));

      await Promise.all([
        store().organizations.change(id, { readUntil: 6 }),
        store().organizations.change(id, { fields: {} }),
        store().organizations.change(id, { status: 'disconnected' }),
      ]);
      await store().organizations.change('unknown', { readUntil: 6 });

      expect(await store().organizations.find(id)).toStrictEqual(
        anOrganization(id, { readUntil: 6, fields: {}, status: 'disconnected' }),
      );
      expect((await store().organizations.list()).map((listed) => listed.id)).not.toContain(id);
      expect(await store().organizations.find('unknown')).toBeUndefined();
    });

    it('are all listed by id, those that have left too', async () => {
      const ids = [freshId(), freshId()].sort(byText);
      await store().organizations.save(anOrganization(ids[1] ?? '', { status: 'disconnected' }));
      await store().organizations.save(anOrganization(ids[0] ?? ''));

      const listed = (await store().organizations.listAll()).map(({ id }) => id);

      expect(listed.filter((id) => ids.includes(id))).toEqual(ids);
    });

    it('are told row by row, page by page, and nobody else’s', async () => {
      const [id, other] = [freshId(), freshId()];
      await plantEverything(store(), id);
      await plantEverything(store(), other);
      const call = (n: number) => ({
        organizationId: id,
        operation: `op-${n % 7}`,
        credits: 1,
        at: 1000 + Math.floor(n / 7),
      });
      await store().credits.add(Array.from({ length: 1234 }, (_, n) => call(n)));

      const { rows } = await drain(store().organizations.readKept(id));

      const credits = rows.flatMap(({ table, row }) => (table === 'credits' ? [row] : []));
      const keys = credits.map(({ spent_at, operation }) => `${spent_at} ${operation}`);
      expect(new Set(keys).size).toBe(1235);
      expect(keys).toHaveLength(1235);
      expect(JSON.stringify(rows)).not.toContain(other);
      expect(rows.find(({ table }) => table === 'mirror_accounts')?.row).toMatchObject({
        account_id: 'a1',
        facts: { name: `name of ${id}` },
      });
    });

    it('are told without tokens and without hashes of secrets', async () => {
      const id = freshId();
      await plantEverything(store(), id);

      const { rows } = await drain(store().organizations.readKept(id));

      const text = JSON.stringify(rows);
      expect(text).toContain(`author of ${id}`);
      for (const what of ['token', 'secret', 'webhook', 'session', 'ticket', 'collector']) {
        expect(text).not.toContain(`${what} of ${id}`);
      }
      expect(text).not.toMatch(/sealed|1000\./);
    });

    it('are undefined when unknown', async () => {
      expect(await store().organizations.find(freshId())).toBeUndefined();
    });

    it('are listed by id while connected', async () => {
      const [first, gone, last] = [freshId(), freshId(), freshId()].sort(byText) as [
        string,
        string,
        string,
      ];
      await store().organizations.save(anOrganization(last));
      await store().organizations.save(anOrganization(gone, { status: 'disconnected' }));
      await store().organizations.save(anOrganization(first));

      const listed = (await store().organizations.list()).map((organization) => organization.id);

      expect(listed.filter((id) => [first, gone, last].includes(id))).toEqual([first, last]);
    });

    it('leave nothing behind when purged, and others as they are', async () => {
      const [purged, other] = [freshId(), freshId()];
      await plantEverything(store(), purged);
      await plantEverything(store(), other);
      const before = await readEverything(store(), other);

      await store().organizations.purge(purged);

      expect(await readEverything(store(), purged)).toEqual(
        await readEverything(store(), freshId()),
      );
      expect(await readEverything(store(), other)).toEqual(before);
    });

    it('take with them what was booked when the purge was asked for', async () => {
      const id = freshId();
      const call = { organizationId: id, operation: 'close-channels', credits: 1, at: 1 };
      const booked = store().credits.add([call]);

      await store().organizations.purge(id);
      await booked;

      expect(await store().credits.spent(id, 0)).toEqual([]);
    });

    it('can be purged again, and when never seen', async () => {
      const id = freshId();
      await plantEverything(store(), id);

      await store().organizations.purge(id);
      await store().organizations.purge(id);

      expect(await store().organizations.find(id)).toBeUndefined();
    });
  });
}
