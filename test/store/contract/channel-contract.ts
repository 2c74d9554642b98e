import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/app/ports/channel-store.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { freshId } from './samples.ts';

/** What every channel store does. */
export function channelContract(store: () => Store): void {
  describe('channels', () => {
    it('are found by their id alone, as they were saved', async () => {
      const channel = aChannel(freshId());

      await store().channels.save(channel);

      expect(await store().channels.find(channel.channelId)).toStrictEqual(channel);
      expect(await store().channels.find(freshId())).toBeUndefined();
    });

    it('are renewed by saving again', async () => {
      const channel = aChannel(freshId());
      const renewed = { ...channel, expiresAt: 2_000_000_000_000, tokenHash: 'new' };

      await store().channels.save(channel);
      await store().channels.save(renewed);

      expect(await store().channels.list(channel.organizationId)).toStrictEqual([renewed]);
    });

    it('are listed for their organization', async () => {
      const organizationId = freshId();
      const [first, second] = [aChannel(organizationId, '1'), aChannel(organizationId, '2')];
      await store().channels.save(second);
      await store().channels.save(first);
      await store().channels.save(aChannel(freshId()));

      expect(await store().channels.list(organizationId)).toStrictEqual([first, second]);
    });

    it('are removed from their own organization only', async () => {
      const organizationId = freshId();
      const [kept, removed] = [aChannel(organizationId), aChannel(organizationId)];
      await store().channels.save(kept);
      await store().channels.save(removed);

      await store().channels.remove(freshId(), [kept.channelId]);
      await store().channels.remove(organizationId, [removed.channelId, freshId()]);
      await store().channels.remove(organizationId, []);

      expect(await store().channels.list(organizationId)).toStrictEqual([kept]);
      expect(await store().channels.find(removed.channelId)).toBeUndefined();
    });
  });

  describe('what a channel did not tell of', () => {
    it('is counted since it was opened, and since it last called', async () => {
      const organizationId = freshId();
      const channel = aChannel(organizationId);
      const missed = async () => (await store().channels.find(channel.channelId))?.missed;
      await store().channels.save(channel);
      await store().channels.save(aChannel(freshId()));
      expect(await missed()).toBeUndefined();

      await store().channels.noteMissed(organizationId, 2, 10);
      await store().channels.noteMissed(organizationId, 3, 20);
      expect(await missed()).toStrictEqual({ count: 5, at: 20, deafSince: 10 });

      await store().channels.noteHeard(organizationId, channel.channelId, 30);
      expect(await missed()).toStrictEqual({ count: 5, at: 20 });
      await store().channels.save({ ...channel, expiresAt: 40 });
      await store().channels.noteMissed(organizationId, 1, 50);
      expect(await missed()).toStrictEqual({ count: 6, at: 50, deafSince: 50 });
    });

    it('is another organization’s own', async () => {
      const [ours, theirs] = [aChannel(freshId()), aChannel(freshId())];
      await store().channels.save(ours);
      await store().channels.save(theirs);
      await store().channels.noteMissed(ours.organizationId, 1, 10);

      expect(await store().channels.find(theirs.channelId)).toStrictEqual(theirs);
    });
  });

  describe('the workflow webhook of an organization', () => {
    it('is found by the secret of its address', async () => {
      const webhook = { organizationId: freshId(), urlSecretHash: freshId(), tokenHash: 'token' };

      await store().channels.saveWebhook(webhook);

      expect(await store().channels.findWebhook(webhook.urlSecretHash)).toStrictEqual({
        organizationId: webhook.organizationId,
        tokenHash: 'token',
      });
    });

    it('closes its old address when it gets a new one', async () => {
      const organizationId = freshId();
      const [old, present] = [freshId(), freshId()];

      await store().channels.saveWebhook({ organizationId, urlSecretHash: old, tokenHash: '1' });
      await store().channels.saveWebhook({
        organizationId,
        urlSecretHash: present,
        tokenHash: '2',
      });

      expect(await store().channels.findWebhook(old)).toBeUndefined();
      expect(await store().channels.findWebhook(present)).toStrictEqual({
        organizationId,
        tokenHash: '2',
      });
    });
  });
}

function aChannel(organizationId: string, channelId = freshId()): Channel {
  return {
    channelId,
    organizationId,
    tokenHash: 'token',
    urlSecretHash: 'secret',
    expiresAt: 1_790_000_000_000,
  };
}
