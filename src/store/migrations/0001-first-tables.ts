import type { Kysely } from 'kysely';

/**
 * The tables of the first release. Column types are the ones that mean the same to SQLite and PostgreSQL; a migration
 * never imports the present table types, which will have moved on.
 */
export async function firstTables(db: Kysely<unknown>): Promise<void> {
  await create('organizations', ['org_id'], { status: 'text', document: 'text' });
  await create('connections', ['org_id'], {
    accounts_url: 'text',
    sealed_refresh_token: 'text',
    sealed_access_token: 'text?',
    access_token_expires_at: 'bigint?',
  });
  await create('consents', ['state_hash'], { expires_at: 'bigint', document: 'text' });
  await create('widget_sessions', ['org_id', 'id_hash'], {
    expires_at: 'bigint',
    sealed_access_token: 'text',
    document: 'text',
  });
  await index('widget_sessions', ['id_hash']);
  await create('sign_in_tickets', ['org_id', 'ticket_hash'], {
    expires_at: 'bigint',
    sealed_access_token: 'text',
    document: 'text',
  });
  await index('sign_in_tickets', ['ticket_hash']);
  await create('mirror_accounts', ['org_id', 'account_id'], {
    parent_id: 'text?',
    modified_at: 'bigint',
    facts: 'text',
  });
  await index('mirror_accounts', ['org_id', 'parent_id']);
  await create('mirror_deals', ['org_id', 'deal_id'], {
    account_id: 'text?',
    modified_at: 'bigint',
    facts: 'text',
  });
  await index('mirror_deals', ['org_id', 'account_id']);
  await create('changed_records', ['org_id', 'module', 'record_id'], {
    marked_at: 'bigint',
    version: 'bigint',
  });
  await index('changed_records', ['org_id', 'marked_at', 'module', 'record_id']);
  await create('marked_accounts', ['org_id', 'account_id'], {
    cause: 'text',
    marked_at: 'bigint',
    version: 'bigint',
  });
  await index('marked_accounts', ['org_id', 'marked_at', 'account_id']);
  await create('channels', ['org_id', 'channel_id'], {
    token_hash: 'text',
    url_secret_hash: 'text',
    expires_at: 'bigint',
  });
  await index('channels', ['channel_id']);
  await create('webhooks', ['org_id'], { url_secret_hash: 'text', token_hash: 'text' });
  await index('webhooks', ['url_secret_hash']);
  await create('calibrations', ['org_id', 'calibration_id'], {
    as_of: 'bigint',
    payload: 'text',
    created_at: 'bigint',
  });
  await create('policies', ['org_id', 'version'], {
    payload: 'text',
    author: 'text',
    note: 'text',
    published_at: 'bigint',
  });
  await create('account_classes', ['org_id', 'account_id'], {
    classes: 'text',
    in_force: 'text',
    since: 'text',
    first_play: 'text?',
    desired: 'text',
    written: 'text',
    attempted: 'text',
    is_unwritten: 'bigint',
    retry_at: 'bigint?',
    write_error: 'text?',
    policy_version: 'text',
    calibration_id: 'text',
    as_of: 'bigint',
    decided_at: 'bigint',
  });
  await index('account_classes', ['org_id', 'is_unwritten', 'account_id']);
  await create('class_changes', ['org_id', 'account_id', 'changed_at', 'dimension'], {
    from_class: 'text?',
    to_class: 'text',
    cause: 'text',
    policy_version: 'text',
    calibration_id: 'text',
    inputs: 'text',
  });
  await create('overrides', ['org_id', 'account_id', 'dimension'], {
    value: 'text',
    made_by: 'text?',
    why: 'text',
    until_day: 'bigint?',
    made_at: 'bigint',
  });
  await create('runs', ['org_id', 'run_id'], {
    started_at: 'bigint',
    is_running: 'bigint',
    document: 'text',
  });
  await index('runs', ['is_running', 'started_at']);
  await create('credits', ['org_id', 'spent_at', 'operation'], {
    calls: 'bigint',
    credits: 'bigint',
  });
  await create('leases', ['org_id'], { owner: 'text', held_until: 'bigint' });
  await create('firings', ['name', 'fires_at'], {});
  await create('key_proofs', ['name'], { sealed: 'text' });

  async function create(table: string, key: string[], columns: Record<string, ColumnType>) {
    let builder = db.schema.createTable(table);
    for (const column of key)
      builder = builder.addColumn(column, keyType(column), (c) => c.notNull());
    for (const [column, type] of Object.entries(columns)) {
      const isOptional = type.endsWith('?');
      const dataType = type.startsWith('text') ? 'text' : 'bigint';
      builder = builder.addColumn(column, dataType, (c) => (isOptional ? c : c.notNull()));
    }
    await builder.addPrimaryKeyConstraint(`${table}_key`, key as never[]).execute();
  }

  async function index(table: string, columns: string[]) {
    const name = `${table}_by_${columns.filter((c) => c !== 'org_id').join('_')}`;
    await db.schema.createIndex(name).on(table).columns(columns).execute();
  }
}

type ColumnType = 'text' | 'text?' | 'bigint' | 'bigint?';

function keyType(column: string): 'text' | 'bigint' {
  return column.endsWith('_at') ? 'bigint' : 'text';
}
