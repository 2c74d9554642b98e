import { describe, expect, it } from 'vitest';
import { examine } from '../../../src/app/doctor/examine.ts';
import { notifications } from '../../../src/app/doctor/notifications.ts';
import type { Channel } from '../../../src/app/ports/channel-store.ts';
import { untoldFacts } from '../../support/untold-facts.ts';

const hourMs = 3_600_000;
const now = Date.parse('2026-03-02T12:00:00+08:00');

/** What the check finds of a channel, beside one that it has replaced. */
function found(state: Pick<Channel, 'heardAt' | 'missed'>) {
  const secrets = { tokenHash: 'token', urlSecretHash: 'secret' };
  const aChannel = { channelId: '1', organizationId: '808', ...secrets, expiresAt: now + hourMs };
  const replaced = { ...aChannel, expiresAt: now, missed: { count: 9, at: now, deafSince: 0 } };
  const facts = untoldFacts({ now, channels: [replaced, { ...aChannel, ...state }] });
  const [finding] = examine([notifications], facts);
  return finding;
}

describe('the check of notifications', () => {
  const missed = { count: 3, at: now };
  it.each<[state: Parameters<typeof found>[0], code: string]>([
    [{}, 'silent'],
    [{ heardAt: now }, 'heard'],
    [{ heardAt: now, missed }, 'incomplete'],
    [{ heardAt: now, missed: { ...missed, deafSince: now - hourMs + 1 } }, 'incomplete'],
    [{ heardAt: now, missed: { ...missed, deafSince: now - hourMs } }, 'deaf'],
    [{ missed: { ...missed, deafSince: now - hourMs } }, 'deaf'],
    [{ missed: { ...missed, deafSince: now } }, 'silent'],
  ])('finds of %j: %s', (state, code) => {
    expect(found(state)?.code).toBe(code);
  });

  it('says since when nothing was told, and how much was found without', () => {
    const deaf = { missed: { ...missed, deafSince: now - 2 * hourMs } };

    expect(found(deaf)?.sentence).toEqual({
      en: 'Zoho has not called since 2026-03-02 10:00. Changes that were found without it: 3.',
      zh: '自 2026-03-02 10:00 起未收到 Zoho 的任何通知；另有 3 处变更已由定时同步发现。',
    });
  });
});
