import { Notifications, ParameterMap } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmConnection } from '../../app/ports/crm.ts';
import { refusalFailure } from './answer-failure.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { zohoAnswerSchema } from './zoho-answer.ts';

const channelsPerCall = 25;

/** Zoho's words for a channel that is not there (any more). */
const gone = 'NOT_SUBSCRIBED';

const answerSchema = z.union([
  z.looseObject({ watch: z.array(zohoAnswerSchema) }),
  zohoAnswerSchema.transform((answer) => ({ watch: [answer] })),
]);

/**
 * Ends subscriptions; one that has ended already is no error. 1 credit for each 25.
 * https://www.zoho.com/crm/developer/docs/api/v8/notifications/disable.html
 */
export async function closeChannels(
  call: CallCrm,
  connection: CrmConnection,
  channelIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < channelIds.length; start += channelsPerCall) {
    await closeBatch(call, connection, channelIds.slice(start, start + channelsPerCall));
  }
}

async function closeBatch(call: CallCrm, connection: CrmConnection, channelIds: string[]) {
  const operation = 'close-channels';
  const { status, json } = await call(connection, {
    operation,
    credits: 1,
    items: 'watch',
    expected: [gone],
    request: async () => {
      const params = new ParameterMap();
      await params.add(Notifications.DeleteNotificationParam.CHANNEL_IDS, channelIds.join(','));
      return new Notifications.NotificationsOperations().deleteNotification(params);
    },
  });
  const refused = checked(answerSchema, json, operation).watch.find(
    ({ code }) => code !== 'SUCCESS' && code !== gone,
  );
  if (refused) throw refusalFailure(refused, status, operation);
}
