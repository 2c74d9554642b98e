import { describe, expect, it } from 'vitest';
import { bulkWrite } from '../../../src/app/doctor/bulk-write.ts';
import { examine } from '../../../src/app/doctor/examine.ts';
import type { Organization } from '../../../src/app/ports/organization-store.ts';
import { anOrganization } from '../../store/contract/samples.ts';
import { untoldFacts } from '../../support/untold-facts.ts';

const hourMs = 3_600_000;
const now = Date.parse('2026-03-02T12:00:00+08:00');
const confirmed = { bulkWriteConfirmedAt: now - 48 * hourMs, bulkWriteConfirmedBy: '李雷' };

function found(accountCount: number, state: Partial<Organization>) {
  const organization = anOrganization('808', state);
  const facts = untoldFacts({ now, organization, accountCount });
  const [finding] = examine([bulkWrite], facts);
  return finding;
}

describe('the check of bulk writes', () => {
  it.each<[accounts: number, state: Partial<Organization>, code: string]>([
    [5000, {}, 'not-needed'],
    [5001, {}, 'not-confirmed'],
    [5001, { bulkWriteFailedAt: now - hourMs }, 'not-confirmed'],
    [12, confirmed, 'confirmed'],
    [5001, { ...confirmed, bulkWriteFailedAt: now - 23 * hourMs }, 'failed'],
    [5001, { ...confirmed, bulkWriteFailedAt: now - 24 * hourMs }, 'confirmed'],
    [5001, { ...confirmed, bulkWrite: { runId: 'a', begunAt: now, step: 'waiting' } }, 'under-way'],
  ])('finds of %i accounts, with %j, %s', (accounts, state, code) => {
    expect(found(accounts, state)?.code).toBe(code);
  });

  it('says what to run, and who confirmed it when', () => {
    expect(found(6000, {})?.sentence.en).toMatch(/tierwise organizations bulk-write 808$/);
    expect(found(6000, confirmed)?.sentence.zh).toBe(
      '一次超过 5000 个客户时启用：李雷 已于 2026-02-28 12:00 确认不会触发自动化。',
    );
  });
});
