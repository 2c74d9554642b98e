import { describe, expect, it } from 'vitest';
import { createJobHints } from '../../src/app/create-job-hints.ts';

const longMs = 60_000;

describe('waiting for a job', () => {
  it('ends at a hint for the same organization', async () => {
    const hints = createJobHints(new AbortController().signal);
    const ended: string[] = [];
    const waits = ['1', '2'].map((id) => hints.wait(id, longMs).then(() => ended.push(id)));
    hints.arrive('2');
    await waits[1];

    expect(ended).toEqual(['2']);
    hints.arrive('1');
    await waits[0];
  });

  it('ends at once when the hint came before', async () => {
    const hints = createJobHints(new AbortController().signal);
    hints.arrive('1');

    await expect(hints.wait('1', longMs)).resolves.toBe(true);
  });

  it('ends by itself after a while', async () => {
    const hints = createJobHints(new AbortController().signal);

    await expect(hints.wait('1', 1)).resolves.toBe(false);
  });

  it('is known while it lasts', async () => {
    const hints = createJobHints(new AbortController().signal);
    expect(hints.isAwaited('1')).toBe(false);
    const waiting = hints.wait('1', longMs);

    expect(hints.isAwaited('1')).toBe(true);
    expect(hints.isAwaited('2')).toBe(false);
    hints.arrive('1');
    await waiting;
    expect(hints.isAwaited('1')).toBe(false);
  });

  it('is cut short when Tierwise stops, and not begun after that', async () => {
    const stopping = new AbortController();
    const hints = createJobHints(stopping.signal);
    const waiting = hints.wait('1', longMs);
    stopping.abort();

    await expect(waiting).rejects.toMatchObject({ code: 'crm-unavailable' });
    await expect(hints.wait('1', longMs)).rejects.toMatchObject({ code: 'crm-unavailable' });
  });
});
