import type { FaultPlan } from '../limits/faults.ts';
import type { StoredRecord } from '../organization/module.ts';
import { fieldOf } from '../organization/module.ts';
import type { Organization, RecordChange } from '../organization/organization.ts';
import { canSee } from '../organization/permissions.ts';
import { readField } from '../organization/read-record.ts';
import type { ChannelRegistry, Subscription, WatchedEvent } from './channels.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { selects } from './field-selection.ts';

const eventOf = { insert: 'create', update: 'edit', delete: 'delete' } as const;

/** How long changes are gathered into one call, in real milliseconds. */
const gatherMs = 15;

/** Records of one call are at most as many as one write can change. */
const mostIds = 100;

interface Entry {
  readonly record: StoredRecord;
  readonly affectedFields: readonly string[];
}

interface Deps {
  organization: Organization;
  channels: ChannelRegistry;
  faults: FaultPlan;
  apiUrl: string;
  stopped: AbortSignal;
}

/**
 * Tells subscribers what changed, as Zoho does: an unsigned POST without event id, several records in one call, no
 * second attempt. Shape as captured in amp-labs/connectors (pull requests 1602 and 1862).
 */
export function startNotifier(deps: Deps): Deliveries {
  const { organization, channels } = deps;
  const deliveries = createDeliveries(deps);
  const gathering = new Map<string, { subscription: Subscription; entries: Entry[] }>();

  function gather(subscription: Subscription, change: RecordChange): void {
    const { channelId, userId, module } = subscription;
    const key = `${userId} ${channelId} ${module} ${change.operation}`;
    const open = gathering.get(key);
    if (open && open.entries.length < mostIds) {
      open.entries.push(change);
      return;
    }
    const batch = { subscription, entries: [change] as Entry[] };
    gathering.set(key, batch);
    deliveries.later(gatherMs, () => {
      if (gathering.get(key) === batch) gathering.delete(key);
      deliveries.send(subscription, render(deps, subscription, change.operation, batch.entries));
    });
  }

  organization.listeners.push((change) => {
    for (const subscription of channels.active())
      if (concerns(organization, subscription, change)) gather(subscription, change);
  });
  return deliveries;
}

function concerns(
  organization: Organization,
  subscription: Subscription,
  change: RecordChange,
): boolean {
  const event: WatchedEvent = eventOf[change.operation];
  if (subscription.module !== change.module.apiName || !subscription.events.has(event))
    return false;
  const user = organization.users.get(subscription.userId);
  if (user?.status !== 'active' || !canSee(organization, user, change.record)) return false;
  if (change.isRelatedAction)
    return subscription.notifiesOnRelatedAction && subscription.selection === undefined;
  if (event !== 'edit') return true;
  const edited = new Set(change.affectedFields);
  return edited.size > 0 && (!subscription.selection || selects(subscription.selection, edited));
}

function render(
  { organization, apiUrl }: Deps,
  subscription: Subscription,
  operation: RecordChange['operation'],
  entries: readonly Entry[],
): Record<string, unknown> {
  const { module, channelId, token, notifyUrl, returnsValues } = subscription;
  const isEdit = operation === 'update';
  return {
    server_time: organization.clock.now(),
    affected_values:
      isEdit && returnsValues ? entries.map((e) => values(organization, module, e)) : [],
    query_params: Object.fromEntries(new URL(notifyUrl).searchParams),
    module,
    resource_uri: `${apiUrl}/crm/v8/${module}`,
    ids: [...new Set(entries.map(({ record }) => record.id))],
    affected_fields: isEdit
      ? entries.map(({ record, affectedFields }) => ({ [record.id]: affectedFields }))
      : [],
    operation,
    channel_id: channelId,
    token: token ?? null,
  };
}

function values(organization: Organization, name: string, { record, affectedFields }: Entry) {
  const module = organization.modules.get(name);
  const pairs = affectedFields.flatMap((apiName) => {
    const field = module && fieldOf(module, apiName);
    return field ? [[apiName, readField(organization, record, field)]] : [];
  });
  return { record_id: record.id, values: Object.fromEntries(pairs) };
}
