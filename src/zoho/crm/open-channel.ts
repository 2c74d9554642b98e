import { Notifications } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmChannel, CrmConnection } from '../../app/ports/crm.ts';
import type { CrmModule, CrmSchema } from '../../app/ports/crm-metadata.ts';
import { refusalFailure } from './answer-failure.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { zohoAnswerSchema } from './zoho-answer.ts';

const modules: readonly CrmModule[] = ['Accounts', 'Deals'];
const longestToken = 50;
/** Most fields that one condition may name. */
const mostFields = 10;

/** Fields that are read and yet decide no class. */
const indifferent = [
  'Created_Time',
  'Modified_Time',
  'Owner',
  'Currency',
  'Exchange_Rate',
  'Deal_Name',
];

const eventSchema = z.looseObject({ channel_expiry: z.iso.datetime({ offset: true }) });

const answerSchema = z.looseObject({ watch: z.tuple([zohoAnswerSchema], z.unknown()) });

const openedSchema = z.looseObject({ events: z.array(eventSchema).min(1) });

/**
 * Subscribes to changes of accounts and deals. 1 credit. Zoho turns an expiry that it finds too far ahead silently
 * into one hour, so what it granted is answered, not what was asked for.
 * https://www.zoho.com/crm/developer/docs/api/v8/notifications/enable.html
 */
export async function openChannel(
  call: CallCrm,
  connection: CrmConnection,
  schema: CrmSchema,
  channel: CrmChannel,
): Promise<{ expiresAt: number }> {
  if (channel.token.length > longestToken)
    throw new RangeError(`a channel's token has at most ${longestToken} characters`);
  const operation = 'open-channel';
  const { status, json } = await call(connection, {
    operation,
    credits: 1,
    items: 'watch',
    request: () =>
      new Notifications.NotificationsOperations().enableNotifications(
        bodyOf(channel, watchedFields(schema)),
      ),
  });
  const [opened] = checked(answerSchema, json, operation).watch;
  if (opened.code !== 'SUCCESS') throw refusalFailure(opened, status, operation);
  const { events } = checked(openedSchema, opened.details, operation);
  return { expiresAt: Math.min(...events.map((event) => Date.parse(event.channel_expiry))) };
}

/** Per module, the fields of this organization whose change can change a class. */
function watchedFields(schema: CrmSchema): Record<CrmModule, string[]> {
  const watched = (names: string[]) =>
    names.filter((name) => !indifferent.includes(name)).slice(0, mostFields);
  return { Accounts: watched(schema.accountFields), Deals: watched(schema.dealFields) };
}

function bodyOf(
  channel: CrmChannel,
  fields: Record<CrmModule, string[]>,
): Notifications.BodyWrapper {
  const watch = new Notifications.Notification();
  watch.setChannelId(channel.channelId);
  watch.setNotifyUrl(channel.url);
  watch.setToken(channel.token);
  watch.setChannelExpiry(new Date(channel.expiresAt));
  watch.setEvents(modules.flatMap((module) => eventsOf(module, fields[module])));
  watch.setReturnAffectedFieldValues(true);
  // On by default, and then every change of a related record calls too.
  watch.setNotifyOnRelatedAction(false);
  const watched = modules.filter((module) => fields[module].length > 0);
  watch.setNotificationCondition(watched.map((module) => conditionOf(module, fields[module])));
  const body = new Notifications.BodyWrapper();
  body.setWatch([watch]);
  return body;
}

/** Edits only where there is a field whose change is worth a call. */
function eventsOf(module: CrmModule, fields: readonly string[]): string[] {
  const events = fields.length > 0 ? ['create', 'edit', 'delete'] : ['create', 'delete'];
  return events.map((event) => `${module}.${event}`);
}

/** "Call when any of these fields changes"; Zoho takes module and fields by API name, ids are not needed. */
function conditionOf(module: CrmModule, fields: readonly string[]) {
  const [first, ...others] = fields.map(criteriaOf);
  let selection = first as Notifications.Criteria;
  if (others.length > 0) {
    const group = [selection, ...others];
    selection = new Notifications.Criteria();
    selection.setGroupOperator('or');
    selection.setGroup(group);
  }
  const named = new Notifications.Module();
  named.setAPIName(module);
  const condition = new Notifications.NotificationCondition();
  condition.setType('field_selection');
  condition.setModule(named);
  condition.setFieldSelection(selection);
  return condition;
}

function criteriaOf(fieldName: string): Notifications.Criteria {
  const field = new Notifications.Field();
  field.setAPIName(fieldName);
  const criteria = new Notifications.Criteria();
  criteria.setField(field);
  return criteria;
}
