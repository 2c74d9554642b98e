import type { Simulation } from '../../core/simulation/simulation.ts';
import { csvRow } from '../output/csv-row.ts';

/** A row for each change of each account, those that bring most first. */
export function* simulationCsv({ movers }: Simulation): Generator<string> {
  yield csvRow(['account_id', 'account_name', 'revenue', 'dimension', 'from', 'to']);
  for (const { accountId, accountName, revenue, changes } of movers) {
    for (const { dimension, from, to } of changes) {
      yield csvRow([accountId, accountName, String(revenue), dimension, from, to]);
    }
  }
}
