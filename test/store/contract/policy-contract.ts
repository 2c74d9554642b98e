import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { freshId } from './samples.ts';

/** What every calibration store and policy store does. */
export function policyContract(store: () => Store): void {
  describe('calibrations', () => {
    it('are found by id, the latest and listed newest first', async () => {
      const organizationId = freshId();
      const { calibrations } = store();
      await calibrations.save(organizationId, aCalibration('b', 2));
      await calibrations.save(organizationId, aCalibration('c', 1));
      await calibrations.save(organizationId, aCalibration('a', 3));

      expect(await calibrations.latest(organizationId)).toStrictEqual({
        id: 'a',
        payload: '{"made":3}',
      });
      expect(await calibrations.find(organizationId, 'c')).toStrictEqual({
        id: 'c',
        payload: '{"made":1}',
      });
      expect(await calibrations.list(organizationId, 2)).toStrictEqual([
        { id: 'a', asOf: 20_403, payload: '{"made":3}', createdAt: 3 },
        { id: 'b', asOf: 20_402, payload: '{"made":2}', createdAt: 2 },
      ]);
    });

    it('are replaced by saving again', async () => {
      const organizationId = freshId();
      await store().calibrations.save(organizationId, aCalibration('a', 1));
      await store().calibrations.save(organizationId, aCalibration('a', 2));

      expect(await store().calibrations.list(organizationId, 9)).toHaveLength(1);
      expect((await store().calibrations.latest(organizationId))?.payload).toBe('{"made":2}');
    });

    it('belong to one organization', async () => {
      await store().calibrations.save(freshId(), aCalibration('a', 1));

      expect(await store().calibrations.latest(freshId())).toBeUndefined();
      expect(await store().calibrations.find(freshId(), 'a')).toBeUndefined();
    });
  });

  describe('policies', () => {
    it('are found by version, the last published is current, and all are listed newest first', async () => {
      const organizationId = freshId();
      const { policies } = store();
      await policies.publish(organizationId, aPolicy('2026-2', 20));
      await policies.publish(organizationId, aPolicy('2026-1', 10));

      expect(await policies.current(organizationId)).toStrictEqual({
        version: '2026-2',
        payload: '{"published":20}',
      });
      expect(await policies.find(organizationId, '2026-1')).toStrictEqual({
        version: '2026-1',
        payload: '{"published":10}',
      });
      expect(await policies.list(organizationId)).toStrictEqual([
        { version: '2026-2', author: '李雷', note: '“Q3”', publishedAt: 20 },
        { version: '2026-1', author: '李雷', note: '“Q3”', publishedAt: 10 },
      ]);
    });

    it('become current again when published again', async () => {
      const organizationId = freshId();
      const { policies } = store();
      await policies.publish(organizationId, aPolicy('old', 1));
      await policies.publish(organizationId, aPolicy('new', 2));
      await policies.publish(organizationId, aPolicy('old', 3));

      expect((await policies.current(organizationId))?.version).toBe('old');
    });

    it('keep every publication, of a version published again, too', async () => {
      const organizationId = freshId();
      const { policies } = store();
      await policies.publish(organizationId, aPolicy('old', 1));
      await policies.publish(organizationId, aPolicy('new', 2));
      await policies.publish(organizationId, { ...aPolicy('old', 3), author: '韩梅梅' });

      const published = await policies.list(organizationId);
      expect(published.map(({ version, author }) => [version, author])).toEqual([
        ['old', '韩梅梅'],
        ['new', '李雷'],
        ['old', '李雷'],
      ]);
    });

    it('are published while the one they are based on is current, and not after', async () => {
      const organizationId = freshId();
      const { policies } = store();
      expect(await policies.publish(organizationId, aPolicy('first', 1))).toBe(true);
      const based = (version: string, at: number, basedOn: string) =>
        policies.publish(organizationId, { ...aPolicy(version, at), basedOn });

      expect(await based('second', 2, 'first')).toBe(true);
      expect(await based('third', 3, 'first')).toBe(false);
      expect(await policies.find(organizationId, 'third')).toBeUndefined();
      expect((await policies.current(organizationId))?.version).toBe('second');
    });

    it('are published by one of several who begin from the same', async () => {
      const organizationId = freshId();
      const { policies } = store();
      await policies.publish(organizationId, aPolicy('first', 1));

      const outcomes = await Promise.all(
        [2, 3, 4, 5].map((at) =>
          policies.publish(organizationId, { ...aPolicy(`v${at}`, at), basedOn: 'first' }),
        ),
      );

      expect(outcomes.filter((isDone) => isDone)).toHaveLength(1);
      expect(await policies.list(organizationId)).toHaveLength(2);
    });

    it('belong to one organization', async () => {
      await store().policies.publish(freshId(), aPolicy('v', 1));

      expect(await store().policies.current(freshId())).toBeUndefined();
      expect(await store().policies.find(freshId(), 'v')).toBeUndefined();
    });
  });
}

function aCalibration(id: string, createdAt: number) {
  return { id, asOf: 20_400 + createdAt, payload: `{"made":${createdAt}}`, createdAt };
}

function aPolicy(version: string, publishedAt: number) {
  const payload = `{"published":${publishedAt}}`;
  return { version, payload, author: '李雷', note: '“Q3”', publishedAt };
}
