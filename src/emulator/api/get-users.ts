import type { Organization, User } from '../organization/organization.ts';
import type { Answer, Call } from './operation.ts';

/** `GET /users`: the users of the organization, or with `type=CurrentUser` the one the token stands for. */
export function getUsers(call: Call): Answer {
  const { organization, query } = call;
  const [page, perPage] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 200)];
  const matching = usersOfType(call, query.get('type') ?? 'AllUsers');
  const rows = matching.slice((page - 1) * perPage, page * perPage);
  if (rows.length === 0) return { status: 204 };
  const info = {
    per_page: perPage,
    count: rows.length,
    page,
    more_records: matching.length > page * perPage,
  };
  return { status: 200, body: { users: rows.map((user) => renderUser(organization, user)), info } };
}

/** `GET /users/{user}`: one user. */
export function getUser({ organization, params }: Call): Answer {
  const user = organization.users.get(params['user'] ?? '');
  if (!user) return { status: 204 };
  return { status: 200, body: { users: [renderUser(organization, user)] } };
}

/** Kinds of which the emulator has none. */
const kindsWithoutUsers = new Set([
  'DeletedUsers',
  'NotConfirmedUsers',
  'DeveloperUsers',
  'ActiveLiteUser',
]);

function usersOfType({ organization, user: current }: Call, type: string): User[] {
  const users = [...organization.users.values()];
  const isAdmin = (user: User) =>
    organization.profiles.get(user.profileId)?.isAdministrator === true;
  if (type === 'CurrentUser') return [current];
  if (kindsWithoutUsers.has(type)) return [];
  if (type === 'DeactiveUsers') return users.filter((user) => user.status === 'inactive');
  const active = type === 'AllUsers' ? users : users.filter((user) => user.status === 'active');
  return type === 'AdminUsers' || type === 'ActiveConfirmedAdmins'
    ? active.filter(isAdmin)
    : active;
}

/** A user as Zoho describes him. */
export function renderUser(organization: Organization, user: User): Record<string, unknown> {
  const { facts, profiles } = organization;
  return {
    confirm: true,
    country: facts.address?.country ?? null,
    country_locale: user.locale ?? 'en_US',
    created_by: null,
    created_time: null,
    date_format: 'yyyy-MM-dd',
    decimal_separator: 'Period',
    email: user.email,
    first_name: user.firstName,
    full_name: `${user.firstName} ${user.lastName}`.trim(),
    id: user.id,
    language: user.locale ?? 'en_US',
    last_name: user.lastName,
    locale: user.locale ?? 'en_US',
    microsoft: false,
    number_separator: 'Comma',
    personal_account: false,
    phone: null,
    profile: { name: profiles.get(user.profileId)?.name ?? '', id: user.profileId },
    Reporting_To: null,
    role: { name: user.role, id: user.roleId },
    status: user.status,
    time_format: 'HH:mm',
    time_zone: facts.timeZone,
    type__s: 'Regular User',
    zuid: user.zuid,
  };
}
