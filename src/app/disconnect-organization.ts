import type { AppDependencies } from './dependencies.ts';
import { AppError, isAppError } from './errors.ts';
import type { Organization } from './ports/organization-store.ts';
import { underLease } from './under-lease.ts';

/** How an organization is to be left. */
export interface LeavingWishes {
  /** Whether our fields are deleted from its CRM, with what stands in them, and our lists; they stay as they are otherwise. */
  removeFields?: boolean | undefined;
}

/** What was left behind at Zoho, and why where it was not to be helped. */
export interface Disconnection {
  /** `left` ones end by themselves within a week. */
  channels: 'closed' | 'left';
  /** Of our lists in the CRM: how many were deleted, and the names of those that were not. */
  views: { removed: number; left: string[] };
  /** Of our fields in the CRM: how many were deleted, and the labels' keys of those that were not. */
  fields: { removed: number; left: string[] };
  /** `over`: Zoho had ended it before. `left`: Zoho did not answer; try again. */
  access: 'withdrawn' | 'over' | 'left';
  /** The first thing that went wrong. */
  trouble?: AppError | undefined;
}

/**
 * Leaves an organization: no work is begun any more, its channels end, our fields go if so wished, the refresh token is
 * withdrawn at Zoho and forgotten here. What is known of its accounts stays, so that connecting again goes on where it
 * stopped. May be run again after a stop or failure at any point.
 *
 * @throws AppError `not-found`, `organization-busy`
 */
export function createDisconnectOrganization(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'identity' | 'clock' | 'log'>,
) {
  const { store, crm, identity, log } = dependencies;

  return async function disconnectOrganization(
    organizationId: string,
    { removeFields = false }: LeavingWishes = {},
  ): Promise<Disconnection> {
    const organization = await store.organizations.find(organizationId);
    if (!organization) throw new AppError('not-found', 'organization');
    // A person's word: its data stays, whatever Zoho refuses from now on, and who connects again wants it to be written.
    await store.organizations.change(organizationId, {
      status: 'disconnected',
      accessLostAt: undefined,
      writesPausedAt: undefined,
    });
    return await underLease(dependencies, organizationId, async () => {
      const channels = await closeChannels(organization);
      const views = await deleteViews(organization, removeFields);
      const fields = await deleteFields(organization, removeFields);
      const access = await withdraw(organizationId);
      log.info({ organizationId, access: access.done }, 'organization disconnected');
      return {
        channels: channels ? 'left' : 'closed',
        views: { removed: views.removed, left: views.left },
        fields: { removed: fields.removed, left: fields.left },
        access: access.done,
        trouble: access.trouble ?? fields.trouble ?? views.trouble ?? channels,
      };
    });
  };

  /** From here on their calls are refused, whether or not Zoho ends them. Answers why it did not. */
  async function closeChannels({ id, connection }: Organization): Promise<AppError | undefined> {
    const channels = await store.channels.list(id);
    const ids = channels.map(({ channelId }) => channelId);
    const trouble =
      ids.length > 0 ? await troubleOf(() => crm.closeChannels(connection, ids)) : undefined;
    await store.channels.remove(id, ids);
    return trouble;
  }

  /** Before the fields by which they filter. */
  async function deleteViews({ id, connection, views = [] }: Organization, isWished: boolean) {
    const ids = views.flatMap(({ viewId }) => viewId ?? []);
    if (!isWished || ids.length === 0) return { removed: 0, left: [], trouble: undefined };
    const trouble = await troubleOf(() => crm.deleteAccountViews(connection, ids));
    if (!trouble) await store.organizations.change(id, { views: undefined });
    const left = views.filter(({ viewId }) => viewId !== undefined).map(({ name }) => name);
    return trouble
      ? { removed: 0, left, trouble }
      : { removed: ids.length, left: [], trouble: undefined };
  }

  async function deleteFields(organization: Organization, isWished: boolean) {
    if (!isWished) return { removed: 0, left: [], trouble: undefined };
    const { id, connection } = organization;
    const left: typeof organization.fields = {};
    let trouble: AppError | undefined;
    for (const [key, field] of Object.entries(organization.fields)) {
      const refusal = await troubleOf(() => crm.deleteAccountField(connection, field.fieldId));
      if (refusal) left[key] = field;
      trouble ??= refusal;
    }
    await store.organizations.change(id, { fields: left });
    const removed = Object.keys(organization.fields).length - Object.keys(left).length;
    return { removed, left: Object.keys(left), trouble };
  }

  /** A token that could not be withdrawn is kept, so that it can be when this is run again. */
  async function withdraw(
    organizationId: string,
  ): Promise<{ done: Disconnection['access']; trouble?: AppError | undefined }> {
    const tokens = await store.connections.find(organizationId);
    if (!tokens) return { done: 'over' };
    const trouble = await troubleOf(() => identity.revoke(tokens));
    if (trouble) return { done: 'left', trouble };
    await store.connections.remove(organizationId);
    return { done: 'withdrawn' };
  }
}

/** Why something was not to be had of Zoho; the rest is done all the same. Trouble of our own is thrown. */
async function troubleOf(work: () => Promise<void>): Promise<AppError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (isAppError(error) && error.code !== 'store-unavailable') return error;
    throw error;
  }
}
