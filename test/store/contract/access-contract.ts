import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { aConsent, aSession, freshId, hardTexts } from './samples.ts';

const tokens = {
  refreshToken: '1000.9b2f.refresh',
  accountsUrl: 'https://accounts.zoho.com.cn',
  accessToken: '1000.77aa.access',
  accessTokenExpiresAt: 1_790_000_000_000,
};

/** What every connection store and sign-in store does. */
export function accessContract(store: () => Store): void {
  describe('connections', () => {
    it('are found as they were saved', async () => {
      const id = freshId();

      await store().connections.save(id, tokens);

      expect(await store().connections.find(id)).toStrictEqual(tokens);
    });

    it('are replaced whole by saving again', async () => {
      const id = freshId();
      const { refreshToken, accountsUrl } = tokens;

      await store().connections.save(id, tokens);
      await store().connections.save(id, { refreshToken, accountsUrl, accessToken: undefined });

      expect(await store().connections.find(id)).toStrictEqual({ refreshToken, accountsUrl });
    });

    it.each(Object.entries(hardTexts).filter(([name]) => name !== 'lone surrogate'))(
      'keep tokens with %s',
      async (_, refreshToken) => {
        const id = freshId();

        await store().connections.save(id, { ...tokens, refreshToken });

        expect((await store().connections.find(id))?.refreshToken).toBe(refreshToken);
      },
    );

    it('belong to one organization', async () => {
      const [id, other] = [freshId(), freshId()];
      await store().connections.save(id, tokens);
      await store().connections.save(other, { ...tokens, refreshToken: 'another' });

      await store().connections.remove(id);

      expect(await store().connections.find(id)).toBeUndefined();
      expect((await store().connections.find(other))?.refreshToken).toBe('another');
    });
  });

  describe('the renewal of a token', () => {
    it('is claimed by one of many, until it is ended', async () => {
      const id = freshId();
      await store().connections.save(id, tokens);
      const claim = (until: number) => store().connections.claimRefresh(id, 10, until);

      const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(100 + n)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      const until = 100 + claims.indexOf(true);
      await store().connections.endRefresh(id, until + 50);
      expect(await claim(200)).toBe(false);
      await store().connections.endRefresh(id, until);

      expect(await claim(200)).toBe(true);
    });

    it('is anybody’s again once its time is over, and the late one ends nobody else’s', async () => {
      const id = freshId();
      await store().connections.save(id, tokens);
      await store().connections.claimRefresh(id, 0, 10);

      expect(await store().connections.claimRefresh(id, 9, 30)).toBe(false);
      expect(await store().connections.claimRefresh(id, 10, 30)).toBe(true);
      await store().connections.endRefresh(id, 10);
      expect(await store().connections.claimRefresh(id, 11, 40)).toBe(false);
    });

    it('brings a token to the connection for which it was claimed, and to no other', async () => {
      const [id, removed, replaced, over] = [freshId(), freshId(), freshId(), freshId()];
      const { connections } = store();
      for (const one of [id, removed, replaced, over]) {
        await connections.save(one, tokens);
        await connections.claimRefresh(one, 0, 10);
      }
      const another = { ...tokens, refreshToken: 'another' };
      await connections.remove(removed);
      await connections.save(replaced, another);
      await connections.claimRefresh(over, 10, 20);

      const renewed = { accessToken: 'renewed', accessTokenExpiresAt: 99 };
      for (const one of [id, removed, replaced, over])
        await connections.saveRenewed(one, 10, renewed);

      expect(await connections.find(id)).toStrictEqual({ ...tokens, ...renewed });
      expect(await connections.find(removed)).toBeUndefined();
      expect(await connections.find(replaced)).toStrictEqual(another);
      expect(await connections.find(over)).toStrictEqual(tokens);
    });

    it('is nobody’s without a connection, outlives the new token and ends with new consent', async () => {
      const id = freshId();
      expect(await store().connections.claimRefresh(id, 0, 10)).toBe(false);

      await store().connections.save(id, tokens);
      await store().connections.claimRefresh(id, 0, 10);
      const renewed = { accessToken: 'new', accessTokenExpiresAt: 99 };
      await store().connections.saveRenewed(id, 10, renewed);

      expect(await store().connections.claimRefresh(id, 5, 20)).toBe(false);
      expect(await store().connections.find(id)).toStrictEqual({ ...tokens, ...renewed });

      await store().connections.save(id, tokens);

      expect(await store().connections.claimRefresh(id, 5, 20)).toBe(true);
    });
  });

  describe('a consent under way', () => {
    it('is taken once', async () => {
      const state = freshId();
      const consent = aConsent({ purpose: 'sign-in', collectorHash: 'collector' });

      await store().signIns.putConsent(state, consent);

      expect(await store().signIns.takeConsent(state, 999)).toStrictEqual(consent);
      expect(await store().signIns.takeConsent(state, 999)).toBeUndefined();
    });

    it('goes to one of many who take it at the same time', async () => {
      const state = freshId();
      await store().signIns.putConsent(state, aConsent());

      const taken = await Promise.all(
        Array.from({ length: 20 }, () => store().signIns.takeConsent(state, 1)),
      );

      expect(taken.filter((consent) => consent !== undefined)).toHaveLength(1);
    });

    it('is over at the instant it expires', async () => {
      const state = freshId();
      await store().signIns.putConsent(state, aConsent({ expiresAt: 1000 }));

      expect(await store().signIns.takeConsent(state, 1000)).toBeUndefined();
    });
  });

  describe('a ticket', () => {
    it('is taken once, and not after it is over', async () => {
      const [id, late] = [freshId(), freshId()];
      const ticket = { collectorHash: 'kept', session: aSession(freshId()), expiresAt: 100 };
      await store().signIns.putTicket(id, ticket);
      await store().signIns.putTicket(late, ticket);

      expect(await store().signIns.takeTicket(id, 99)).toStrictEqual(ticket);
      expect(await store().signIns.takeTicket(id, 99)).toBeUndefined();
      expect(await store().signIns.takeTicket(late, 100)).toBeUndefined();
    });

    it('goes with its organization', async () => {
      const id = freshId();
      const session = aSession(freshId());
      await store().signIns.putTicket(id, { collectorHash: 'kept', session, expiresAt: 100 });

      await store().organizations.purge(session.organizationId);

      expect(await store().signIns.takeTicket(id, 1)).toBeUndefined();
    });
  });

  describe('a widget session', () => {
    it('is found as it was put, until it is over', async () => {
      const id = freshId();
      const session = aSession(freshId(), { isAdministrator: true, expiresAt: 1000 });

      await store().signIns.putSession(id, session);

      expect(await store().signIns.findSession(id, 999)).toStrictEqual(session);
      expect(await store().signIns.findSession(id, 1000)).toBeUndefined();
    });

    it('is replaced by putting again, also for another organization', async () => {
      const id = freshId();
      const [before, after] = [aSession(freshId()), aSession(freshId(), { accessToken: 'new' })];

      await store().signIns.putSession(id, before);
      await store().signIns.putSession(id, after);

      expect(await store().signIns.findSession(id, 1)).toStrictEqual(after);
      await store().organizations.purge(before.organizationId);
      expect(await store().signIns.findSession(id, 1)).toStrictEqual(after);
    });

    it('ends when removed', async () => {
      const [id, other] = [freshId(), freshId()];
      await store().signIns.putSession(id, aSession(freshId()));
      await store().signIns.putSession(other, aSession(freshId()));

      await store().signIns.removeSession(id);

      expect(await store().signIns.findSession(id, 1)).toBeUndefined();
      expect(await store().signIns.findSession(other, 1)).toBeDefined();
    });
  });

  it('a sweep forgets what is over and nothing else', async () => {
    const [over, alive] = [freshId(), freshId()];
    await store().signIns.putConsent(over, aConsent({ expiresAt: 10 }));
    await store().signIns.putSession(over, aSession(freshId(), { expiresAt: 10 }));
    await store().signIns.putConsent(alive, aConsent({ expiresAt: 11 }));
    await store().signIns.putSession(alive, aSession(freshId(), { expiresAt: 11 }));

    await store().signIns.sweep(10);

    // Asked as of an earlier instant, so that only the sweep can have removed them.
    expect(await store().signIns.takeConsent(over, 1)).toBeUndefined();
    expect(await store().signIns.findSession(over, 1)).toBeUndefined();
    expect(await store().signIns.takeConsent(alive, 1)).toBeDefined();
    expect(await store().signIns.findSession(alive, 1)).toBeDefined();
  });
}
