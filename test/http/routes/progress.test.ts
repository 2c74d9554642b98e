import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InstallProgress, WebhookDoor } from '../../../src/http/contract.ts';
import { anOrganization, known } from '../../emulator/support/an-organization.ts';
import { startWorld, type World } from '../../support/start-world.ts';
import { failureOf } from '../support/failure.ts';

const hourMs = 3_600_000;
const notFound = { status: 404, code: 'not-found' };

describe('the page of an installation', () => {
  let world: World;
  let link: string;

  beforeAll(async () => {
    world = await startWorld(anOrganization());
    const { arrived } = await world.connect();
    link = arrived.url.split('#')[1] ?? '';
  });

  afterAll(() => world.stop());

  const get = (path: string, method = 'GET') =>
    fetch(`${world.tierwise.publicUrl}/progress/${path}`, { method });

  it('sees how it went, by the link that came with connecting', async () => {
    const response = await get(link);

    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(InstallProgress.parse(await response.json())).toMatchObject({
      organizationName: 'Zylker',
      state: 'finished',
      step: 'done',
      done: 2,
      total: 2,
      failure: null,
    });
  });

  it('sees what went wrong, in the reader’s language', async () => {
    const [run] = await world.tierwise.store.runs.list(known.zgid, 1);
    const failed = {
      state: 'failed',
      error: 'field-limit-reached',
      errorDetail: '3 of 10',
    } as const;
    await world.tierwise.store.runs.save(known.zgid, {
      ...(run as NonNullable<typeof run>),
      ...failed,
    });
    const { failure } = InstallProgress.parse(await (await get(`${link}?language=zh`)).json());

    expect(failure).toEqual({
      code: 'field-limit-reached',
      message: expect.stringContaining('3 of 10'),
      remedy: expect.stringMatching(/[一-鿿]/),
    });
  });

  it('opens a webhook door, whose secrets are new each time', async () => {
    const first = WebhookDoor.parse(await (await get(`${link}/webhook`, 'POST')).json());
    const second = WebhookDoor.parse(await (await get(`${link}/webhook`, 'POST')).json());

    expect(first.url).toMatch(/\/zoho\/webhooks\/[\w-]{32}$/);
    expect(first.headerValue).toMatch(/^[\w-]{32}$/);
    expect(second.url).not.toBe(first.url);
    expect(second.headerValue).not.toBe(first.headerValue);
    // Zoho takes addresses of up to 255 characters.
    expect(first.url.length).toBeLessThan(255);
  });

  it('opens no door for an organization that has left or is not known', async () => {
    const { app, store } = world.tierwise;
    await store.organizations.change(known.zgid, { status: 'disconnected' });
    const left = await get(`${link}/webhook`, 'POST');
    await store.organizations.change(known.zgid, { status: 'connected' });
    const unknown = await get(`${app.showProgress.linkFor('42')}/webhook`, 'POST');

    for (const response of [left, unknown]) {
      expect(await failureOf(response)).toEqual({
        status: 403,
        code: 'organization-not-connected',
      });
    }
  });

  it('is shown to nobody with another link', async () => {
    const [payload = '', signature = ''] = link.split('.');
    for (const other of ['x', payload, `${payload}.x`, `x.${signature}`, `${link}.x`]) {
      expect(await failureOf(await get(other))).toEqual(notFound);
      expect(await failureOf(await get(`${other}/webhook`, 'POST'))).toEqual(notFound);
    }
    expect(await failureOf(await get(world.tierwise.app.showProgress.linkFor('42')))).toEqual(
      notFound,
    );
  });

  it('is shown for an hour', async () => {
    world.clock.advance(hourMs);

    expect(await failureOf(await get(link))).toEqual(notFound);
  });
});
