import type { CrmModule } from '../../src/app/ports/crm-metadata.ts';
import type { NamedRecords } from './least-for-trade.ts';
import type { Trader } from './open-market.ts';

/** The records of a module that organizations told of since an instant, whether or not that arrived. */
export function whatWasHeard(
  traders: readonly Trader[],
  module: CrmModule,
  since: number,
): NamedRecords[] {
  return traders.flatMap(({ organization, seed: { zgid } }) =>
    organization.deliveries
      .filter(({ at, body }) => at >= since && body['module'] === module)
      .map(({ at, body }) => ({ zgid, at, ids: body['ids'] as string[] })),
  );
}
