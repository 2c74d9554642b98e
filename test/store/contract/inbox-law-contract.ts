import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InboxStore } from '../../../src/app/ports/inbox-store.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { byText, freshId } from './samples.ts';

type Step = { mark: number[] } | { take: number } | { settle: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ mark: fc.array(fc.nat(6), { maxLength: 4 }) }),
    fc.record({ take: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ settle: fc.nat(3) }),
  ),
  { maxLength: 25 },
);

/** The law every inbox keeps, whatever the order of marking, taking and settling. */
export function inboxLawContract(store: () => Store): void {
  describe('the inbox', () => {
    it('holds the records marked and not settled since', async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
          const organizationId = freshId();
          const actual = createActual(store().inbox, organizationId);
          const model = createModel();
          for (const step of sequence) {
            const taken = await actual.perform(step);
            model.perform(step, taken);
          }

          expect(await actual.waiting()).toEqual(model.waiting());
        }),
        { numRuns: 100 },
      );
    });
  });
}

/** Performs steps on the store; answers the record ids taken, if the step was a taking. */
function createActual(inbox: InboxStore, organizationId: string) {
  const takings: Awaited<ReturnType<InboxStore['takeRecords']>>[] = [];
  let now = 0;

  return {
    async perform(step: Step): Promise<string[]> {
      now++;
      if ('mark' in step) {
        const records = step.mark.map((id) => ({ recordId: `${id}` }));
        await inbox.markRecords(
          records.map((record) => ({ ...record, organizationId, module: 'Deals' })),
          now,
        );
        return [];
      }
      if ('settle' in step) {
        await inbox.settleRecords(takings.splice(step.settle, 1)[0] ?? []);
        return [];
      }
      const taken = await inbox.takeRecords(organizationId, step.take);
      takings.push(taken);
      return taken.map(({ entry }) => entry.recordId);
    },
    async waiting(): Promise<string[]> {
      const taken = await inbox.takeRecords(organizationId, 100);
      return taken.map(({ entry }) => entry.recordId).sort(byText);
    },
  };
}

/** The same in memory: when each waiting record was last marked, and when it had been at each taking. */
function createModel() {
  const markedAt = new Map<string, number>();
  const takings: Map<string, number | undefined>[] = [];
  let now = 0;

  return {
    perform(step: Step, taken: string[]): void {
      now++;
      if ('mark' in step) for (const id of step.mark) markedAt.set(`${id}`, now);
      else if ('take' in step) takings.push(new Map(taken.map((id) => [id, markedAt.get(id)])));
      else {
        for (const [id, at] of takings.splice(step.settle, 1)[0] ?? []) {
          if (markedAt.get(id) === at) markedAt.delete(id);
        }
      }
    },
    waiting: () => [...markedAt.keys()].sort(byText),
  };
}
