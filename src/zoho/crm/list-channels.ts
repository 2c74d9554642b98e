import { Notifications, ParameterMap } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';

const watchSchema = z.looseObject({
  channel_id: z.coerce.string(),
  channel_expiry: z.iso.datetime({ offset: true }),
});

const answerSchema = z.looseObject({ watch: z.array(watchSchema) });

/**
 * The channels of the connected user that live, each once with the sooner of its modules' ends. 1 credit.
 * https://www.zoho.com/crm/developer/docs/api/v8/notifications/get-details.html
 */
export async function listChannels(
  call: CallCrm,
  connection: CrmConnection,
): Promise<{ channelId: string; expiresAt: number }[]> {
  const operation = 'list-channels';
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: async () => {
      const params = new ParameterMap();
      await params.add(Notifications.GetNotificationsParam.PER_PAGE, 200);
      return new Notifications.NotificationsOperations().getNotifications(params);
    },
  });
  if (json === undefined) return [];
  const ends = new Map<string, number>();
  for (const { channel_id, channel_expiry } of checked(answerSchema, json, operation).watch) {
    const expiresAt = Date.parse(channel_expiry);
    ends.set(channel_id, Math.min(ends.get(channel_id) ?? expiresAt, expiresAt));
  }
  return [...ends].map(([channelId, expiresAt]) => ({ channelId, expiresAt }));
}
