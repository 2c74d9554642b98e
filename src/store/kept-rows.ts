import { type Kysely, sql } from 'kysely';
import type { KeptRow, OrganizationStore } from '../app/ports/organization-store.ts';
import type { Tables } from './tables.ts';

/** How the rows of a table are told. */
interface KeptTable {
  /** What follows `org_id` in the primary key. */
  key: readonly string[];
  /** Columns that hold JSON. */
  json?: readonly string[];
  /** Columns that are told to nobody: tokens under seal and hashes of secrets. */
  secret?: readonly string[];
}

/** Tables that hold rows of organizations; of `widget_sessions` and the like the key is itself a hash. */
type OwnedTable = {
  [Table in keyof Tables]: 'org_id' extends keyof Tables[Table] ? Table : never;
}[keyof Tables];

/** Every table with rows of organizations, in the order in which they are told. */
const keptTables: Readonly<Record<OwnedTable, KeptTable>> = {
  organizations: { key: [], json: ['document'] },
  connections: { key: [], secret: ['sealed_refresh_token', 'sealed_access_token'] },
  channels: { key: ['channel_id'], secret: ['token_hash', 'url_secret_hash'] },
  webhooks: { key: [], secret: ['token_hash', 'url_secret_hash'] },
  widget_sessions: {
    key: ['id_hash'],
    json: ['document'],
    secret: ['id_hash', 'sealed_access_token'],
  },
  sign_in_tickets: {
    key: ['ticket_hash'],
    // The document holds the hash of the secret that collects the ticket, beside what the session of a minute later holds.
    secret: ['ticket_hash', 'sealed_access_token', 'document'],
  },
  policies: { key: ['version'], json: ['payload'] },
  policy_publications: { key: ['published_at', 'version'] },
  calibrations: { key: ['calibration_id'], json: ['payload'] },
  mirror_accounts: { key: ['account_id'], json: ['facts'] },
  mirror_deals: { key: ['deal_id'], json: ['facts'] },
  account_classes: {
    key: ['account_id'],
    json: ['classes', 'in_force', 'since', 'desired', 'written', 'attempted', 'in_bulk'],
  },
  class_changes: { key: ['account_id', 'changed_at', 'dimension'], json: ['inputs'] },
  written_values: { key: ['run_id', 'account_id'], json: ['values_before', 'values_after'] },
  overrides: { key: ['account_id', 'dimension'] },
  changed_records: { key: ['module', 'record_id'] },
  marked_accounts: { key: ['account_id'] },
  runs: { key: ['run_id'], json: ['document'] },
  credits: { key: ['spent_at', 'operation'] },
  leases: { key: [] },
};

const rowsPerPage = 500;

type Row = Record<string, unknown>;

/** Tells every row of an organization, table by table, in the order of their keys and a page at a time. */
export function createReadKept(db: Kysely<Tables>): OrganizationStore['readKept'] {
  return async function* readKept(organizationId) {
    for (const [table, { key, json = [], secret = [] }] of Object.entries(keptTables)) {
      let page = await readAfter(table, key, organizationId, undefined);
      for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
        yield page.map((row): KeptRow => ({ table, row: told(row, json, secret) }));
        if (page.length < rowsPerPage) break;
        page = await readAfter(table, key, organizationId, last);
      }
    }
  };

  async function readAfter(
    table: string,
    key: readonly string[],
    organizationId: string,
    last: Row | undefined,
  ): Promise<Row[]> {
    const columns = sql.join(['org_id', ...key].map((column) => sql.ref(column)));
    const from = last && sql.join(key.map((column) => last[column]));
    const isLater = from ? sql`(${columns}) > (${organizationId}, ${from})` : sql`true`;
    const { rows } = await sql<Row>`select * from ${sql.table(table)}
      where org_id = ${organizationId} and ${isLater}
      order by ${columns} limit ${rowsPerPage}`.execute(db);
    return rows;
  }
}

function told(row: Row, json: readonly string[], secret: readonly string[]): Row {
  const entries = Object.entries(row).flatMap(([column, value]) => {
    if (column === 'org_id' || secret.includes(column)) return [];
    return [[column, json.includes(column) ? opened(value) : value]];
  });
  return Object.fromEntries(entries);
}

/** What no longer reads as JSON is told as it stands. */
function opened(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return value;
  }
}
