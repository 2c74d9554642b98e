import type { Generated } from 'kysely';

/**
 * The tables, one schema for every engine. Instants and days are whole numbers, yes and no are 1 and 0, `document`
 * and `facts` are JSON, `sealed_…` is ciphertext. Whatever belongs to an organization has `org_id` first in its primary
 * key, so that a sharded database can distribute by it.
 */
export interface Tables {
  organizations: { org_id: string; status: string; document: string };
  connections: {
    org_id: string;
    accounts_url: string;
    sealed_refresh_token: string;
    sealed_access_token: string | null;
    access_token_expires_at: number | null;
    refreshing_until: number | null;
  };
  consents: { state_hash: string; expires_at: number; document: string };
  widget_sessions: {
    org_id: string;
    id_hash: string;
    expires_at: number;
    sealed_access_token: string;
    document: string;
  };
  sign_in_tickets: {
    org_id: string;
    ticket_hash: string;
    expires_at: number;
    sealed_access_token: string;
    document: string;
  };
  mirror_accounts: {
    org_id: string;
    account_id: string;
    parent_id: string | null;
    modified_at: number;
    fields_seen_at: number | null;
    facts: string;
  };
  mirror_deals: {
    org_id: string;
    deal_id: string;
    account_id: string | null;
    modified_at: number;
    facts: string;
  };
  changed_records: {
    org_id: string;
    module: string;
    record_id: string;
    marked_at: number;
    version: number;
  };
  marked_accounts: {
    org_id: string;
    account_id: string;
    cause: string;
    marked_at: number;
    version: number;
  };
  channels: {
    org_id: string;
    channel_id: string;
    token_hash: string;
    url_secret_hash: string;
    expires_at: number;
    heard_at: number | null;
    missed: Generated<number>;
    missed_at: number | null;
    deaf_since: number | null;
  };
  webhooks: { org_id: string; url_secret_hash: string; token_hash: string };
  calibrations: {
    org_id: string;
    calibration_id: string;
    as_of: number;
    payload: string;
    created_at: number;
  };
  policies: {
    org_id: string;
    version: string;
    payload: string;
    author: string;
    note: string;
    published_at: number;
  };
  policy_publications: {
    org_id: string;
    published_at: number;
    version: string;
    author: string;
    note: string;
  };
  account_classes: {
    org_id: string;
    account_id: string;
    classes: string;
    in_force: string;
    since: string;
    first_play: string | null;
    desired: string;
    written: string;
    attempted: string;
    in_bulk: string;
    is_unwritten: number;
    retry_at: number | null;
    write_error: string | null;
    policy_version: string;
    calibration_id: string;
    as_of: number;
    decided_at: number;
    next_flip_on: number | null;
  };
  class_changes: {
    org_id: string;
    account_id: string;
    changed_at: number;
    dimension: string;
    from_class: string | null;
    to_class: string;
    cause: string;
    policy_version: string;
    calibration_id: string;
    inputs: string;
  };
  written_values: {
    org_id: string;
    run_id: string;
    account_id: string;
    written_at: number;
    values_before: string;
    values_after: string;
  };
  overrides: {
    org_id: string;
    account_id: string;
    dimension: string;
    value: string;
    made_by: string | null;
    why: string;
    until_day: number | null;
    made_at: number;
  };
  runs: {
    org_id: string;
    run_id: string;
    started_at: number;
    is_running: number;
    document: string;
  };
  credits: {
    org_id: string;
    spent_at: number;
    operation: string;
    calls: number;
    credits: number;
  };
  leases: { org_id: string; owner: string; held_until: number };
  firings: { name: string; fires_at: number };
  key_proofs: { name: string; sealed: string };
  scrubs_due: { purge_id: string };
}
