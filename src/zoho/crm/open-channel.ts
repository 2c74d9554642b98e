import { Notifications } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmChannel, CrmConnection, CrmModule } from '../../app/ports/crm.ts';
import { refusalFailure } from './answer-failure.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { zohoAnswerSchema } from './zoho-answer.ts';

const modules: readonly CrmModule[] = ['Accounts', 'Deals'];
const longestToken = 50;

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
  channel: CrmChannel,
): Promise<{ expiresAt: number }> {
  if (channel.token.length > longestToken)
    throw new RangeError(`a channel's token has at most ${longestToken} characters`);
  const operation = 'open-channel';
  const { status, json } = await call(connection, {
    operation,
    credits: 1,
    items: 'watch',
    request: () => new Notifications.NotificationsOperations().enableNotifications(bodyOf(channel)),
  });
  const [opened] = checked(answerSchema, json, operation).watch;
  if (opened.code !== 'SUCCESS') throw refusalFailure(opened, status, operation);
  const { events } = checked(openedSchema, opened.details, operation);
  return { expiresAt: Math.min(...events.map((event) => Date.parse(event.channel_expiry))) };
}

function bodyOf(channel: CrmChannel): Notifications.BodyWrapper {
  const watch = new Notifications.Notification();
  watch.setChannelId(channel.channelId);
  watch.setNotifyUrl(channel.url);
  watch.setToken(channel.token);
  watch.setChannelExpiry(new Date(channel.expiresAt));
  watch.setEvents(modules.flatMap((module) => eventsOf(module, channel.fields[module])));
  watch.setReturnAffectedFieldValues(true);
  // On by default, and then every change of a related record calls too.
  watch.setNotifyOnRelatedAction(false);
  const watched = modules.filter((module) => channel.fields[module].length > 0);
  watch.setNotificationCondition(
    watched.map((module) => conditionOf(module, channel.fields[module])),
  );
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
