import { ParameterMap, Users } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmUser } from '../../app/ports/crm-metadata.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';

const userSchema = z.looseObject({
  id: z.string(),
  full_name: z.string().nullish(),
  email: z.string(),
  profile: z.looseObject({ name: z.string() }),
  language: z.string().nullish(),
  locale: z.string().nullish(),
});

const answerSchema = z.looseObject({ users: z.tuple([userSchema], z.unknown()) });

/** Zoho's own profile with every right, the same name in every organization. */
const administrator = 'Administrator';

/** The user on whose consent the access token rests. 1 credit. */
export async function readCurrentUser(call: CallCrm, connection: CrmConnection): Promise<CrmUser> {
  const operation = 'read-current-user';
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: async () => {
      const params = new ParameterMap();
      await params.add(Users.GetUsersParam.TYPE, 'CurrentUser');
      return new Users.UsersOperations().getUsers(params);
    },
  });
  const [user] = checked(answerSchema, json, operation).users;
  return {
    id: user.id,
    name: user.full_name || user.email,
    email: user.email,
    profileName: user.profile.name,
    isAdministrator: user.profile.name === administrator,
    language: (user.language ?? user.locale ?? '').startsWith('zh') ? 'zh' : 'en',
  };
}
