import type { Desk } from '../desk.ts';
import type { Stage } from '../organization/organization.ts';
import type { ZohoRecord } from '../organization/read-record.ts';

/** A deal as lists show it. */
export interface DealRow {
  readonly id: string;
  readonly name: string;
  /** `undefined` for a stage that no pipeline has any more. */
  readonly stage: Stage | undefined;
  /** The stage as people see it. */
  readonly stageName: string;
  readonly isOpen: boolean;
  readonly amount: number | undefined;
  /** `YYYY-MM-DD` */
  readonly closingDate: string;
}

const fields = ['Deal_Name', 'Stage', 'Amount', 'Closing_Date'];

/** The deals of an account that the user may see: open ones first, by the day they are due; then the closed ones, newest first. */
export function dealsOf(desk: Desk, accountId: string): DealRow[] {
  const rows = desk
    .related('Deals', 'Account_Name', accountId, fields)
    .map((record) => dealRow(desk, record));
  const byDay = (a: DealRow, b: DealRow) => (a.closingDate < b.closingDate ? -1 : 1);
  const open = rows.filter(({ isOpen }) => isOpen).sort(byDay);
  const closed = rows.filter(({ isOpen }) => !isOpen).sort((a, b) => byDay(b, a));
  return [...open, ...closed];
}

/** A deal's record as a row. */
export function dealRow(desk: Desk, record: ZohoRecord): DealRow {
  const stage = stageNamed(desk, record['Stage']);
  return {
    id: record.id,
    name: String(record['Deal_Name'] ?? ''),
    stage,
    stageName: stage?.display ?? String(record['Stage'] ?? ''),
    isOpen: stage?.forecastType === 'Open',
    amount: typeof record['Amount'] === 'number' ? record['Amount'] : undefined,
    closingDate: String(record['Closing_Date'] ?? ''),
  };
}

function stageNamed({ pipelines }: Desk, name: unknown): Stage | undefined {
  return pipelines.flatMap(({ stages }) => stages).find((stage) => stage.name === name);
}
